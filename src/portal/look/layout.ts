import { raw } from 'hono/html';
import { html, type Html } from './html.ts';
import * as addresses from '#portal/addresses.ts';
import { assetPaths } from '#portal/serving/assets.ts';
import { inLanguage, type Visit } from '#portal/serving/visit.ts';
import { drum } from './icons.ts';

/** A page as its maker describes it; the layout adds what all pages have. */
export interface Page {
  readonly title: string;
  readonly description: string;
  readonly main: Html;
  /** Under the navigation, still in the header's colours. */
  readonly hero?: Html;
  readonly status?: 200 | 403 | 404 | 410 | 422 | 429 | 500 | 503;
  /** Of this list; the city's own feeds are named on every page. */
  readonly feedOf?: { readonly path: string; readonly name: string };
  /** An absolute address, for cards in other networks. */
  readonly image?: { readonly url: string; readonly alt: string } | undefined;
  /** Besides the style of all pages. */
  readonly style?: string;
  readonly kind?: 'article' | 'website';
  readonly publishedAt?: Date;
  readonly linkedData?: object;
  /** Kept out of search engines: found only by who holds the address. */
  readonly unlisted?: boolean;
  /** Counted when it is opened. */
  readonly pageId?: string;
}

export function layout(visit: Visit, page: Page): Html {
  const { city, language, say } = visit;
  const title = visit.path === addresses.front ? city.portalTitle : `${page.title} · ${city.portalTitle}`;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${title}</title>
        <meta name="description" content="${page.description}" />
        ${head(visit, page)}
      </head>
      <body>
        <a class="skip" href="#isi">${say('layout.skip')}</a>
        <header class="ph0">
          <span class="kawung" aria-hidden="true"></span>
          <div class="w">${navigation(visit)}${page.hero ?? ''}</div>
        </header>
        <main id="isi">${page.main}</main>
        ${footer(visit)}
      </body>
    </html>`;
}

function head(visit: Visit, page: Page): Html {
  const { publicUrl, path, city } = visit;
  const absolute = (language: 'id' | 'en'): string => publicUrl + inLanguage(path, language);
  const robots = page.unlisted || (page.status ?? 200) !== 200;
  return html`<link rel="stylesheet" href="${assetPaths.style}" />
    ${page.style ? html`<link rel="stylesheet" href="${page.style}" />` : ''}
    <link rel="preload" href="${assetPaths.font}" as="font" type="font/woff2" crossorigin />
    <link rel="icon" href="${assetPaths.icon}" type="image/svg+xml" />
    <meta name="theme-color" content="#18214A" />
    ${robots ? html`<meta name="robots" content="noindex" />` : html`<link rel="canonical" href="${absolute(visit.language)}" /><link rel="alternate" hreflang="id" href="${absolute('id')}" /><link rel="alternate" hreflang="en" href="${absolute('en')}" />${openGraph(visit, page)}`}${feedLinks(addresses.front, city.portalTitle)}${page.feedOf ? feedLinks(page.feedOf.path, page.feedOf.name) : ''}`;
}

function feedLinks(of: string, name: string): Html {
  return html`<link rel="alternate" type="application/rss+xml" title="${name}" href="${addresses.rss(of)}" />
    <link rel="alternate" type="application/feed+json" title="${name}" href="${addresses.jsonFeed(of)}" />`;
}

function property(name: string, content: string): Html {
  return html`<meta property="${name}" content="${content}" />`;
}

function openGraph(visit: Visit, page: Page): Html {
  const { publicUrl, path, language, city } = visit;
  return html`${property('og:site_name', city.portalTitle)}${property('og:type', page.kind ?? 'website')}${property('og:title', page.title)}${property('og:description', page.description)}${property('og:url', publicUrl + inLanguage(path, language))}${property('og:locale', language === 'id' ? 'id_ID' : 'en_GB')}${page.image ? html`${property('og:image', page.image.url)}${property('og:image:alt', page.image.alt)}<meta name="twitter:card" content="summary_large_image" />` : ''}${page.publishedAt ? property('article:published_time', page.publishedAt.toISOString()) : ''}${page.linkedData ? linkedData(page.linkedData) : ''}`;
}

/** A `<` inside would end the element; JSON knows it under another name as well. */
function linkedData(data: object): Html {
  const json = JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
  return html`<script type="application/ld+json">
    ${raw(json)}
  </script>`;
}

const sections = [
  { path: addresses.front, word: 'nav.front' },
  { path: addresses.programmes, word: 'nav.programmes' },
  { path: addresses.agencies, word: 'nav.agencies' },
  { path: addresses.answers, word: 'nav.answers' },
  { path: addresses.ask, word: 'nav.ask' },
] as const;

function navigation(visit: Visit): Html {
  const { city, say, path } = visit;
  const here = (of: string): boolean =>
    of === addresses.front ? path === of : path.split('?')[0]?.startsWith(of) === true;
  const shown = sections.filter(({ path: of }) => here(of)).toSorted((a, b) => b.path.length - a.path.length)[0];
  const links = sections.map(
    (section) =>
      html`<li>
        <a href="${visit.to(section.path)}" ${section === shown ? html` aria-current="page"` : ''}
          >${say(section.word)}</a
        >
      </li>`,
  );
  const other = visit.language === 'id' ? 'en' : 'id';
  const translated = html`<li>
    <a href="${inLanguage(path, other)}" lang="${other}" hreflang="${other}">${say('layout.other-language')}</a>
  </li>`;
  return html`<div class="nav">
    <a class="br" href="${visit.to(addresses.front)}"
      >${drum}<span>${city.portalTitle}<small>${city.governmentName}</small></span></a
    >
    <nav class="wide" aria-label="${say('layout.navigation')}">
      <ul>
        ${links}${translated}
      </ul>
    </nav>
    <details class="mn">
      <summary>${say('layout.menu')}</summary>
      <nav aria-label="${say('layout.navigation')}">
        <ul>
          ${links}${translated}
        </ul>
      </nav>
    </details>
  </div>`;
}

function footer(visit: Visit): Html {
  const { city, say } = visit;
  const link = (path: string, words: string): Html => html`<a href="${visit.to(path)}">${words}</a>`;
  return html`<footer class="ft">
    <div class="w">
      <span>${city.governmentName}</span
      >${link(addresses.track, say('nav.track'))}${link(addresses.privacy, say('nav.privacy'))}${link(addresses.accessibility, say('nav.accessibility'))}<a
        href="${addresses.rss(addresses.front)}"
        >RSS</a
      >${link(addresses.openData, say('nav.open-data'))}<a href="/desk">${say('nav.staff')}</a
      ><span>${say('layout.made-with')}</span>
    </div>
  </footer>`;
}
