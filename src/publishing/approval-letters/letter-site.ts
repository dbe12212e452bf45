import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { openPicture, type MediaId, type PictureFiles } from '#media/index.ts';
import { clientAddress, hashOf } from '#organisation/index.ts';
import { languageFrom, type Language } from '#platform/i18n/language.ts';
import { steadyPace } from '#publishing/feeds/steady-pace.ts';
import { approvePost } from '#publishing/posts/approve-post.ts';
import { returnPost } from '#publishing/posts/return-post.ts';
import type { PublishingRoomTools } from '#publishing/tools.ts';
import { approvedText, endPage, letterPage, refusalText, tooFastText } from './letter-page.ts';
import { needsSignIn, waits } from './letter.ts';
import { saveLetterDecision } from './letter.store.ts';
import { readLetter, type ReadLetter } from './read-letter.ts';

const secretForm = /^[\w-]{20,100}$/;
const perMinute = 30;
const largestSide = 400_000;

type Tools = Pick<PublishingRoomTools, 'db' | 'jobs' | 'now' | 'publicUrl'>;

/** The answer that a form sends: what was read, and what is said to it. */
const Answer = z.discriminatedUnion('jawab', [
  z.object({
    jawab: z.literal('setuju'),
    revisi: z.coerce.number().int(),
    giliran: z.coerce.number().int(),
    fakta: z.string().max(20_000),
  }),
  z.object({ jawab: z.literal('kembali'), catatan: z.string().trim().max(2000).default('') }),
]);
const Facts = z.record(z.string(), z.string());

/**
 * Approving by the address in a letter, for one person, one post, once; without a session, and without a script. Looking
 * changes nothing, since mail servers open addresses too. Mounted at `/setujui`.
 */
export function createLetterSite(tools: Tools, files: PictureFiles): Hono {
  const site = new Hono();
  const pace = steadyPace(perMinute, tools.now);
  site.use(async (context, next) => {
    if (!pace(clientAddress(context)))
      return context.text(tooFastText(languageOf(context)), 429, { 'retry-after': '60' });
    await next();
    context.header('cache-control', 'no-store');
    context.header('referrer-policy', 'no-referrer');
    context.header('x-robots-tag', 'noindex');
    return undefined;
  });
  site.get('/:secret', async (context) => {
    const picture = context.req.query('gambar');
    const read = await readFrom(tools, context);
    if (picture !== undefined) return await pictureOf({ db: tools.db, files }, context, { read, picture });
    return read ? context.html(shown(tools, read)) : nothingHere(tools, context);
  });
  site.post('/:secret', (context) => answered(tools, context));
  return site;
}

function languageOf(context: Context): Language {
  return languageFrom(context.req.header('accept-language'));
}

async function readFrom({ db, now }: Tools, context: Context): Promise<ReadLetter | undefined> {
  const secret = context.req.param('secret') ?? '';
  return secretForm.test(secret) ? await readLetter(db, hashOf(secret), now()) : undefined;
}

function toldTo({ publicUrl }: Tools, { actor }: ReadLetter) {
  return { language: actor.language, desk: `${publicUrl}/desk` };
}

function shown(tools: Tools, read: ReadLetter, more: { readonly fault?: string; readonly note?: string } = {}) {
  const told = toldTo(tools, read);
  if (isSettled(read)) return endPage('decided', told);
  return letterPage(read, { ...told, ...more, now: tools.now() });
}

function nothingHere({ publicUrl }: Tools, context: Context) {
  return context.html(endPage('void', { language: languageOf(context), desk: `${publicUrl}/desk` }), 404);
}

async function answered(tools: Tools, context: Context) {
  const read = await readFrom(tools, context);
  if (!read) return nothingHere(tools, context);
  const given = Answer.safeParse(await context.req.parseBody());
  if (!given.success || isSettled(read)) return context.html(shown(tools, read));
  const said = await decide(tools, read, given.data);
  if ('page' in said) {
    await saveLetterDecision(tools.db, read.letter.tokenHash, { decision: said.decision, at: tools.now() });
    return context.html(said.page);
  }
  // Read again: what it shows may be what has changed. What was typed stays.
  const again = (await readFrom(tools, context)) ?? read;
  return context.html(shown(tools, again, { fault: said.fault, ...noteIn(given.data) }), 409);
}

function isSettled({ letter, post }: ReadLetter): boolean {
  return letter.decision !== null || letter.isOutdated || !waits(post);
}

function noteIn(given: z.infer<typeof Answer>): { readonly note?: string } {
  return given.jawab === 'kembali' ? { note: given.catatan } : {};
}

type Said =
  | { readonly page: ReturnType<typeof endPage>; readonly decision: 'approved' | 'returned' }
  | { readonly fault: string };

async function decide(tools: Tools, read: ReadLetter, given: z.infer<typeof Answer>): Promise<Said> {
  const told = toldTo(tools, read);
  if (given.jawab === 'kembali') {
    const done = await returnPost(tools, read.actor, { postId: read.post.id, note: given.catatan });
    if (!done.ok) return { fault: refusalText(told.language, done.refusal) };
    return { page: endPage('returned', told), decision: 'returned' };
  }
  const facts = Facts.safeParse(parsed(given.fakta));
  // The page of such a post offers no button; a form of somebody's own making is told the same.
  if (needsSignIn(read.content, read.justification) || !facts.success) {
    return { fault: refusalText(told.language, { kind: 'not-allowed' }) };
  }
  const order = { postId: read.post.id, revision: given.revisi, turn: given.giliran, facts: facts.data };
  const done = await approvePost(tools, read.actor, order);
  if (!done.ok) return { fault: refusalText(told.language, done.refusal) };
  const text = approvedText(read, { language: told.language, state: done.value.state });
  return { page: endPage('approved', { ...told, text }), decision: 'approved' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Only pictures of the post that the letter is about, and only as long as it may be decided. */
async function pictureOf(
  tools: Parameters<typeof openPicture>[0],
  context: Context,
  { read, picture }: { readonly read: ReadLetter | undefined; readonly picture: string },
): Promise<Response> {
  const known = read && !isSettled(read) && read.content.pictures.find(({ mediaId }) => mediaId === picture);
  if (!known) return await context.notFound();
  const opened = await openPicture(tools, picture as MediaId, { maxBytes: largestSide, mime: 'image/jpeg' });
  if (!opened.ok) return await context.notFound();
  return context.body(new Uint8Array(opened.value.bytes), 200, { 'content-type': opened.value.mime });
}
