import * as addresses from '#portal/addresses.ts';
import { masked } from '#portal/citizen/mask.ts';
import type { Visit } from '#portal/serving/visit.ts';
import type { Said, Talk } from '#portal/views/conversations.view.ts';
import { html, type Html } from './html.ts';
import { dateOf, tag } from './parts.ts';
import { excerpt, writtenByCitizen, writtenByCity } from './written.ts';

/** A citizen's own words first, then what the city did about them. */
export function answerCard(visit: Visit, talk: Talk): Html {
  const asked = talk.said.find(({ by }) => by === 'citizen');
  const answer = talk.said.findLast(({ by }) => by === 'city');
  if (!asked || !answer) return html``;
  const href = visit.to(addresses.conversation(talk.id));
  return html`<article>
    <q lang="${asked.language}">${excerpt(masked(asked.text), 150)}</q>
    <p class="by">${whoFrom(visit, talk)} · ${dateOf(visit, asked.at, talk.agency.zone)}</p>
    <div class="dn ${talk.state === 'done' ? 'ok' : ''}">
      ${stateTag(visit, talk)}
      <p lang="id">${excerpt(answer.text, 180)}</p>
      <p>
        <small
          >${answer.agency} ·
          <a href="${href}" aria-label="${visit.say('talk.whole-of', { text: excerpt(masked(asked.text), 40) })}"
            >${visit.say('talk.whole')}</a
          ></small
        >
      </p>
    </div>
  </article>`;
}

export function stateTag(visit: Visit, { state, said }: Talk): Html {
  if (state === 'done') return tag('ok', 'check', visit.say('talk.done'));
  const answered = said.some(({ by }) => by === 'city');
  return answered ? tag('acc', 'message', visit.say('talk.answered')) : tag('', 'clock', visit.say('talk.waiting'));
}

export function whoFrom(visit: Visit, { name, village }: Talk): string {
  const who = masked(name) || visit.say('talk.nameless');
  return village === '' ? who : `${who}, ${village}`;
}

/** One conversation, in the order in which things were said. `own`: read by the citizen who holds its code. */
export function conversation(visit: Visit, talk: Talk, reader: 'public' | 'own'): Html {
  return html`<article class="tlk">
    ${talk.said.map((said) => (said.by === 'city' ? citySaid(visit, talk, said) : citizenSaid(visit, talk, { said, reader })))}
  </article>`;
}

function citizenSaid(visit: Visit, talk: Talk, { said, reader }: { said: Said; reader: 'public' | 'own' }): Html {
  const hidden = reader === 'own' ? moderationTag(visit, said) : '';
  return html`<p class="by"><b>${whoFrom(visit, talk)}</b> · ${time(visit, said.at, talk)} ${hidden}</p>
    <div lang="${said.language}">${writtenByCitizen(masked(said.text))}</div>`;
}

function moderationTag(visit: Visit, { moderation }: Said): Html | '' {
  if (moderation === 'waiting') return tag('warn', 'eye', visit.say('talk.unchecked'));
  return moderation === 'hidden' ? tag('', 'eyeOff', visit.say('talk.hidden')) : '';
}

function citySaid(visit: Visit, talk: Talk, { id, agency, at, text }: Said): Html {
  return html`<div class="dn" id="${addresses.replyAnchor(id)}">
    <p class="by"><b>${agency}</b> · ${visit.say('talk.answers')} ${time(visit, at, talk)}</p>
    <div lang="id">${writtenByCity(text)}</div>
  </div>`;
}

function time(visit: Visit, at: Date, { agency }: Talk): Html {
  return html`<time datetime="${at.toISOString()}">${visit.near(at, agency.zone)}</time>`;
}
