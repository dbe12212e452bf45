import { html } from '#portal/look/html.ts';
import * as addresses from '#portal/addresses.ts';
import type { Page } from '#portal/look/layout.ts';
import { crumbs, empty, olderLink } from '#portal/look/parts.ts';
import { answerCard, conversation, stateTag } from '#portal/look/talk.ts';
import { masked } from '#portal/citizen/mask.ts';
import { excerpt } from '#portal/look/written.ts';
import { causes } from '#portal/serving/causes.ts';
import type { Visit } from '#portal/serving/visit.ts';
import { answeredTalks, publicTalk } from '#portal/views/conversations.view.ts';
import type { Cursor } from '#portal/views/cursor.ts';
import { notFoundPage } from './faults.ts';

export async function answersPage(visit: Visit, before: Cursor | undefined): Promise<Page> {
  const { say } = visit;
  visit.dependsOn.add(causes.talks);
  const kinds = ['pertanyaan', 'saran', 'keluhan'] as const;
  const { items, next } = await answeredTalks(visit.db, { limit: 24, kinds, before });
  const title = say('answers.title');
  return {
    title,
    description: say('answers.description'),
    main: html`<div class="w">
      ${crumbs(visit, [{ href: addresses.answers, words: title }])}
      <div class="tx">
        <h1>${title}</h1>
        <p>${say('answers.description')}</p>
      </div>
      <section class="sec" aria-label="${title}">
        ${items.length > 0 ? html`<div class="uk">${items.map((talk) => answerCard(visit, talk))}</div>` : empty(visit, say('answers.empty'), say('answers.empty-why'))}${olderLink(visit, next, addresses.answers)}
      </section>
    </div>`,
  };
}

export async function conversationPage(visit: Visit, id: string): Promise<Page> {
  const talk = await publicTalk(visit.db, id);
  const asked = talk?.said.find(({ by }) => by === 'citizen');
  if (!talk || !asked) return notFoundPage(visit);
  visit.dependsOn.add(causes.talks);
  const { say } = visit;
  const title = excerpt(masked(asked.text), 80);
  return {
    title,
    description: say('answers.description'),
    main: html`<div class="w">
      ${crumbs(visit, [{ href: addresses.answers, words: say('answers.title') }])}
      <div class="ar">
        <h1 lang="${asked.language}">${title}</h1>
        <p class="o">
          ${say(`kind.${talk.kind}`)} ·
          <a href="${visit.to(addresses.agency(talk.agency.slug))}">${talk.agency.shortName}</a>
          ${stateTag(visit, talk)}
        </p>
        ${conversation(visit, talk, 'public')}
      </div>
    </div>`,
  };
}
