import { isoDay } from '#platform/time/format.ts';
import * as addresses from '#portal/addresses.ts';
import { emptyForm, askForm } from '#portal/citizen/ask-form.ts';
import { html, type Html } from '#portal/look/html.ts';
import { icon } from '#portal/look/icons.ts';
import type { Page } from '#portal/look/layout.ts';
import { empty, heading, postCard } from '#portal/look/parts.ts';
import { answerCard } from '#portal/look/talk.ts';
import { excerpt } from '#portal/look/written.ts';
import { causes } from '#portal/serving/causes.ts';
import type { Visit } from '#portal/serving/visit.ts';
import { knownVillages } from '#portal/views/activities.view.ts';
import { answeredTalks, countAnswered, type Talk } from '#portal/views/conversations.view.ts';
import { postCards, type PostCard } from '#portal/views/posts.view.ts';
import { programmeCards } from '#portal/views/programmes.view.ts';
import { programmeGrid } from './programmes.ts';
import { codeForm } from './track.ts';

const dayMs = 86_400_000;
/** An announcement that must reach people at once stays on top for so long. */
const urgentDays = 3;

export async function frontPage(visit: Visit): Promise<Page> {
  const { db, now, city, say } = visit;
  for (const cause of [causes.posts, causes.programmes, causes.activities, causes.talks]) visit.dependsOn.add(cause);
  const thisYear = new Date(`${isoDay(now, city.zone).slice(0, 4)}-01-01T00:00:00Z`);
  const [urgent, recent, answered, answeredThisYear, programmes, villages] = await Promise.all([
    postCards(db, { limit: 2, urgentSince: new Date(now.getTime() - urgentDays * dayMs) }),
    postCards(db, { limit: 7 }),
    answeredTalks(db, { limit: 3, kinds: ['saran', 'keluhan'] }),
    countAnswered(db, ['saran', 'keluhan'], thisYear),
    programmeCards(db, isoDay(now, city.zone)),
    knownVillages(db),
  ]);
  for (const { postId } of [...urgent.items, ...recent.items]) visit.dependsOn.add(causes.post(postId));
  const urgentIds = new Set(urgent.items.map(({ pageId }) => pageId));
  const fresh = recent.items.filter(({ pageId }) => !urgentIds.has(pageId)).slice(0, 5);
  return {
    title: city.portalTitle,
    description: city.portalTagline || say('front.tagline'),
    hero: hero(visit, urgent.items),
    main: html`<div class="w">
        <section class="sec">
          ${heading(say('front.new'), { href: visit.to(addresses.posts), words: say('front.all-posts') })}${fresh.length > 0 ? newPosts(visit, fresh) : empty(visit, say('posts.empty'), say('posts.empty-why'))}
        </section>
      </div>
      ${answered.items.length > 0 ? youAskedWeDid(visit, answered.items, answeredThisYear) : ''}
      <div class="w">
        ${programmes.length > 0 ? html`<section class="sec">${heading(say('front.programmes'), { href: visit.to(addresses.programmes), words: say('front.all-programmes') })}${programmeGrid(visit, programmes.slice(0, 6))}</section>` : ''}
        <div class="ask" id="tanya">
          <div>
            <h2>${say('ask.title')}</h2>
            <p>${say('ask.promise')}</p>
            ${codeForm(visit)}
          </div>
          ${askForm(visit, { form: emptyForm, villages, agency: null })}
        </div>
      </div>`,
    linkedData: {
      '@context': 'https://schema.org',
      '@type': 'GovernmentOrganization',
      name: city.governmentName,
      url: visit.publicUrl,
    },
  };
}

function hero(visit: Visit, urgent: readonly PostCard[]): Html {
  const { city, say } = visit;
  const search = html`<form class="se" role="search" action="${visit.to(addresses.search)}">
    <input
      type="search"
      name="q"
      aria-label="${say('search.label')}"
      placeholder="${say('search.placeholder')}"
    /><button>${say('search.button')}</button>
  </form>`;
  return html`<div class="hero">
    <div>
      <h1>${say('front.headline')}</h1>
      <p>${visit.language === 'id' && city.portalTagline ? city.portalTagline : say('front.tagline')}</p>
      ${search}
    </div>
    ${urgent.length > 0 ? html`<div>${urgent.map((card) => urgentNote(visit, card))}</div>` : ''}
  </div>`;
}

function urgentNote(visit: Visit, { slug, title, beginning }: PostCard): Html {
  return html`<aside class="now">
    <b>${icon('siren', 's')}${visit.say('front.urgent')}</b>
    <h2 lang="id"><a href="${visit.to(addresses.post(slug))}">${title}</a></h2>
    <p lang="id">${excerpt(beginning, 120)}</p>
  </aside>`;
}

function newPosts(visit: Visit, [first, ...others]: readonly PostCard[]): Html {
  if (!first) return html``;
  const columns = [others.slice(0, 2), others.slice(2, 4)].filter((cards) => cards.length > 0);
  return html`<div class="g3">
    ${postCard(visit, first, { big: true })}${columns.map((cards) => html`<div class="st2">${cards.map((card) => postCard(visit, card))}</div>`)}
  </div>`;
}

function youAskedWeDid(visit: Visit, talks: readonly Talk[], thisYear: number): Html {
  const more = { href: visit.to(addresses.answers), words: visit.say('front.answered-this-year', { count: thisYear }) };
  return html`<section class="us">
    <div class="w">
      ${heading(visit.say('front.answered'), more)}
      <div class="uk">${talks.map((talk) => answerCard(visit, talk))}</div>
    </div>
  </section>`;
}
