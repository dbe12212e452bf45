import { createHash } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { actorFor, clientAddress, hashOf } from '#organisation/index.ts';
import type { PublishingRoomTools } from '#publishing/tools.ts';
import { feedCalendar } from './feed-calendar.ts';
import { feedByHash, noteFeedUse } from './feed.store.ts';
import { steadyPace } from './steady-pace.ts';

const secretForm = /^([\w-]{20,100})\.ics$/;
const perMinute = 60;

/** Private calendars for programs that cannot sign in: the secret in the address says whose. Mounted at `/kalender`. */
export function createFeedSite(tools: Pick<PublishingRoomTools, 'db' | 'now' | 'publicUrl'>): Hono {
  const site = new Hono();
  const pace = steadyPace(perMinute, tools.now);
  site.get('/:file', async (context) => {
    if (!pace(clientAddress(context))) return tooFast(context);
    const secret = secretForm.exec(context.req.param('file'))?.[1];
    const text = secret && (await textFor(tools, secret));
    return text ? answer(context, text) : nothingHere(context);
  });
  return site;
}

/** What the person may see now, not when the address was made. */
async function textFor(
  tools: Pick<PublishingRoomTools, 'db' | 'now' | 'publicUrl'>,
  secret: string,
): Promise<string | undefined> {
  const { db } = tools;
  const feed = await feedByHash(db, hashOf(secret));
  const actor = feed && (await actorFor({ db }, feed.personId, 'token'));
  if (!feed || !actor) return undefined;
  const text = await feedCalendar(tools, feed, actor);
  if (text !== undefined) await noteFeedUse(db, feed.id);
  return text;
}

function answer(context: Context, text: string): Response {
  const mark = `"${createHash('sha256').update(text).digest('base64url').slice(0, 32)}"`;
  const headers = { etag: mark, 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' };
  const known = (context.req.header('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (known.includes(mark)) return context.body(null, 304, headers);
  const file = { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'inline; filename="kentongan.ics"' };
  return context.body(text, 200, { ...headers, ...file });
} // oxfmt-ignore

function nothingHere(context: Context): Response {
  const text = 'Alamat kalender ini tidak berlaku. / This calendar address is not valid.\n';
  return context.text(text, 404, { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
}

function tooFast(context: Context): Response {
  return context.text('Terlalu sering. / Too often.\n', 429, { 'retry-after': '60', 'cache-control': 'no-store' });
}
