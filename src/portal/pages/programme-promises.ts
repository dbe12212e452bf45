import { formatNumber, formatPlainDate, isoDay, noNumber } from '#platform/time/format.ts';
import * as addresses from '#portal/addresses.ts';
import { html, type Html } from '#portal/look/html.ts';
import { heading, tag } from '#portal/look/parts.ts';
import type { Visit } from '#portal/serving/visit.ts';
import type { Indicator, Milestone, NamedProgramme, Promised } from '#portal/views/programme-promises.view.ts';

/** What it went on from, what goes on with it, and what it is a part of. */
export function relatives(visit: Visit, { parent, successor, predecessors }: Promised): Html | '' {
  const { say } = visit;
  const link = ({ slug, name }: NamedProgramme): Html =>
    html`<a href="${visit.to(addresses.programme(slug))}" lang="id">${name}</a>`;
  const lines = [
    ...(parent ? [html`<p>${say('programme.part-of')} ${link(parent)}</p>`] : []),
    ...(successor ? [html`<p><b>${say('programme.continued')}</b> ${link(successor)}</p>`] : []),
    ...predecessors.map((each) => html`<p>${say('programme.continues')} ${link(each)}</p>`),
  ];
  return lines.length === 0 ? '' : html`${lines}`;
}

/** The long description, indicators, milestones and parts; each only where there is something to say. */
export function promises(visit: Visit, promised: Promised): Html {
  const { say } = visit;
  const { description, indicators, milestones, parts } = promised;
  const paragraphs = description.split(/\n\s*\n/).filter((text) => text.trim() !== '');
  return html`${paragraphs.length > 0 ? html`<section class="sec tx" lang="id">${paragraphs.map((text) => html`<p>${text}</p>`)}</section>` : ''}
  ${
    indicators.length > 0
      ? html`<section class="sec">
          ${heading(say('programme.indicators'))}
          <ul class="ind">
            ${indicators.map((indicator) => indicatorItem(visit, indicator))}
          </ul>
        </section>`
      : ''
  }
  ${
    milestones.length > 0
      ? html`<section class="sec">
          ${heading(say('programme.milestones'))}
          <ol class="mil">
            ${milestones.map((milestone) => milestoneItem(visit, milestone))}
          </ol>
        </section>`
      : ''
  }
  ${
    parts.length > 0
      ? html`<section class="sec">
          ${heading(say('programme.parts'))}
          <div class="pr3">
            ${parts.map(
              ({ slug, name, village, activities }) =>
                html`<a href="${visit.to(addresses.programme(slug))}"
                  ><b lang="id">${name}</b
                  ><span
                    >${[village, activities > 0 ? say('programme.count', { count: activities }) : ''].filter(Boolean).join(' · ')}</span
                  ></a
                >`,
            )}
          </div>
        </section>`
      : ''
  }`;
}

function indicatorItem(visit: Visit, indicator: Indicator): Html {
  const { say, language } = visit;
  const { name, unit, direction, target, targetYear, value, onDay, source } = indicator;
  const told = (number: number): string => formatNumber(number, language, 2);
  const facts = { target: told(target), unit, year: String(targetYear) };
  const share = value === null || target <= 0 || direction !== 'up' ? null : Math.min(1, Math.max(0, value / target));
  return html`<li>
    <h3 lang="id">${name}</h3>
    <p>
      <b>${value === null ? noNumber : told(value)}</b>
      ${say(direction === 'up' ? 'programme.of-target' : 'programme.at-most', facts)}
    </p>
    ${share === null ? '' : html`<progress max="100" value="${Math.round(share * 100)}" aria-hidden="true"></progress>`}
    <small
      >${onDay === null ? say('programme.no-number') : say('programme.as-of', { day: formatPlainDate(onDay, language), source: source ?? '' })}</small
    >
  </li>`;
}

function milestoneItem(visit: Visit, { name, plannedOn, doneOn, note }: Milestone): Html {
  const { say, language, now, city } = visit;
  const late = doneOn === null && plannedOn < isoDay(now, city.zone);
  const day = (iso: string): string => formatPlainDate(iso, language);
  const state =
    doneOn === null
      ? late
        ? tag('warn', 'clock', say('programme.late', { day: day(plannedOn) }))
        : html`<small>${say('programme.planned', { day: day(plannedOn) })}</small>`
      : tag('ok', 'check', say('programme.done', { day: day(doneOn) }));
  return html`<li>
    <h3 lang="id">${name}</h3>
    ${state}${note === '' ? '' : html`<p lang="id">${note}</p>`}
  </li>`;
}
