import type { Hono } from 'hono';
import { readConfig } from '../../src/platform/config/config.ts';
import type { Db } from '../../src/platform/db/db.ts';
import type { Listener } from '../../src/platform/events/listen.ts';
import { openLog } from '../../src/platform/log/log.ts';
import type { Letter, Mail } from '../../src/platform/mail/mail.ts';
import { httpApp } from '../../src/main/http-app.ts';
import type { Outside } from '../../src/main/outside.ts';
import { wire, type Product } from '../../src/main/wire.ts';
import { agencyTree, commandActor, createTokenFor, type Actor } from '../../src/organisation/index.ts';

export const publicUrl = 'http://desk.test';
export const firstRunKey = 'the-key-of-the-first-run';

/** Everything wired as in the running server, answering in process: no port, no jobs worked on. */
export interface TestProduct {
  readonly app: Hono;
  readonly product: Product;
  /** Letters the product sent. */
  readonly letters: Letter[];
  call(method: string, path: string, sent?: Sent): Promise<Answered>;
}

export interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** An API token. */
  readonly token?: string;
  /** A session's cookies. */
  readonly cookie?: string;
}

export interface Answered {
  readonly status: number;
  readonly body: unknown;
  readonly text: string;
  readonly cookie: string;
  readonly headers: Headers;
}

const deafListener: Listener = { on: () => undefined, onGap: () => undefined, close: () => Promise.resolve() };

export function aProduct(db: Db, given: Partial<Outside> & { readonly dataDir?: string } = {}): TestProduct {
  const letters: Letter[] = [];
  const config = readConfig({ PUBLIC_URL: publicUrl, DATA_DIR: given.dataDir ?? '/tmp/kentongan-test' });
  if (!config.ok) throw new Error('The test settings are faulty');
  const product = wire({
    db,
    jobs: { enqueue: () => Promise.resolve() },
    log: openLog('silent'),
    now: () => new Date(),
    publicUrl,
    secretKey: 'a secret key that is long enough for tests',
    mail: mailInto(letters),
    firstRunKey,
    config: config.value,
    listener: deafListener,
    ...given,
  });
  const app = httpApp({ product, db, publicUrl, working: () => true });
  return { app, product, letters, call: (method, path, sent = {}) => call(app, `${method} ${path}`, sent) };
}

function mailInto(letters: Letter[]): Mail {
  return {
    send: (letter) => {
      letters.push(letter);
      return Promise.resolve(true);
    },
  };
}

async function call(app: Hono, what: string, sent: Sent): Promise<Answered> {
  const [method = '', path = ''] = what.split(' ');
  const response = await app.request(`/api${path}`, {
    method: method.toUpperCase(),
    headers: headersOf(sent),
    ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('application/json') ?? false;
  const pairs = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  return {
    status: response.status,
    body: isJson ? (JSON.parse(text) as unknown) : undefined,
    text,
    cookie: pairs.filter((pair) => !pair.endsWith('=')).join('; '),
    headers: response.headers,
  };
}

function headersOf({ body, headers, token, cookie }: Sent): Record<string, string> {
  return {
    'accept-language': 'en',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(cookie === undefined ? {} : { cookie, origin: publicUrl }),
    ...headers,
  };
}

/** An API token of that stored person. */
export async function aTokenOf(db: Db, actor: Actor): Promise<string> {
  const { email } = await db
    .selectFrom('person')
    .select('email')
    .where('id', '=', actor.personId)
    .executeTakeFirstOrThrow();
  const made = await createTokenFor({ db }, commandActor(await agencyTree(db)), { email, name: 'test' });
  if (!made.ok) throw new Error(`No active person with the address ${email}`);
  return made.value.token;
}
