import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { languageFrom } from '#platform/i18n/language.ts';
import { speaker } from '#platform/i18n/messages.ts';
import { platformMessages } from '#platform/messages/messages.ts';
import { deskFiles } from './desk-files.ts';
import { openApiDocument } from './openapi.ts';
import { mainMessages } from './messages/messages.ts';
import type { Product } from './wire.ts';

export interface HttpTools {
  readonly product: Product;
  readonly db: Db;
  readonly publicUrl: string;
  /** True while jobs are worked on. */
  readonly working: () => boolean;
}

const megabyte = 1_000_000;
const largestUpload = 32 * megabyte;
const largestBody = 2 * megabyte;

/** Everything that is served: desk at /desk, API at /api, private calendars at /kalender, posts to approve at /setujui, portal at /. */
export function httpApp(tools: HttpTools): Hono {
  const app = new Hono();
  app.use(securityHeaders(tools.publicUrl), bodyCap);
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', (c) => readiness(c, tools));
  app.use('/api/*', compress({ threshold: 2048 }));
  app.get('/api/openapi.json', (c) => c.json(openApiDocument(tools.product.routes)));
  app.route('/api', tools.product.routes.app);
  app.all('/api/*', (c) => refused(c, 'endpoint-not-found', 404));
  app.get('/desk', (c) => c.redirect('/desk/'));
  app.route('/desk', deskFiles());
  app.route('/kalender', tools.product.calendarFeeds);
  app.route('/setujui', tools.product.approvalLetters);
  app.route('/', tools.product.portal);
  return app;
}

async function readiness(context: Context, { db, working }: HttpTools): Promise<Response> {
  const database = await databaseAnswers(db);
  const workers = working();
  const ready = database && workers;
  return context.json(
    { status: ready ? 'ready' : 'not-ready', database, migrations: database, workers },
    ready ? 200 : 503,
  );
}

async function databaseAnswers(db: Db): Promise<boolean> {
  const asked = sql`select 1 from migration limit 1`.execute(db).then(
    () => true,
    () => false,
  );
  const tooLong = new Promise<boolean>((done) => setTimeout(() => done(false), 2000).unref());
  return await Promise.race([asked, tooLong]);
}

/** The screens write styles at run time (`style-src`); scripts come from here alone. */
const contentPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

function securityHeaders(publicUrl: string): MiddlewareHandler {
  const always: Record<string, string> = {
    'content-security-policy': contentPolicy,
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
  return async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(always)) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
    }
  };
}

const words = speaker([platformMessages, mainMessages]);

function refused(context: Context, kind: string, status: 404 | 413): Response {
  const message = words.say(languageFrom(context.req.header('accept-language')), `refusal.${kind}`);
  return context.json({ error: { kind, message } }, status);
}

const tooLarge = (context: Context): Response => refused(context, 'too-large', 413);
const uploadCap = bodyLimit({ maxSize: largestUpload, onError: tooLarge });
const plainCap = bodyLimit({ maxSize: largestBody, onError: tooLarge });

const fileTypes = ['multipart/form-data', 'application/offset+octet-stream'];

const bodyCap: MiddlewareHandler = (context, next) => {
  const type = context.req.header('content-type') ?? '';
  return (fileTypes.some((one) => type.startsWith(one)) ? uploadCap : plainCap)(context, next);
};
