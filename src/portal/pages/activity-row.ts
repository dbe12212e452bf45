import { dayOf } from '#platform/time/local-time.ts';
import { formatBareClock, formatDateRange, formatDay, isoDay, zoneLabel } from '#platform/time/format.ts';
import * as addresses from '#portal/addresses.ts';
import { html, type Html } from '#portal/look/html.ts';
import { dateOf, postRow, tag } from '#portal/look/parts.ts';
import type { Visit } from '#portal/serving/visit.ts';
import type { ActivityCard } from '#portal/views/activities.view.ts';
import type { PostCard } from '#portal/views/posts.view.ts';

export interface RowLook {
  /** Null: what was published about it is on its own page. */
  readonly posts: readonly PostCard[] | null;
  readonly open?: boolean;
}

/** One activity that opens in place. */
export function activityRow(visit: Visit, activity: ActivityCard, { posts, open = false }: RowLook): Html {
  const { say } = visit;
  const about = [
    activity.village,
    activity.agency.shortName,
    posts && posts.length > 0 ? say('activity.posts', { count: posts.length }) : '',
  ];
  return html`<details class="kg" ${open ? html` open` : ''}>
    <summary>
      <span><b lang="id">${activity.title}</b><span>${about.filter(Boolean).join(' · ')}</span></span
      >${stateOf(visit, activity)}<i class="ch"></i>
    </summary>
    <div class="bd">
      ${outline(visit, activity)}${
        posts && posts.length > 0
          ? html`<ul class="pl">
              ${posts.map((card) => postRow(visit, card))}
            </ul>`
          : ''
      }
      <p>
        <a
          href="${visit.to(addresses.activity(activity.slug))}"
          aria-label="${say('activity.whole-of', { title: activity.title })}"
          >${say('activity.whole')}</a
        >
      </p>
    </div>
  </details>`;
}

/** Apa, kapan, mengapa …: what is not known is not shown. */
export function outline(visit: Visit, activity: ActivityCard): Html {
  const { say } = visit;
  const answers = [
    [say('activity.what'), activity.what],
    [say('activity.when'), whenOf(visit, activity)],
    [say('activity.where'), placeOf(activity)],
    [say('activity.why'), activity.why],
    [say('activity.who'), activity.who],
    [say('activity.how'), activity.how],
  ] as const;
  const known = answers.filter(([, answer]) => answer !== '');
  return html`<dl class="w5">
    ${known.map(
      ([question, answer]) =>
        html`<div>
          <dt>${question}</dt>
          <dd lang="id">${answer}</dd>
        </div>`,
    )}
  </dl>`;
}

/** People often write the kelurahan into the place already. */
export function placeOf({ place, village }: ActivityCard): string {
  return place.toLowerCase().includes(village.toLowerCase()) ? place : [place, village].filter(Boolean).join(', ');
}

/** `23–30 Des 2026, 08.00–15.00 WIB` */
export function whenOf(visit: Visit, { startsAt, endsAt, agency: { zone } }: ActivityCard): string {
  if (!startsAt) return '';
  const { language } = visit;
  const day = endsAt
    ? formatDateRange({ from: startsAt, to: endsAt }, { zone, language })
    : dateOf(visit, startsAt, zone);
  const hours = [startsAt, ...(endsAt ? [endsAt] : [])].map((at) => formatBareClock(at, zone, language));
  return `${day}, ${[...new Set(hours)].join('–')} ${zoneLabel(zone)}`;
}

/** Without an end, an activity is taken to fill its day. */
export function stateOf(visit: Visit, { startsAt, endsAt, agency: { zone } }: ActivityCard): Html | '' {
  if (!startsAt) return '';
  const { now, language, say } = visit;
  const end = endsAt ?? dayOf(startsAt, zone).to;
  visit.trueUntil(startsAt);
  visit.trueUntil(end);
  if (now < startsAt) {
    const near = isoDay(startsAt, zone).slice(0, 4) === isoDay(now, zone).slice(0, 4);
    const day = near ? formatDay(startsAt, zone, language) : dateOf(visit, startsAt, zone);
    return tag('acc', 'calendar', say('activity.begins', { day }));
  }
  return now < end ? tag('warn', 'progress', say('activity.running')) : tag('ok', 'check', say('activity.over'));
}
