import { html, type Html } from '#portal/look/html.ts';
import type { Word } from '#portal/messages/messages.ts';
import type { Visit } from '#portal/serving/visit.ts';
import type { SendRefusal } from './send-message.ts';
import { mostLetters, type Problem, type TypedMessage } from './typed-message.ts';

/** A form as it is shown: what is typed already, and why it was not taken. */
export interface FormState {
  readonly typed: TypedMessage;
  readonly refusal: SendRefusal | null;
}

export const emptyState: FormState = {
  typed: { text: '', name: '', contact: '', village: '', public: true, knowsPersonalData: false },
  refusal: null,
};

/** In each form: when it was handed out, and a field that people never see and machines fill in. */
export function guardFields(visit: Visit): Html {
  return html`<input type="hidden" name="tanda" value="${visit.tokenMark}" />
    <p class="hp" aria-hidden="true">
      <label>Situs web<input name="situs" tabindex="-1" autocomplete="off" /></label>
    </p>`;
}

/** What is wrong, on top of the form, with a link to the first field to mend. */
export function refusalNote(visit: Visit, { refusal }: FormState): Html | '' {
  if (!refusal) return '';
  const { say } = visit;
  if (refusal.kind === 'personal-data-seen') {
    const kinds = refusal.found.map((found) => say(`data.${found}`)).join(', ');
    return html`<div class="say warn" role="alert" id="galat">
      <p><b>${say('data.seen', { kinds })}</b></p>
      <p>${say('data.choice')}</p>
      <input type="hidden" name="tahu" value="1" />
    </div>`;
  }
  if (refusal.kind === 'message-faulty') {
    const links = refusal.problems.map(
      ({ path, problem }) => html`<p><a href="#f-${path}">${say(`mend.${problem}`, mostLetters)}</a></p>`,
    );
    return html`<div class="say" role="alert" id="galat">
      <p><b>${say('refusal.message-faulty')}</b></p>
      ${links}
    </div>`;
  }
  return html`<div class="say" role="alert" id="galat">
    <p><b>${say(sentenceOf(refusal))}</b></p>
  </div>`;
}

function sentenceOf({ kind }: Exclude<SendRefusal, { kind: 'personal-data-seen' | 'message-faulty' }>): Word {
  if (kind === 'too-many-requests') return 'form.too-many';
  if (kind === 'post-not-found' || kind === 'agency-not-found' || kind === 'tracking-code-not-found') {
    return 'form.goal-gone';
  }
  return `refusal.${kind}`;
}

export interface FieldLook {
  readonly path: Problem['path'];
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly autocomplete?: string;
}

export function textArea(visit: Visit, state: FormState, look: FieldLook): Html {
  const marks = problemMarks(visit, state, look);
  return html`<label class="fld"
    ><span>${look.label}</span
    ><textarea
      class="inp"
      id="f-text"
      name="${look.name}"
      rows="4"
      required
      maxlength="${mostLetters.text}"
      ${marks.attributes}
    >
${state.typed.text}</textarea
    >${look.hint === undefined ? '' : html`<small id="h-text">${look.hint}</small>`}${marks.note}</label
  >`;
}

export function textInput(visit: Visit, state: FormState, look: FieldLook): Html {
  const { path, name, label, hint, autocomplete } = look;
  const marks = problemMarks(visit, state, look);
  return html`<label class="fld"
    ><span>${label}</span
    ><input
      class="inp"
      id="f-${path}"
      name="${name}"
      value="${state.typed[path]}"
      maxlength="${mostLetters[path]}"
      autocomplete="${autocomplete ?? 'off'}"
      ${marks.attributes}
    />${hint === undefined ? '' : html`<small>${hint}</small>`}${marks.note}</label
  >`;
}

function problemMarks(
  visit: Visit,
  { refusal }: FormState,
  { path }: FieldLook,
): { attributes: Html | ''; note: Html | '' } {
  const problem = refusal?.kind === 'message-faulty' ? refusal.problems.find((one) => one.path === path) : undefined;
  if (!problem) return { attributes: '', note: '' };
  return {
    attributes: html` aria-invalid="true" aria-describedby="e-${path}"`,
    note: html`<span class="err" id="e-${path}">${visit.say(`mend.${problem.problem}`, mostLetters)}</span>`,
  };
}

/** A list when parts of the city are known, else free text. */
export function villageField(visit: Visit, state: FormState, villages: readonly string[]): Html {
  const { say } = visit;
  const { village } = state.typed;
  const look: FieldLook = { path: 'village', name: 'kelurahan', label: say('form.village') };
  if (villages.length < 2) return textInput(visit, state, look);
  const options = [...new Set([...villages, ...(village ? [village] : [])])];
  return html`<label class="fld"
    ><span>${look.label}</span
    ><select class="inp" id="f-village" name="kelurahan">
      <option value="">${say('form.no-village')}</option>
      ${options.map((name) => html`<option${name === village ? html` selected` : ''}>${name}</option>`)}
    </select></label
  >`;
}
