import * as addresses from '#portal/addresses.ts';
import { html, type Html } from '#portal/look/html.ts';
import type { Visit } from '#portal/serving/visit.ts';
import {
  emptyState,
  guardFields,
  refusalNote,
  textArea,
  textInput,
  villageField,
  type FormState,
} from './form-fields.ts';
import { formKinds } from './typed-message.ts';

export interface AskForm extends FormState {
  readonly kind: (typeof formKinds)[number];
}

export const emptyForm: AskForm = { ...emptyState, kind: 'keluhan' };

export interface AskFormLook {
  readonly form: AskForm;
  readonly villages: readonly string[];
  /** To whom it goes; null: to the city, which passes it on. */
  readonly agency: { readonly slug: string; readonly shortName: string; readonly moderates: boolean } | null;
}

/** A question, a suggestion or a complaint, with or without a name. */
export function askForm(visit: Visit, { form, villages, agency }: AskFormLook): Html {
  const { say } = visit;
  const kinds = formKinds.map(
    (kind) =>
      html`<label
        ><input
          type="radio"
          name="jenis"
          value="${kind}"
          ${kind === form.kind ? html` checked` : ''}
        />${say(`kind.${kind}`)}</label
      >`,
  );
  const shown = say(agency?.moderates === false ? 'form.shown-at-once' : 'form.shown-after-check');
  return html`<form class="box" method="post" action="${visit.to(addresses.ask)}">
    ${refusalNote(visit, form)}${guardFields(visit)}${agency ? html`<input type="hidden" name="opd" value="${agency.slug}" />` : ''}
    <fieldset>
      <legend>${say('form.about')}</legend>
      ${kinds}
    </fieldset>
    ${textArea(visit, form, { path: 'text', name: 'isi', label: say('form.text'), hint: say('form.no-data') })}
    <div class="two">
      ${textInput(visit, form, { path: 'name', name: 'nama', label: say('form.name'), autocomplete: 'name' })}${villageField(visit, form, villages)}
    </div>
    ${textInput(visit, form, { path: 'contact', name: 'kontak', label: say('form.contact'), hint: say('form.contact-hint') })}<label
      class="ck"
      ><input type="checkbox" name="tampil" value="1" ${form.typed.public ? html` checked` : ''} /><span
        >${say('form.public')}</span
      ></label
    >
    <div class="sf"><button class="btn pri">${say('form.send')}</button><small>${shown}</small></div>
  </form>`;
}
