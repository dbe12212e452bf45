import { agencyTree, type Agency } from '#organisation/index.ts';
import * as addresses from '#portal/addresses.ts';
import { askForm, emptyForm } from '#portal/citizen/ask-form.ts';
import { html, type Html } from '#portal/look/html.ts';
import type { Page } from '#portal/look/layout.ts';
import { crumbs, empty, heading, olderLink, postCard } from '#portal/look/parts.ts';
import { answerCard } from '#portal/look/talk.ts';
import { causes } from '#portal/serving/causes.ts';
import type { Visit } from '#portal/serving/visit.ts';
import { activityCards, knownVillages } from '#portal/views/activities.view.ts';
import { answeredTalks } from '#portal/views/conversations.view.ts';
import type { Cursor } from '#portal/views/cursor.ts';
import { postCards } from '#portal/views/posts.view.ts';
import { activityRow } from './activity-row.ts';
import { notFoundPage } from './faults.ts';

export async function agenciesPage(visit: Visit): Promise<Page> {
  const { say, city } = visit;
  // Only changes of the organisation touch this page, and those renew all pages.
  visit.dependsOn.add(causes.posts);
  const shown = (await agencyTree(visit.db)).all.filter(({ active }) => active);
  const title = say('agencies.title', { city: city.name });
  return {
    title,
    description: say('agencies.description', { count: shown.length, city: city.name }),
    main: html`<div class="w">
      ${crumbs(visit, [{ href: addresses.agencies, words: say('nav.agencies') }])}
      <div class="tx">
        <h1>${title}</h1>
        <p>${say('agencies.description', { count: shown.length, city: city.name })}</p>
      </div>
      <section class="sec">
        <ul class="ag">
          ${shown.map((agency) => agencyLink(visit, agency))}
        </ul>
      </section>
    </div>`,
  };
}

function agencyLink(visit: Visit, { slug, shortName, name }: Agency): Html {
  return html`<li>
    <a href="${visit.to(addresses.agency(slug))}"><b>${shortName}</b><span>${name}</span></a>
  </li>`;
}

export async function agencyPage(visit: Visit, slug: string, before: Cursor | undefined): Promise<Page> {
  const { db, say } = visit;
  const tree = await agencyTree(db);
  const agency = tree.all.find((one) => one.slug === slug);
  if (!agency?.active) return notFoundPage(visit);
  for (const cause of [causes.posts, causes.activities, causes.talks]) visit.dependsOn.add(cause);
  const agencyIds = tree.subtree(agency.id);
  const [posts, activities, answered, villages] = await Promise.all([
    postCards(db, { limit: 12, agencyIds, before }),
    activityCards(db, { limit: 6, agencyIds }),
    answeredTalks(db, { limit: 4, agencyIds, kinds: ['pertanyaan', 'saran', 'keluhan'] }),
    knownVillages(db),
  ]);
  for (const { postId } of posts.items) visit.dependsOn.add(causes.post(postId));
  const path = addresses.agency(slug);
  return {
    title: agency.name,
    description: agency.description || agency.name,
    feedOf: { path, name: agency.name },
    linkedData: {
      '@context': 'https://schema.org',
      '@type': 'GovernmentOrganization',
      name: agency.name,
      alternateName: agency.shortName,
      url: visit.publicUrl + path,
    },
    main: html`<div class="w">
      ${crumbs(visit, [{ href: addresses.agencies, words: say('nav.agencies') }])}
      <div class="tx">
        <h1 lang="id">${agency.name}</h1>
        <p lang="id">${agency.description}</p>
        <p><a href="${addresses.rss(path)}">RSS</a> · <a href="${addresses.jsonFeed(path)}">JSON</a></p>
      </div>
      <section class="sec">
        ${heading(say('agency.posts', { agency: agency.shortName }))}${posts.items.length > 0 ? html`<div class="pg">${posts.items.map((card) => postCard(visit, card))}</div>` : empty(visit, say('posts.empty'), say('posts.empty-why'))}${olderLink(visit, posts.next, path)}
      </section>
      ${activities.items.length > 0 ? html`<section class="sec">${heading(say('activities.title'))}${activities.items.map((card) => activityRow(visit, card, { posts: null }))}</section>` : ''}
      ${
        answered.items.length > 0
          ? html`<section class="sec">
              ${heading(say('answers.title'), { href: visit.to(addresses.answers), words: say('answers.all') })}
              <div class="uk two2">${answered.items.map((talk) => answerCard(visit, talk))}</div>
            </section>`
          : ''
      }
      <div class="ask" id="tanya">
        <div>
          <h2>${say('ask.title-to', { agency: agency.shortName })}</h2>
          <p>${say('ask.promise')}</p>
        </div>
        ${askForm(visit, { form: emptyForm, villages, agency: { slug, shortName: agency.shortName, moderates: agency.moderatesComments } })}
      </div>
    </div>`,
  };
}
