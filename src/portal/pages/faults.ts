import * as addresses from '#portal/addresses.ts';
import { html, type Html } from '#portal/look/html.ts';
import type { Page } from '#portal/look/layout.ts';
import type { Visit } from '#portal/serving/visit.ts';

export function notFoundPage(visit: Visit): Page {
  const { say } = visit;
  return plain(visit, { status: 404, title: say('fault.not-found'), why: say('fault.not-found-why') });
}

/** It was here: say so, rather than pretend that it never was. */
export function gonePage(visit: Visit): Page {
  const { say } = visit;
  return plain(visit, { status: 410, title: say('fault.gone'), why: say('fault.gone-why') });
}

export function brokenPage(visit: Visit, reference: string): Page {
  const { say } = visit;
  return plain(visit, { status: 500, title: say('fault.broken'), why: say('fault.broken-why', { reference }) });
}

/** A form that was sent from somebody else's site. */
export function foreignFormPage(visit: Visit): Page {
  const { say } = visit;
  return plain(visit, { status: 403, title: say('fault.foreign-form'), why: say('fault.foreign-form-why') });
}

function plain(
  visit: Visit,
  { status, title, why }: { status: 403 | 404 | 410 | 500; title: string; why: string },
): Page {
  const { say } = visit;
  const search = html`<form class="se" role="search" action="${visit.to(addresses.search)}">
    <input
      type="search"
      name="q"
      aria-label="${say('search.label')}"
      placeholder="${say('search.placeholder')}"
    /><button>${say('search.button')}</button>
  </form>`;
  const ways: Html = html`<p>
    <a href="${visit.to(addresses.front)}">${say('fault.to-front')}</a> ·
    <a href="${visit.to(addresses.posts)}">${say('posts.title')}</a>
  </p>`;
  return {
    title,
    description: why,
    status,
    unlisted: true,
    main: html`<div class="w sec">
      <div class="tx">
        <h1>${title}</h1>
        <p>${why}</p>
        ${search}${ways}
      </div>
    </div>`,
  };
}
