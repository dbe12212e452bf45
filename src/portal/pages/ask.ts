import { html } from '#portal/look/html.ts';
import { agencyTree } from '#organisation/index.ts';
import * as addresses from '#portal/addresses.ts';
import { askForm, type AskForm } from '#portal/citizen/ask-form.ts';
import type { Page } from '#portal/look/layout.ts';
import { crumbs } from '#portal/look/parts.ts';
import { causes } from '#portal/serving/causes.ts';
import type { Visit } from '#portal/serving/visit.ts';
import { knownVillages } from '#portal/views/activities.view.ts';
import { codeForm } from './track.ts';

/** `agencySlug` empty: to the city itself. */
export async function askPage(
  visit: Visit,
  { form, agencySlug }: { form: AskForm; agencySlug: string },
): Promise<Page> {
  const { say, db } = visit;
  visit.dependsOn.add(causes.activities);
  const found = (await agencyTree(db)).all.find(({ slug, active }) => active && slug === agencySlug);
  const agency = found ? { slug: found.slug, shortName: found.shortName, moderates: found.moderatesComments } : null;
  const title = agency ? say('ask.title-to', { agency: agency.shortName }) : say('ask.title');
  return {
    title,
    description: say('ask.promise'),
    main: html`<div class="w">
      ${crumbs(visit, [{ href: addresses.ask, words: say('nav.ask') }])}
      <div class="ask">
        <div>
          <h1>${title}</h1>
          <p>${say('ask.promise')}</p>
          ${codeForm(visit)}
        </div>
        ${askForm(visit, { form, villages: await knownVillages(db), agency })}
      </div>
    </div>`,
  };
}
