import type { PagePicture } from '#channels/index.ts';
import { pictureAddress } from '#media/index.ts';
import { formatDate } from '#platform/time/format.ts';
import * as addresses from '#portal/addresses.ts';
import type { Visit } from '#portal/serving/visit.ts';
import { writeCursor, type Cursor } from '#portal/views/cursor.ts';
import type { PostCard } from '#portal/views/posts.view.ts';
import { html, type Html } from './html.ts';
import { icon, type Icon } from './icons.ts';
import { excerpt } from './written.ts';

export function heading(title: string, more?: { readonly href: string; readonly words: string } | null): Html {
  return html`<div class="sh">
    <h2>${title}</h2>
    ${more ? html`<a href="${more.href}">${more.words}</a>` : ''}
  </div>`;
}

export function tag(look: string, name: Icon, words: string): Html {
  return html`<span class="tag ${look}">${icon(name)}${words}</span>`;
}

/** `wide`: how many CSS pixels the picture takes on a large screen. Sizes are set, so that nothing jumps. */
export function picture({ mediaId, alt, width, height }: PagePicture, wide: number, eager = false): Html {
  const [small, large] = [
    [320, 960],
    [320, 960, 1600],
  ] as const;
  const srcset = (wide > 480 ? large : small).map((size) => `${pictureAddress(mediaId, sizeName(size))} ${size}w`);
  const choice = html`srcset="${srcset.join(', ')}" sizes="(max-width:860px) 100vw, ${wide}px"`;
  return html`<img
    src="${pictureAddress(mediaId, '320')}"
    ${wide <= 120 ? '' : choice}
    width="${width}"
    height="${height}"
    alt="${alt}"
    ${eager ? html` fetchpriority="high"` : html` loading="lazy"`}
    decoding="async"
  />`;
}

function sizeName(size: number): '320' | '960' | '1600' {
  return size === 320 ? '320' : size === 960 ? '960' : '1600';
}

export interface CardLook {
  readonly big?: boolean;
  /** Where the list already says whose posts these are. */
  readonly level?: 'h2' | 'h3';
}

export function postCard(visit: Visit, card: PostCard, { big = false }: CardLook = {}): Html {
  const href = visit.to(addresses.post(card.slug));
  const image = card.picture
    ? html`<a class="th" href="${href}" tabindex="-1" aria-hidden="true"
        >${picture({ ...card.picture, alt: '' }, big ? 560 : 280, big)}</a
      >`
    : '';
  const beginning = big || !card.picture ? html`<p class="d" lang="id">${excerptOf(card, big ? 170 : 110)}</p>` : '';
  return html`<article class="po${big ? ' big' : ''}${card.picture ? '' : ' bare'}">
    ${image}
    <div>
      <p class="o">${byline(visit, card)}</p>
      <h3 lang="id"><a href="${href}">${card.title}</a></h3>
      ${beginning}
    </div>
  </article>`;
}

/** A title taken from the first words need not be said twice. */
function excerptOf({ title, beginning }: PostCard, length: number): string {
  const begun = beginning.trim();
  const rest = begun.startsWith(title) ? begun.slice(title.length) : begun;
  return excerpt(rest, length);
}

function byline(visit: Visit, { agency, publishedAt }: PostCard): Html {
  return html`${agency.shortName} ·
    <time datetime="${publishedAt.toISOString()}">${visit.near(publishedAt, agency.zone)}</time>`;
}

/** A row of a list: small picture, title, one line. */
export function postRow(visit: Visit, card: PostCard): Html {
  const image = card.picture ? html`<span class="tn">${picture({ ...card.picture, alt: '' }, 56)}</span>` : '';
  return html`<li>
    ${image}<span
      ><a href="${visit.to(addresses.post(card.slug))}" lang="id">${card.title}</a
      ><small>${byline(visit, card)}</small></span
    >
  </li>`;
}

export function crumbs(visit: Visit, steps: readonly { readonly href: string; readonly words: string }[]): Html {
  const first = { href: addresses.front, words: visit.say('nav.front') };
  const links = [first, ...steps].map(({ href, words }) => html`<li><a href="${visit.to(href)}">${words}</a></li>`);
  return html`<nav class="crumb" aria-label="${visit.say('crumbs.label')}">
    <ol>
      ${links}
    </ol>
  </nav>`;
}

/** A link to what is older; the portal has no page numbers because they move when something new comes. */
export function olderLink(visit: Visit, next: Cursor | null, base: string): Html | '' {
  if (!next) return '';
  const joint = base.includes('?') ? '&' : '?';
  return html`<p class="more">
    <a class="btn" href="${visit.to(`${base}${joint}sebelum=${writeCursor(next)}`)}" rel="next"
      >${visit.say('list.older')}</a
    >
  </p>`;
}

export function empty(visit: Visit, title: string, why: string): Html {
  return html`<div class="none">
    <span class="kawung" aria-hidden="true"></span>
    <p><b>${title}</b></p>
    <p>${why}</p>
    <p><a class="btn" href="${visit.to(addresses.ask)}">${visit.say('nav.ask')}</a></p>
  </div>`;
}

/** `Sejak 2025`, `2021–2025` */
export function period(visit: Visit, startsOn: string, endsOn: string | null): string {
  const [from, to] = [startsOn.slice(0, 4), endsOn?.slice(0, 4)];
  if (to === undefined) return visit.say('programme.since', { year: from });
  return from === to ? from : `${from}–${to}`;
}

export function dateOf(visit: Visit, at: Date, zone: string): string {
  return formatDate(at, zone, visit.language);
}
