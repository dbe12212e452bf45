import { authorOf, can, personNames, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { lockActivity } from '../activity.store.ts';
import type { Activity, ActivityId } from '../activity.ts';
import type { PlanningTools } from '../tools.ts';
import { dropText, editedTexts, keepText, type EditedText } from './activity-text.store.ts';
import { draftOf } from './drafts.ts';
import { outlineOf } from './outline-of.ts';
import type { TextForm } from './text-forms.ts';

export type TextRefusal =
  | { readonly kind: 'not-allowed' | 'activity-not-found' }
  | {
      readonly kind: 'text-changed-meanwhile';
      readonly name: string;
      readonly revision: number;
      readonly newer: string;
    };

export interface TextToSave {
  readonly id: ActivityId;
  readonly form: TextForm;
  readonly text: string;
  /** What the writer had before their eyes; 0 for the draft. */
  readonly revision: number;
  readonly settles: boolean;
}

/** Kept beside the outline. The draft it was written over stays known, so that later changes of the outline can be told. */
export function saveText(
  { db, now }: PlanningTools,
  actor: Actor,
  { id, form, text, revision, settles }: TextToSave,
): Promise<Result<{ readonly revision: number }, TextRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await activityToWrite(tx, actor, id);
    if (!found.ok) return found;
    const activity = found.value;
    const present = await presentText(tx, activity, form);
    if (present?.text === text && !settles) return accept({ revision: present.revision });
    if (revisionOf(present) !== revision) return refuse(await meanwhile(tx, present));
    const drafted = present && !settles ? present.drafted : await draftNow(tx, activity, { form, now: now() });
    const kept = { form, text, drafted, revision: revision + 1, updatedBy: authorOf(actor), updatedAt: now() };
    await keepText(tx, { ...kept, activityId: id });
    if (!present) await tell(tx, actor, { activity, form, action: 'activity.text-edited' });
    await announce(tx, { topic: 'activity', agencyId: activity.agencyId, id });
    return accept({ revision: kept.revision });
  });
}

/** Back to the draft; nothing to do when nobody edited it. */
export function backToDraft(
  { db }: PlanningTools,
  actor: Actor,
  { id, form }: Pick<TextToSave, 'id' | 'form'>,
): Promise<Result<undefined, TextRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await activityToWrite(tx, actor, id);
    if (!found.ok) return found;
    const present = await presentText(tx, found.value, form);
    if (!present) return accept(undefined);
    await dropText(tx, id, form);
    await tell(tx, actor, { activity: found.value, form, action: 'activity.text-dropped', before: present.text });
    await announce(tx, { topic: 'activity', agencyId: found.value.agencyId, id });
    return accept(undefined);
  });
}

async function activityToWrite(tx: Tx, actor: Actor, id: ActivityId): Promise<Result<Activity, TextRefusal>> {
  const activity = await lockActivity(tx, scopeOf(actor, 'activity.read'), id);
  if (!activity || activity.removed) return refuse({ kind: 'activity-not-found' });
  return can(actor, 'activity.write', activity.agencyId) ? accept(activity) : refuse({ kind: 'not-allowed' });
}

async function presentText(tx: Tx, { agencyId, id }: Activity, form: TextForm): Promise<EditedText | undefined> {
  return (await editedTexts(tx, [agencyId], id)).find((edited) => edited.form === form);
}

async function meanwhile(tx: Tx, present: EditedText | undefined): Promise<TextRefusal> {
  const names = await personNames(tx, present?.updatedBy ? [present.updatedBy] : []);
  const name = names.get(present?.updatedBy ?? '') ?? 'Kentongan';
  return { kind: 'text-changed-meanwhile', name, revision: present?.revision ?? 0, newer: present?.text ?? '' };
}

function revisionOf(present: EditedText | undefined): number {
  return present?.revision ?? 0;
}

async function draftNow(
  tx: Tx,
  { id, agencyId, content }: Activity,
  { form, now }: { readonly form: TextForm; readonly now: Date },
): Promise<string> {
  return draftOf(await outlineOf(tx, { ...content, id, agencyId }, now), form).text;
}

interface Told {
  readonly activity: Activity;
  readonly form: TextForm;
  readonly action: string;
  readonly before?: string;
}

async function tell(tx: Tx, actor: Actor, { activity: { agencyId, id }, form, action, before }: Told): Promise<void> {
  const subject = { agencyId, subjectKind: 'activity', subjectId: id };
  await recordAudit(tx, actor, { ...subject, action, ...(before === undefined ? {} : { before: { form, text: before } }), after: { form } }); // oxfmt-ignore
}
