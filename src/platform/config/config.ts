import { resolve } from 'node:path';
import { z } from 'zod';
import { accept, refuse, type Result } from '#platform/result.ts';

/** Everything that can be set from outside. Absent settings have the value that suits a first try. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** An outside PostgreSQL; undefined means the embedded one in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** The address people type, without a slash at the end. */
  readonly publicUrl: string;
  /** Undefined until it is read from, or made in, `dataDir`. */
  readonly secretKey: string | undefined;
  /** Undefined: mails are not sent, and links are shown to the coordinator instead. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly logLevel: string;
  /** Hosts, addresses or networks that the guarded HTTP client may reach although they are private. */
  readonly allowPrivateAddresses: readonly string[];
  readonly blueskyAppview: string;
  /** The browser that prints; undefined: one is looked for when something is to be printed. */
  readonly chromiumPath: string | undefined;
}

/** One setting that can't be used: what is wrong and what to do, as a message key with facts. */
export interface ConfigFault {
  readonly name: string;
  readonly value: string;
}

export interface ConfigRefusal {
  readonly kind: 'settings-faulty';
  readonly faults: readonly ConfigFault[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const text = z.string().trim();
const webAddress = text.regex(/^https?:\/\/[^/\s]+(:\d+)?\/?$/);
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const schema = z.object({
  PORT: text
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(65_535))
    .default(4100),
  HOST: text.regex(/^[\w.:-]+$/).default('0.0.0.0'),
  DATA_DIR: text.min(1).default('./data'),
  DATABASE_URL: text.regex(/^postgres(ql)?:\/\/\S+$/).optional(),
  PUBLIC_URL: webAddress.optional(),
  SECRET_KEY: text.min(32).optional(),
  SMTP_URL: text.regex(/^smtps?:\/\/\S+$/).optional(),
  MAIL_FROM: text.regex(/^[^@\n]*\S+@\S+$/).optional(),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  ALLOW_PRIVATE_ADDRESSES: text
    .transform((list) =>
      list
        .split(',')
        .map((entry) => entry.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().regex(/^[\w.:/-]+$/)))
    .default([]),
  CHROMIUM_PATH: text.min(1).optional(),
  BLUESKY_APPVIEW: webAddress.default('https://public.api.bsky.app'),
});

const settingNames = Object.keys(schema.shape) as readonly (keyof typeof schema.shape)[];

const secretNames: readonly string[] = ['SECRET_KEY', 'DATABASE_URL', 'SMTP_URL'];

/** Reads all settings at once, so that all faults can be mended in one go. An empty setting counts as absent. */
export function readConfig(environment: Environment = process.env): Result<Config, ConfigRefusal> {
  const given = Object.fromEntries(settingNames.map((name) => [name, environment[name]?.trim() || undefined]));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
    const faults = names.map((name) => ({
      name,
      value: secretNames.includes(name) ? '…' : (given[name] ?? ''),
    }));
    return refuse({ kind: 'settings-faulty', faults });
  }
  const value = parsed.data;
  const publicUrl = (value.PUBLIC_URL ?? `http://localhost:${value.PORT}`).replace(/\/$/, '');
  return accept({
    port: value.PORT,
    host: value.HOST,
    dataDir: resolve(value.DATA_DIR),
    databaseUrl: value.DATABASE_URL,
    publicUrl,
    secretKey: value.SECRET_KEY,
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM ?? `Kentongan <kentongan@${new URL(publicUrl).hostname}>`,
    logLevel: value.LOG_LEVEL,
    allowPrivateAddresses: value.ALLOW_PRIVATE_ADDRESSES,
    chromiumPath: value.CHROMIUM_PATH,
    blueskyAppview: value.BLUESKY_APPVIEW.replace(/\/$/, ''),
  });
}
