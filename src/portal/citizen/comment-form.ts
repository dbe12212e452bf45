import * as addresses from '#portal/addresses.ts';
import { html, type Html } from '#portal/look/html.ts';
import type { Visit } from '#portal/serving/visit.ts';
import { emptyState, guardFields, refusalNote, textArea, textInput, type FormState } from './form-fields.ts';

export type CommentForm = FormState;
export const emptyComment: CommentForm = emptyState;

export interface CommentFormLook {
  readonly slug: string;
  readonly moderated: boolean;
  readonly form: CommentForm;
}

export function commentForm(visit: Visit, { slug, moderated, form }: CommentFormLook): Html {
  const { say } = visit;
  const shown = say(moderated ? 'form.shown-after-check' : 'form.shown-at-once');
  return html`<form class="box" method="post" action="${visit.to(addresses.comment(slug))}">
    ${refusalNote(visit, form)}${guardFields(visit)}${textArea(visit, form, { path: 'text', name: 'isi', label: say('form.comment'), hint: say('form.no-data') })}${textInput(visit, form, { path: 'name', name: 'nama', label: say('form.name'), autocomplete: 'name' })}
    <div class="sf"><button class="btn pri">${say('form.send-comment')}</button><small>${shown}</small></div>
  </form>`;
}

/** The citizen goes on in a conversation whose code they hold. */
export function followUpForm(visit: Visit, code: string, form: FormState): Html {
  const { say } = visit;
  return html`<form class="box" method="post" action="${visit.to(addresses.followUp(code))}">
    ${refusalNote(visit, form)}${guardFields(visit)}${textArea(visit, form, { path: 'text', name: 'isi', label: say('form.follow-up'), hint: say('form.no-data') })}
    <div class="sf"><button class="btn pri">${say('form.send')}</button></div>
  </form>`;
}
