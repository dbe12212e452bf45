import { pictureAddress } from '#media/index.ts';
import * as addresses from '#portal/addresses.ts';
import { html, type Html } from '#portal/look/html.ts';
import type { Page } from '#portal/look/layout.ts';
import { crumbs, heading, picture, postCard } from '#portal/look/parts.ts';
import { writtenByCity } from '#portal/look/written.ts';
import { causes } from '#portal/serving/causes.ts';
import type { Visit } from '#portal/serving/visit.ts';
import { activityBySlug, type ActivityPage } from '#portal/views/activities.view.ts';
import { postCards } from '#portal/views/posts.view.ts';
import { programmesOf } from '#portal/views/programmes.view.ts';
import { outline, placeOf, stateOf } from './activity-row.ts';
import { notFoundPage } from './faults.ts';

export async function activityPage(visit: Visit, slug: string): Promise<Page> {
  const { db, say, publicUrl } = visit;
  const activity = await activityBySlug(db, slug);
  if (!activity) return notFoundPage(visit);
  visit.dependsOn.add(causes.activity(activity.id)).add(causes.programmes).add(causes.posts);
  const [programmes, posts] = await Promise.all([
    programmesOf(db, [activity.id]),
    postCards(db, { limit: 12, activityIds: [activity.id] }),
  ]);
  const [first] = activity.photos;
  return {
    title: activity.title,
    description: activity.what || activity.title,
    kind: 'article',
    image: first && { url: publicUrl + pictureAddress(first.mediaId, 'share'), alt: first.alt },
    linkedData: event(visit, activity),
    main: html`<div class="w">
      ${crumbs(
        visit,
        (programmes.get(activity.id) ?? [])
          .slice(0, 1)
          .map(({ slug: of, name }) => ({ href: addresses.programme(of), words: name })),
      )}
      <article class="ar">
        <h1 lang="id">${activity.title}</h1>
        <p class="o">
          <a href="${visit.to(addresses.agency(activity.agency.slug))}">${activity.agency.shortName}</a>
          ${stateOf(visit, activity)}
        </p>
        ${outline(visit, activity)}${facts(activity)}${quotes(activity)}${activity.photos.map((photo) => html`<figure>${picture(photo, 760)}</figure>`)}${partOf(visit, programmes.get(activity.id) ?? [])}
      </article>
      ${
        posts.items.length > 0
          ? html`<section class="sec">
              ${heading(say('activity.told'))}
              <div class="pg">${posts.items.map((card) => postCard(visit, card))}</div>
            </section>`
          : ''
      }
    </div>`,
  };
}

function partOf(visit: Visit, programmes: readonly { readonly slug: string; readonly name: string }[]): Html | '' {
  if (programmes.length === 0) return '';
  const links = programmes.map(({ slug, name }) => html` <a href="${visit.to(addresses.programme(slug))}">${name}</a>`);
  return html`<div class="part"><p>${visit.say('post.of-programme')}${links}</p></div>`;
}

function facts({ facts: stored }: ActivityPage): Html | '' {
  const known = stored as readonly { readonly label: string; readonly value: string }[];
  if (known.length === 0) return '';
  return html`<dl class="fa" lang="id">
    ${known.map(
      ({ label, value }) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function quotes({ quotes: stored }: ActivityPage): Html {
  const known = stored as readonly { readonly text: string; readonly name: string; readonly title: string }[];
  return html`${known.map(
    ({ text, name, title }) =>
      html`<blockquote class="quo" lang="id">
        ${writtenByCity(text)}
        <footer>${[name, title].filter(Boolean).join(', ')}</footer>
      </blockquote>`,
  )}`;
}

function event(visit: Visit, activity: ActivityPage): object {
  const { publicUrl } = visit;
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: activity.title,
    description: activity.what,
    url: publicUrl + addresses.activity(activity.slug),
    ...(activity.startsAt ? { startDate: activity.startsAt.toISOString() } : {}),
    ...(activity.endsAt ? { endDate: activity.endsAt.toISOString() } : {}),
    location: {
      '@type': 'Place',
      name: placeOf(activity) || visit.city.name,
    },
    organizer: {
      '@type': 'GovernmentOrganization',
      name: activity.agency.shortName,
      url: publicUrl + addresses.agency(activity.agency.slug),
    },
  };
}
