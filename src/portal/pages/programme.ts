import * as addresses from '#portal/addresses.ts';
import { html, type Html } from '#portal/look/html.ts';
import type { Page } from '#portal/look/layout.ts';
import { crumbs, empty, heading, olderLink, period, postCard } from '#portal/look/parts.ts';
import { assetPaths } from '#portal/serving/assets.ts';
import { causes } from '#portal/serving/causes.ts';
import type { Visit } from '#portal/serving/visit.ts';
import { activityCards, knownVillages, type ActivityCard } from '#portal/views/activities.view.ts';
import type { Cursor } from '#portal/views/cursor.ts';
import { postsOfActivities } from '#portal/views/posts-of-activities.view.ts';
import { postCards } from '#portal/views/posts.view.ts';
import { programmeBySlug, type ProgrammeCard } from '#portal/views/programmes.view.ts';
import { promisedBy } from '#portal/views/programme-promises.view.ts';
import { activityRow } from './activity-row.ts';
import { notFoundPage } from './faults.ts';
import { promises, relatives } from './programme-promises.ts';

/** Each carries its whole outline: with more, the page would weigh over 60 kB. */
const perPage = 6;

export interface ProgrammeWanted {
  readonly slug: string;
  readonly village: string | undefined;
  readonly before: Cursor | undefined;
}

/** Which activities belong to this flagship programme, and what was told about each. */
export async function programmePage(visit: Visit, { slug, village, before }: ProgrammeWanted): Promise<Page> {
  const { db, say } = visit;
  const programme = await programmeBySlug(db, slug);
  if (!programme) return notFoundPage(visit);
  for (const cause of [causes.programmes, causes.activities, causes.posts]) visit.dependsOn.add(cause);
  const [activities, villages, recent, promised] = await Promise.all([
    activityCards(db, { limit: perPage, programmeId: programme.id, village, before }),
    knownVillages(db, programme.id),
    postCards(db, { limit: 3, programmeId: programme.id }),
    promisedBy(db, programme.id),
  ]);
  const path = addresses.programme(slug);
  const older = village === undefined ? path : `${path}?kelurahan=${encodeURIComponent(village)}`;
  return {
    title: programme.name,
    description: programme.summary || say('programmes.description', { city: visit.city.name }),
    style: assetPaths.programmeStyle,
    feedOf: { path, name: programme.name },
    main: html`<div class="w">
      ${crumbs(visit, [{ href: addresses.programmes, words: say('programmes.title') }])}
      <div class="prg">
        <div>
          <h1 lang="id">${programme.name}</h1>
          <p lang="id">${programme.summary}</p>
          ${relatives(visit, promised)}
          <p><a href="${addresses.rss(path)}">RSS</a> · <a href="${addresses.jsonFeed(path)}">JSON</a></p>
        </div>
        ${facts(visit, programme)}
      </div>
      ${promises(visit, promised)}
      <section class="sec">
        <div class="sh">
          <h2>${say('activities.title')}</h2>
          ${villages.length > 1 ? villageFilter(visit, { path, villages, village }) : ''}
        </div>
        ${activities.items.length > 0 ? await rows(visit, activities.items) : empty(visit, say('activities.empty'), say('activities.empty-why'))}${olderLink(visit, activities.next, older)}
      </section>
      ${
        recent.items.length > 0
          ? html`<section class="sec">
              ${heading(say('programme.recent'))}
              <div class="pg">${recent.items.map((card) => postCard(visit, card))}</div>
            </section>`
          : ''
      }
    </div>`,
  };
}

function facts(visit: Visit, { activities, villages, agency, startsOn, endsOn }: ProgrammeCard): Html {
  const { say } = visit;
  const lead = html`<a href="${visit.to(addresses.agency(agency.slug))}">${agency.shortName}</a>`;
  return html`<dl class="fa">
    <div>
      <dt>${say('programme.recorded')}</dt>
      <dd>${activities}</dd>
    </div>
    <div>
      <dt>${say('programme.villages')}</dt>
      <dd>${villages}</dd>
    </div>
    <div>
      <dt>${say('programme.lead')} ${lead}</dt>
      <dd>${period(visit, startsOn, endsOn)}</dd>
    </div>
  </dl>`;
}

async function rows(visit: Visit, activities: readonly ActivityCard[]): Promise<Html> {
  const posts = await postsOfActivities(
    visit.db,
    activities.map(({ id }) => id),
  );
  return html`${activities.map((activity, index) =>
    activityRow(visit, activity, { posts: posts.get(activity.id) ?? [], open: index === 0 }),
  )}`;
}

interface VillageChoice {
  readonly path: string;
  readonly villages: readonly string[];
  readonly village: string | undefined;
}

function villageFilter(visit: Visit, { path, villages, village }: VillageChoice): Html {
  const { say } = visit;
  const options = villages.map((name) => html`<option${name === village ? html` selected` : ''}>${name}</option>`);
  return html`<form class="flt" action="${visit.to(path)}">
    <label
      ><span class="vh">${say('programme.filter')}</span
      ><select class="inp" name="kelurahan">
        <option value="">${say('programme.all-villages')}</option>
        ${options}
      </select></label
    ><button class="btn">${say('programme.show')}</button>
  </form>`;
}
