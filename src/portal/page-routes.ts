import type { Context, Hono } from 'hono';
import { clientAddress } from '#organisation/index.ts';
import { readTrackingCode } from '#listening/index.ts';
import type { Language } from '#platform/i18n/language.ts';
import * as addresses from './addresses.ts';
import { emptyForm } from './citizen/ask-form.ts';
import { emptyComment } from './citizen/comment-form.ts';
import { emptyState } from './citizen/form-fields.ts';
import { lookUp } from './citizen/look-up.ts';
import type { SendTools } from './citizen/send-message.ts';
import { agencyFeed, cityFeed, programmeFeed, type Feed } from './feeds/feed.ts';
import { jsonFeed } from './feeds/json-feed.ts';
import { rss } from './feeds/rss.ts';
import { robots, siteMap } from './feeds/site-map.ts';
import { accessibilityPage, openDataPage, privacyPage } from './pages/about.ts';
import { activityPage } from './pages/activity.ts';
import { agenciesPage, agencyPage } from './pages/agencies.ts';
import { answersPage, conversationPage } from './pages/answers.ts';
import { askPage } from './pages/ask.ts';
import { frontPage } from './pages/front.ts';
import { postPageFor } from './pages/post.ts';
import { postsPage } from './pages/posts.ts';
import { programmePage } from './pages/programme.ts';
import { programmesPage } from './pages/programmes.ts';
import { searchPage } from './pages/search.ts';
import { trackedPage, trackPage } from './pages/track.ts';
import type { Page } from './look/layout.ts';
import type { PageServer } from './serving/page-server.ts';
import { inLanguage, type Visit } from './serving/visit.ts';
import { readCursor, writeCursor, type Cursor } from './views/cursor.ts';

export interface PortalRoutesTools {
  readonly pages: PageServer;
  readonly sending: SendTools;
  readonly language: Language;
  readonly publicUrl: string;
}

/** Every address of the portal in one language; feeds and files have none and come with Indonesian. */
export function pageRoutes(app: Hono, tools: PortalRoutesTools): void {
  const { pages, language } = tools;
  const page = (path: string, make: (visit: Visit, context: Context) => Promise<Page> | Page): void => {
    app.get(inLanguage(path, language), (context) =>
      pages.shared(context, { path: pathOf(context), language }, (visit) => Promise.resolve(make(visit, context))),
    );
  };
  const list = (
    path: string,
    make: (visit: Visit, before: Cursor | undefined, slug: string) => Promise<Page>,
  ): void => {
    app.get(inLanguage(path, language), (context) => {
      const before = readCursor(context.req.query('sebelum'));
      const query = before ? `?sebelum=${writeCursor(before)}` : '';
      const wanted = { path: pathOf(context) + query, language };
      return pages.shared(context, wanted, (visit) => make(visit, before, context.req.param('slug') ?? ''));
    });
  };

  page(addresses.front, frontPage);
  list(addresses.posts, (visit, before) => postsPage(visit, before));
  page(addresses.post(':slug'), (visit, c) => postPageFor(visit, c.req.param('slug') ?? '', emptyComment));
  page(addresses.agencies, agenciesPage);
  list(addresses.agency(':slug'), (visit, before, slug) => agencyPage(visit, slug, before));
  page(addresses.programmes, programmesPage);
  programmeRoute(app, tools);
  page(addresses.activity(':slug'), (visit, c) => activityPage(visit, c.req.param('slug') ?? ''));
  list(addresses.answers, (visit, before) => answersPage(visit, before));
  page(addresses.conversation(`:id{${uuid}}`), (visit, c) => conversationPage(visit, c.req.param('id') ?? ''));
  page(addresses.ask, (visit) => askPage(visit, { form: emptyForm, agencySlug: '' }));
  page(addresses.privacy, privacyPage);
  page(addresses.accessibility, accessibilityPage);
  page(addresses.openData, openDataPage);
  searchRoute(app, tools);
  trackRoutes(app, tools);
  if (language === 'id') fileRoutes(app, tools);
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Of the request, without the language. */
function pathOf(context: Context): string {
  return context.req.path.replace(/^\/en(?=\/|$)/, '') || '/';
}

function programmeRoute(app: Hono, { pages, language }: PortalRoutesTools): void {
  app.get(inLanguage(addresses.programme(':slug'), language), (context) => {
    const before = readCursor(context.req.query('sebelum'));
    const village = context.req.query('kelurahan')?.slice(0, 60) || undefined;
    const query = new URLSearchParams({
      ...(village === undefined ? {} : { kelurahan: village }),
      ...(before ? { sebelum: writeCursor(before) } : {}),
    }).toString();
    const wanted = { path: pathOf(context) + (query === '' ? '' : `?${query}`), language };
    const slug = context.req.param('slug') ?? '';
    return pages.shared(context, wanted, (visit) => programmePage(visit, { slug, village, before }));
  });
}

/** What people search for is endless, so nothing of it is kept. */
function searchRoute(app: Hono, { pages, language }: PortalRoutesTools): void {
  app.get(inLanguage(addresses.search, language), (context) => {
    const typed = (context.req.query('q') ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 100);
    return pages.personal(context, { path: addresses.search, language }, (visit) => searchPage(visit, typed));
  });
}

function trackRoutes(app: Hono, { pages, language, sending }: PortalRoutesTools): void {
  const wanted = { path: addresses.track, language };
  app.get(inLanguage(addresses.track, language), async (context): Promise<Response> => {
    const typed = context.req.query('kode')?.trim() ?? '';
    if (typed === '') return await pages.personal(context, wanted, (visit) => Promise.resolve(trackPage(visit, null)));
    return context.redirect(inLanguage(addresses.tracking(readTrackingCode(typed)), language), 303);
  });
  app.get(inLanguage(addresses.tracking(':code'), language), async (context) => {
    const code = readTrackingCode(context.req.param('code') ?? '');
    const looked = await lookUp(sending, clientAddress(context), code);
    if (!looked.ok) {
      const problem = looked.refusal.kind === 'too-many-requests' ? 'too-many' : 'unknown-code';
      return await pages.personal(context, wanted, (visit) => Promise.resolve(trackPage(visit, problem)));
    }
    const fresh = context.req.query('baru') !== undefined;
    const own = { path: addresses.tracking(code), language };
    return await pages.personal(context, own, (visit) =>
      Promise.resolve(trackedPage(visit, { code, talk: looked.value, fresh, form: emptyState })),
    );
  });
}

function fileRoutes(app: Hono, { pages, language, publicUrl }: PortalRoutesTools): void {
  const feed = (of: string, read: (visit: Visit, slug: string) => Promise<Feed | undefined>): void => {
    const formats = [
      { path: addresses.rss(of), type: 'application/rss+xml; charset=utf-8', write: rss },
      { path: addresses.jsonFeed(of), type: 'application/feed+json; charset=utf-8', write: jsonFeed },
    ];
    for (const { path, type, write } of formats) {
      app.get(path, (context) =>
        pages.sharedFile(context, { path: context.req.path, language, type }, async (visit) => {
          const found = await read(visit, context.req.param('slug') ?? '');
          return found && write(visit, found);
        }),
      );
    }
  };
  feed(addresses.front, cityFeed);
  feed(addresses.agency(':slug'), agencyFeed);
  feed(addresses.programme(':slug'), programmeFeed);
  app.get('/sitemap.xml', (context) =>
    pages.sharedFile(context, { path: '/sitemap.xml', language, type: 'application/xml; charset=utf-8' }, siteMap),
  );
  app.get('/robots.txt', (context) => context.text(robots(publicUrl)));
}
