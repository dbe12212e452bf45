import * as addresses from '#portal/addresses.ts';
import { html, type Html } from '#portal/look/html.ts';
import type { Page } from '#portal/look/layout.ts';
import { crumbs, empty, heading, postCard } from '#portal/look/parts.ts';
import type { Visit } from '#portal/serving/visit.ts';
import { find, type Found, type FoundThing } from '#portal/views/search.view.ts';

export async function searchPage(visit: Visit, typed: string): Promise<Page> {
  const { say } = visit;
  const found = typed === '' ? null : await find(visit.db, typed);
  const title = typed === '' ? say('search.title') : say('search.results', { typed });
  return {
    title,
    description: say('search.label'),
    unlisted: true,
    main: html`<div class="w">
      ${crumbs(visit, [{ href: addresses.search, words: say('search.title') }])}
      <div class="tx">
        <h1>${title}</h1>
        <form class="se" role="search" action="${visit.to(addresses.search)}">
          <input
            type="search"
            name="q"
            value="${typed}"
            maxlength="100"
            aria-label="${say('search.label')}"
            placeholder="${say('search.placeholder')}"
          /><button>${say('search.button')}</button>
        </form>
      </div>
      ${found ? results(visit, found) : ''}
    </div>`,
  };
}

function results(visit: Visit, { agencies, programmes, activities, posts }: Found): Html {
  const { say } = visit;
  if (agencies.length + programmes.length + activities.length + posts.length === 0) {
    return html`<section class="sec">${empty(visit, say('search.nothing'), say('search.nothing-why'))}</section>`;
  }
  return html`${things(visit, { title: say('nav.agencies'), found: agencies, to: addresses.agency })}${things(visit, { title: say('nav.programmes'), found: programmes, to: addresses.programme })}${
    posts.length > 0
      ? html`<section class="sec">
          ${heading(say('posts.title'))}
          <div class="pg">${posts.map((card) => postCard(visit, card))}</div>
        </section>`
      : ''
  }${things(visit, { title: say('activities.title'), found: activities, to: addresses.activity })}`;
}

interface Things {
  readonly title: string;
  readonly found: readonly FoundThing[];
  readonly to: (slug: string) => string;
}

function things(visit: Visit, { title, found, to }: Things): Html | '' {
  if (found.length === 0) return '';
  const links = found.map(
    ({ slug, name, more }) =>
      html`<li>
        <a href="${visit.to(to(slug))}" lang="id"><b>${name}</b><span>${more}</span></a>
      </li>`,
  );
  return html`<section class="sec">
    ${heading(title)}
    <ul class="ag">
      ${links}
    </ul>
  </section>`;
}
