import { isoDay } from '#platform/time/format.ts';
import * as addresses from '#portal/addresses.ts';
import { html, type Html } from '#portal/look/html.ts';
import { icon } from '#portal/look/icons.ts';
import type { Page } from '#portal/look/layout.ts';
import { crumbs, empty, heading, period } from '#portal/look/parts.ts';
import { causes } from '#portal/serving/causes.ts';
import type { Visit } from '#portal/serving/visit.ts';
import { programmeCards, type ProgrammeCard } from '#portal/views/programmes.view.ts';

export async function programmesPage(visit: Visit): Promise<Page> {
  const { say, city, now } = visit;
  visit.dependsOn.add(causes.programmes).add(causes.activities);
  const today = isoDay(now, city.zone);
  const all = await programmeCards(visit.db, today);
  const running = all.filter(({ endsOn }) => endsOn === null || endsOn >= today);
  const ended = all.filter((programme) => !running.includes(programme));
  const title = say('programmes.title');
  return {
    title,
    description: say('programmes.description', { city: city.name }),
    main: html`<div class="w">
      ${crumbs(visit, [{ href: addresses.programmes, words: title }])}
      <div class="tx">
        <h1>${title}</h1>
        <p>${say('programmes.description', { city: city.name })}</p>
      </div>
      ${all.length === 0 ? html`<section class="sec">${empty(visit, say('programmes.empty'), say('programmes.empty-why'))}</section>` : ''}
      ${running.length > 0 ? html`<section class="sec">${heading(say('programmes.running'))}${programmeGrid(visit, running)}</section>` : ''}
      ${ended.length > 0 ? html`<section class="sec">${heading(say('programmes.ended'))}${programmeGrid(visit, ended)}</section>` : ''}
    </div>`,
  };
}

/** Each with its period: programmes change with the mayor. */
export function programmeGrid(visit: Visit, programmes: readonly ProgrammeCard[]): Html {
  return html`<div class="pr3">${programmes.map((programme) => programmeLink(visit, programme))}</div>`;
}

function programmeLink(visit: Visit, { slug, name, startsOn, endsOn, activities }: ProgrammeCard): Html {
  const { say, now, city } = visit;
  const archive = endsOn !== null && endsOn < isoDay(now, city.zone);
  const more = [
    period(visit, startsOn, endsOn),
    activities > 0 ? say('programme.count', { count: activities }) : '',
    archive ? say('programme.archive') : '',
  ];
  return html`<a href="${visit.to(addresses.programme(slug))}"
    ><b lang="id">${name}${icon('arrow', 's')}</b><span>${more.filter(Boolean).join(' · ')}</span></a
  >`;
}
