import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { PortalHost } from '#channels/index.ts';
import type { Db } from '#platform/db/db.ts';
import { onChange, type Listener } from '#platform/events/listen.ts';
import { languages } from '#platform/i18n/language.ts';
import { speaker } from '#platform/i18n/messages.ts';
import type { Log } from '#platform/log/log.ts';
import type { SecretBox } from '#platform/secrets/secret-box.ts';
import type { Now } from '#platform/time/clock.ts';
import type { SendTools } from './citizen/send-message.ts';
import { createPortalHost } from './host/portal-host.ts';
import { portalMessages } from './messages/messages.ts';
import { causesOf } from './serving/causes.ts';
import { createFormTokens } from './serving/form-token.ts';
import { createPageCache } from './serving/page-cache.ts';
import { createPageServer, type KeptPage, type PageServer } from './serving/page-server.ts';
import { securityHeaders, serveAsset } from './serving/plain-answers.ts';
import { createViewCounter, type ViewCounter } from './serving/view-counter.ts';
import { formRoutes } from './form-routes.ts';
import { pageRoutes } from './page-routes.ts';

export interface PortalTools {
  readonly db: Db;
  readonly now: Now;
  readonly log: Log;
  /** The address people type, without a slash at the end. */
  readonly publicUrl: string;
  readonly secretKey: string;
  readonly secrets: SecretBox;
  readonly listener: Listener;
}

export interface Portal {
  /** The public site, to be mounted at `/`. */
  readonly app: Hono;
  /** What the sending engine publishes through. */
  readonly host: PortalHost;
  readonly sending: SendTools;
  readonly views: ViewCounter;
  close(): Promise<void>;
}

/** Rendered pages may take so much memory; a busy city's whole front needs a tenth of it. */
const maxCacheBytes = 24_000_000;

export function createPortal(tools: PortalTools): Portal {
  const { db, now, log, publicUrl, secrets, listener } = tools;
  const key = (purpose: string): Uint8Array => new Uint8Array(hkdfSync('sha256', tools.secretKey, '', purpose, 32));
  const cache = createPageCache<KeptPage>({ maxBytes: maxCacheBytes, now });
  onChange(listener, (change) => {
    const causes = causesOf(change);
    if (causes === 'everything') cache.clear();
    else cache.drop(causes);
  });
  // What was announced while the connection was down is lost.
  listener.onGap(() => cache.clear());

  const views = createViewCounter({ db, log, now });
  const tokens = createFormTokens(key('portal forms'));
  const sending: SendTools = { db, now, secrets, tokens, addressKey: key('portal addresses') };
  const tokenMark = randomBytes(18).toString('base64url');
  const pages = createPageServer({
    db,
    now,
    publicUrl,
    cache,
    views,
    tokens,
    tokenMark,
    speaker: speaker([portalMessages]),
  });
  const app = portalApp({ pages, sending, log, publicUrl });
  const fetchFresh = (path: string): Promise<Response> => Promise.resolve(app.request(path, {}, { fresh: true }));
  return {
    app,
    host: createPortalHost({ db, now, fetchFresh }),
    sending,
    views,
    close: () => views.close(),
  };
}

interface AppTools {
  readonly pages: PageServer;
  readonly sending: SendTools;
  readonly log: Log;
  readonly publicUrl: string;
}

function portalApp({ pages, sending, log, publicUrl }: AppTools): Hono {
  const app = new Hono();
  app.use(securityHeaders);
  // No page has a zero character in its address, and PostgreSQL takes none.
  app.use((context, next) => (context.req.url.includes('%00') ? pages.notFound(context) : next()));
  app.get('/aset/:name', serveAsset);
  for (const language of languages) {
    pageRoutes(app, { pages, sending, language, publicUrl });
    formRoutes(app, { pages, sending, language, publicUrl });
  }
  // Mounted under another app, an app's own `notFound` is not asked.
  app.all('*', (context) => pages.notFound(context));
  app.onError((error, context) => {
    const reference = randomUUID().slice(0, 8).toUpperCase();
    log.error({ error, reference, path: context.req.path }, 'unexpected fault on the portal');
    return pages.broken(context, reference);
  });
  return app;
}
