import { agencyTree } from '#organisation/index.ts';
import * as addresses from '#portal/addresses.ts';
import { html, type Html } from '#portal/look/html.ts';
import type { Page } from '#portal/look/layout.ts';
import { crumbs } from '#portal/look/parts.ts';
import type { Word } from '#portal/messages/messages.ts';
import { causes } from '#portal/serving/causes.ts';
import type { Visit } from '#portal/serving/visit.ts';
import { isoDay } from '#platform/time/format.ts';
import { programmeCards } from '#portal/views/programmes.view.ts';

/** What is kept of citizens, how long, and whom to ask. */
export function privacyPage(visit: Visit): Page {
  const { say, city } = visit;
  const contact = city.privacyContact;
  const whom = contact.includes('@') ? html`<a href="mailto:${contact}">${contact}</a>` : contact;
  return written(visit, {
    path: addresses.privacy,
    title: 'nav.privacy',
    body: html`<p>${say('privacy.intro', { city: city.governmentName })}</p>
      ${list(visit, 'privacy.kept', ['privacy.kept-message', 'privacy.kept-contact', 'privacy.kept-address', 'privacy.kept-views'])}${list(visit, 'privacy.not', ['privacy.not-cookies', 'privacy.not-nik', 'privacy.not-sold'])}
      <h2>${say('privacy.long')}</h2>
      <p>${say('privacy.long-why')}</p>
      <h2>${say('privacy.rights')}</h2>
      <p>${say('privacy.rights-why')}</p>
      <p>${contact === '' ? city.governmentName : whom}</p>
      <h2>${say('privacy.moderation')}</h2>
      <p>${say('privacy.moderation-why')}</p>`,
  });
}

export function accessibilityPage(visit: Visit): Page {
  const { say, city } = visit;
  return written(visit, {
    path: addresses.accessibility,
    title: 'nav.accessibility',
    body: html`<p>${say('accessibility.intro')}</p>
      ${list(visit, 'accessibility.does', ['accessibility.does-plain', 'accessibility.does-keyboard', 'accessibility.does-contrast', 'accessibility.does-alt', 'accessibility.does-light'])}
      <h2>${say('accessibility.lacks')}</h2>
      <p>${say('accessibility.lacks-why')}</p>
      <h2>${say('accessibility.tell')}</h2>
      <p>
        ${say('accessibility.tell-why')}
        <a href="${visit.to(addresses.ask)}">${say('nav.ask')}</a
        >${city.privacyContact === '' ? '' : html` · ${city.privacyContact}`}
      </p>`,
  });
}

/** Everything public, for other programs. */
export async function openDataPage(visit: Visit): Promise<Page> {
  const { say, db, now, city } = visit;
  visit.dependsOn.add(causes.programmes).add(causes.activities);
  const agencies = (await agencyTree(db)).all.filter(({ active }) => active);
  const programmes = await programmeCards(db, isoDay(now, city.zone));
  const feeds = [
    { path: addresses.front, name: city.portalTitle },
    ...agencies.map(({ slug, shortName }) => ({ path: addresses.agency(slug), name: shortName })),
    ...programmes.map(({ slug, name }) => ({ path: addresses.programme(slug), name })),
  ];
  return written(visit, {
    path: addresses.openData,
    title: 'nav.open-data',
    body: html`<p>${say('open-data.intro')}</p>
      <h2>${say('open-data.feeds')}</h2>
      <ul>
        ${feeds.map(({ path, name }) => html`<li lang="id">${name}: <a href="${addresses.rss(path)}" aria-label="RSS ${name}">RSS</a> · <a href="${addresses.jsonFeed(path)}" aria-label="JSON Feed ${name}">JSON Feed</a></li>`)}
      </ul>
      <h2>${say('open-data.api')}</h2>
      <p>${say('open-data.api-why')} <a href="/api/openapi.json">OpenAPI</a></p>`,
  });
}

function written(visit: Visit, { path, title, body }: { path: string; title: Word; body: Html }): Page {
  const words = visit.say(title);
  return {
    title: words,
    description: `${words} · ${visit.city.portalTitle}`,
    main: html`<div class="w">
      ${crumbs(visit, [{ href: path, words }])}
      <div class="tx">
        <h1>${words}</h1>
        ${body}
      </div>
    </div>`,
  };
}

function list(visit: Visit, title: Word, items: readonly Word[]): Html {
  return html`<h2>${visit.say(title)}</h2>
    <ul>
      ${items.map((item) => html`<li>${visit.say(item)}</li>`)}
    </ul>`;
}
