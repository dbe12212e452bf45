import type { Context } from 'hono';
import { city, type City } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Language } from '#platform/i18n/language.ts';
import type { Speaker } from '#platform/i18n/messages.ts';
import type { Now } from '#platform/time/clock.ts';
import { layout, type Page } from '#portal/look/layout.ts';
import { brokenPage, foreignFormPage, notFoundPage } from '#portal/pages/faults.ts';
import { notOpenPage } from '#portal/pages/not-open.ts';
import type { FormTokens } from './form-token.ts';
import { packPage, type PackedPage } from './packed-page.ts';
import type { PageCache } from './page-cache.ts';
import type { Cacheable } from './page-shelf.ts';
import { acceptsGzip } from './plain-answers.ts';
import type { ViewCounter } from './view-counter.ts';
import { aVisit, inLanguage, type Visit } from './visit.ts';

export interface KeptPage extends Cacheable {
  readonly status: number;
  readonly type: string;
  readonly packed: PackedPage;
  readonly pageId: string | null;
}

export interface PageServerTools {
  readonly db: Db;
  readonly now: Now;
  readonly publicUrl: string;
  readonly cache: PageCache<KeptPage>;
  readonly views: ViewCounter;
  readonly tokens: FormTokens;
  readonly tokenMark: string;
  readonly speaker: Speaker;
}

/** Which page is asked for: its address with nothing in it that the portal does not know. */
export interface Wanted {
  readonly path: string;
  readonly language: Language;
}

export interface PageServer {
  /** A page that is the same for everybody: rendered once, kept until something in it changes. */
  shared(context: Context, wanted: Wanted, make: (visit: Visit) => Promise<Page>): Promise<Response>;
  /** The same for feeds and other files. Undefined: there is no such list. */
  sharedFile(
    context: Context,
    wanted: Wanted & { readonly type: string },
    make: (visit: Visit) => Promise<string | undefined>,
  ): Promise<Response>;
  /** A page for this one reader: never kept, neither here nor on the way. */
  personal(context: Context, wanted: Wanted, make: (visit: Visit) => Promise<Page>): Promise<Response>;
  notFound(context: Context): Promise<Response>;
  foreignForm(context: Context, language: Language): Promise<Response>;
  broken(context: Context, reference: string): Promise<Response>;
}

const htmlType = 'text/html; charset=utf-8';

export function createPageServer(tools: PageServerTools): PageServer {
  const { cache, views } = tools;
  const answer = (context: Context, page: KeptPage, headers: Record<string, string>): Response =>
    send(context, page, { tools, headers });
  const personal: PageServer['personal'] = async (context, wanted, make) =>
    answer(context, await render(tools, wanted, make), {
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
  const kept = async (context: Context, key: string, make: () => Promise<KeptPage>): Promise<Response> => {
    const fresh = (context.env as { fresh?: boolean } | undefined)?.fresh === true;
    const page = fresh ? await make() : await cache.get(key, make);
    if (page.pageId !== null && !fresh) views.count(page.pageId, context.req.raw.headers);
    return answer(context, page, { 'cache-control': 'no-cache' });
  };
  return {
    personal,
    shared: (context, wanted, make) =>
      kept(context, inLanguage(wanted.path, wanted.language), () => render(tools, wanted, make)),
    sharedFile: (context, wanted, make) => kept(context, wanted.path, () => renderFile(tools, wanted, make)),
    notFound: (context) => personal(context, wantedBy(context), (visit) => Promise.resolve(notFoundPage(visit))),
    foreignForm: (context, language) =>
      personal(context, { path: '/', language }, (visit) => Promise.resolve(foreignFormPage(visit))),
    broken: (context, reference) =>
      personal(context, wantedBy(context), (visit) => Promise.resolve(brokenPage(visit, reference))),
  };
}

function wantedBy(context: Context): Wanted {
  const { path } = context.req;
  return /^\/en(\/|$)/.test(path) ? { path: path.slice(3) || '/', language: 'en' } : { path, language: 'id' };
}

async function render(
  tools: PageServerTools,
  wanted: Wanted,
  make: (visit: Visit) => Promise<Page>,
): Promise<KeptPage> {
  const known = await city(tools.db).catch(() => undefined);
  const visit = aVisit(tools, { ...wanted, now: tools.now(), city: known ?? namelessCity });
  const page = known ? await make(visit) : notOpenPage(visit);
  const status = page.status ?? 200;
  const packed = packPage(String(await layout(visit, page)), tools.tokenMark);
  return {
    status,
    type: htmlType,
    packed,
    bytes: packed.bytes,
    dependsOn: status === 200 ? visit.dependsOn : new Set(),
    freshUntil: visit.freshUntil(),
    pageId: status === 200 ? (page.pageId ?? null) : null,
  };
}

async function renderFile(
  tools: PageServerTools,
  wanted: Wanted & { readonly type: string },
  make: (visit: Visit) => Promise<string | undefined>,
): Promise<KeptPage> {
  const known = (await city(tools.db)) ?? namelessCity;
  const visit = aVisit(tools, { ...wanted, now: tools.now(), city: known });
  const body = await make(visit);
  if (body === undefined) return await render(tools, wanted, (other) => Promise.resolve(notFoundPage(other)));
  const packed = packPage(body, tools.tokenMark);
  const { dependsOn, freshUntil } = visit;
  return {
    status: 200,
    type: wanted.type,
    packed,
    bytes: packed.bytes,
    dependsOn,
    freshUntil: freshUntil(),
    pageId: null,
  };
}

/** Before the first run is done there is no city to speak of. */
const namelessCity: City = {
  name: 'Kota',
  governmentName: 'Pemerintah Kota',
  zone: 'Asia/Jakarta',
  portalTitle: 'Kabar Kota',
  portalTagline: '',
  privacyContact: '',
  isSample: false,
};

interface Sending {
  readonly tools: PageServerTools;
  readonly headers: Record<string, string>;
}

function send(context: Context, { status, type, packed }: KeptPage, { tools, headers }: Sending): Response {
  const token = (): string => tools.tokens.issue(tools.now());
  const all = { ...headers, 'content-type': type, vary: 'Accept-Encoding' };
  const reusable = status === 200 && headers['cache-control'] === 'no-cache';
  if (reusable && context.req.header('if-none-match')?.includes(packed.etag)) {
    return new Response(null, { status: 304, headers: { ...all, etag: packed.etag } });
  }
  const tagged = reusable ? { ...all, etag: packed.etag } : all;
  if (!acceptsGzip(context)) return new Response(packed.plain(token), { status, headers: tagged });
  return new Response(packed.gzipped(token), { status, headers: { ...tagged, 'content-encoding': 'gzip' } });
}
