import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { hashPassword } from 'better-auth/crypto';
import { twoFactor } from 'better-auth/plugins';
import type { Context } from 'hono';
import type { Db } from '#platform/db/db.ts';
import type { Log } from '#platform/log/log.ts';
import type { PersonId } from '#organisation/permissions.ts';
import { clientAddress } from './client-address.ts';
import { tableNames } from './engine-tables.ts';

export const shortestPassword = 12;
export const longestPassword = 128;

/** better-auth, kept behind four calls: the rest of the product neither knows its addresses nor its words. */
export interface SignInEngine {
  /** Asks it as the browser that sent `context` would; cookies go both ways. */
  ask(context: Context, request: EngineRequest): Promise<EngineAnswer>;
  sessionOf(context: Context): Promise<EngineSession | undefined>;
  hashPassword(password: string): Promise<string>;
}

export interface EngineRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
}

export interface EngineAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly cookies: readonly string[];
}

export interface EngineSession {
  readonly id: string;
  readonly personId: PersonId;
}

export interface EngineTools {
  readonly db: Db;
  readonly publicUrl: string;
  readonly secretKey: string;
  readonly log: Log;
}

/** Set by us on every request we pass on, so that nobody else can say where he comes from. */
const addressHeader = 'x-kentongan-client';
const basePath = '/api/auth';
const dayS = 24 * 60 * 60;

export function openSignIn(tools: EngineTools): SignInEngine {
  const auth = betterAuth(settings(tools));
  const headersOf = (context: Context): Headers => {
    const headers = new Headers({ origin: new URL(tools.publicUrl).origin, [addressHeader]: clientAddress(context) });
    for (const name of ['cookie', 'user-agent']) {
      const value = context.req.header(name);
      if (value !== undefined) headers.set(name, value);
    }
    return headers;
  };
  return {
    async ask(context, { method, path, body }) {
      const headers = headersOf(context);
      if (body) headers.set('content-type', 'application/json');
      const url = `${tools.publicUrl}${basePath}${path}`;
      const response = await auth.handler(
        new Request(url, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }),
      );
      const text = await response.text();
      return {
        status: response.status,
        body: text === '' ? null : (JSON.parse(text) as unknown),
        cookies: response.headers.getSetCookie(),
      };
    },
    async sessionOf(context) {
      const { headers, response } = await auth.api.getSession({ headers: headersOf(context), returnHeaders: true });
      // A session in use is prolonged once a day; the browser must learn it.
      for (const cookie of headers.getSetCookie()) context.header('set-cookie', cookie, { append: true });
      return response ? { id: response.session.id, personId: response.user.id as PersonId } : undefined;
    },
    hashPassword,
  };
}

function settings({ db, publicUrl, secretKey, log }: EngineTools): Parameters<typeof betterAuth>[0] {
  const { origin, hostname, protocol } = new URL(publicUrl);
  return {
    appName: 'Kentongan',
    baseURL: publicUrl,
    basePath,
    secret: secretKey,
    trustedOrigins: [origin],
    database: { db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => log.error({ message }, 'the sign-in engine complains') },
    // Nobody signs up by himself: people come by invitation or by the first run.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      revokeSessionsOnPasswordReset: true,
    },
    // `cookieCache` stays off: a revoked session must end at once.
    session: { ...tableNames.session, expiresIn: 14 * dayS, updateAge: dayS, freshAge: dayS },
    user: tableNames.user,
    account: tableNames.account,
    verification: tableNames.verification,
    // A whole city hall may come from one address; guessing at one account is stopped by `sign_in_try`.
    rateLimit: {
      enabled: true,
      storage: 'database',
      ...tableNames.rateLimit,
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/*': { window: 60, max: 60 },
        '/two-factor/*': { window: 60, max: 60 },
        '/change-password': { window: 60, max: 20 },
      },
    },
    advanced: {
      // A session with its person in one question: it is asked with every request.
      database: { generateId: 'uuid', joins: true },
      useSecureCookies: protocol === 'https:',
      cookiePrefix: 'kentongan',
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    plugins: [
      twoFactor({ issuer: 'Kentongan', schema: tableNames.twoFactor }),
      passkey({ rpID: hostname, rpName: 'Kentongan', origin, schema: tableNames.passkey }),
    ],
  };
}
