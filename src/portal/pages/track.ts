import { formatInstant } from '#platform/time/format.ts';
import * as addresses from '#portal/addresses.ts';
import { followUpForm } from '#portal/citizen/comment-form.ts';
import type { FormState } from '#portal/citizen/form-fields.ts';
import { html, type Html } from '#portal/look/html.ts';
import type { Page } from '#portal/look/layout.ts';
import { crumbs } from '#portal/look/parts.ts';
import { conversation, stateTag } from '#portal/look/talk.ts';
import type { Visit } from '#portal/serving/visit.ts';
import type { Talk } from '#portal/views/conversations.view.ts';

export function codeForm(visit: Visit): Html {
  const { say } = visit;
  return html`<form class="lk" action="${visit.to(addresses.track)}">
    <label for="kode">${say('track.have-code')}</label>
    <div>
      <input
        class="inp"
        id="kode"
        name="kode"
        placeholder="SW-7F3Q-K2MN"
        autocomplete="off"
        autocapitalize="characters"
        maxlength="20"
      /><button class="btn">${say('track.look')}</button>
    </div>
  </form>`;
}

/** `problem`: why the code typed shows nothing. */
export function trackPage(visit: Visit, problem: 'unknown-code' | 'too-many' | null): Page {
  const { say } = visit;
  return {
    title: say('nav.track'),
    description: say('track.description'),
    ...(problem === null ? {} : { status: problem === 'too-many' ? 429 : 404 }),
    main: html`<div class="w">
      ${crumbs(visit, [{ href: addresses.track, words: say('nav.track') }])}
      <div class="tx col">
        <h1>${say('nav.track')}</h1>
        <p>${say('track.description')}</p>
        ${
          problem === null
            ? ''
            : html`<div class="say" role="alert">
                <p><b>${say(`track.${problem}`)}</b></p>
              </div>`
        }${codeForm(visit)}
      </div>
    </div>`,
  };
}

export interface Tracked {
  readonly code: string;
  readonly talk: Talk & { readonly public: boolean };
  /** Just sent: the code must be kept. */
  readonly fresh: boolean;
  readonly form: FormState;
}

export function trackedPage(visit: Visit, { code, talk, fresh, form }: Tracked): Page {
  const { say } = visit;
  return {
    title: `${say('nav.track')} ${code}`,
    description: say('track.description'),
    unlisted: true,
    main: html`<div class="w">
      ${crumbs(visit, [{ href: addresses.track, words: say('nav.track') }])}
      <div class="ar">
        ${fresh ? received(visit, code, talk) : ''}
        <h1>${say(`kind.${talk.kind}`)} <span class="code">${code}</span></h1>
        <p class="o">${talk.agency.shortName} ${stateTag(visit, talk)}</p>
        ${under(visit, talk)}${conversation(visit, talk, 'own')}${promise(visit, talk)}${followUpForm(visit, code, form)}
      </div>
    </div>`,
  };
}

function received(visit: Visit, code: string, talk: Tracked['talk']): Html {
  const { say } = visit;
  const waiting = talk.public && talk.said.at(-1)?.moderation === 'waiting';
  return html`<div class="say ok" role="status">
    <p><b>${say('track.received')}</b></p>
    <p class="code">${code}</p>
    <p>${say('track.keep-code', { address: visit.publicUrl + visit.to(addresses.tracking(code)) })}</p>
    <p>${say(waiting ? 'form.shown-after-check' : talk.public ? 'form.shown-at-once' : 'track.private')}</p>
  </div>`;
}

function under(visit: Visit, { post }: Talk): Html | '' {
  if (!post) return '';
  return html`<p>
    ${visit.say('track.under')} <a href="${visit.to(addresses.post(post.slug))}" lang="id">${post.title}</a>
  </p>`;
}

/** What the city owes, as long as it has not answered. */
function promise(visit: Visit, { said, answerDueAt, agency }: Talk): Html | '' {
  if (!answerDueAt || said.some(({ by }) => by === 'city')) return '';
  const late = answerDueAt < visit.now;
  const when = formatInstant(answerDueAt, agency.zone, visit.language);
  return html`<p class="o">${visit.say(late ? 'track.late' : 'track.due', { when })}</p>`;
}
