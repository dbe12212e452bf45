import { agencyById, can, personNames, scopeOf, type Actor } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import { readActivity } from '../activity.store.ts';
import type { Activity, ActivityId } from '../activity.ts';
import { missingFromOutline } from '../contract.ts';
import type { PlanningTools } from '../tools.ts';
import { editedTexts, type EditedText } from './activity-text.store.ts';
import { dropTextEndpoint, saveTextEndpoint, textsEndpoint, type ActivityTexts, type TextView } from './contract.ts';
import { draftsOf, measuredAs, type Draft } from './drafts.ts';
import { mergeTexts } from './merge-texts.ts';
import { outlineOf } from './outline-of.ts';
import { gapWords } from './press-release.ts';
import { backToDraft, saveText } from './save-text.ts';

export function draftingRoutes(routes: Routes<Actor>, tools: PlanningTools): void {
  const { db, now } = tools;
  routes.serve(textsEndpoint, async ({ actor, params }) => {
    const activity = await readActivity(db, scopeOf(actor, 'activity.read'), params.id as ActivityId);
    if (!activity || activity.removed) return refuse({ kind: 'activity-not-found' });
    return accept(await presentTexts(db, actor, { activity, now: now() }));
  });
  routes.serve(saveTextEndpoint, ({ actor, params: { id, form }, body }) =>
    saveText(tools, actor, { id: id as ActivityId, form, ...body }),
  );
  routes.serve(dropTextEndpoint, ({ actor, params: { id, form } }) =>
    backToDraft(tools, actor, { id: id as ActivityId, form }),
  );
}

interface Reading {
  readonly activity: Activity;
  readonly now: Date;
}

async function presentTexts(db: Db, actor: Actor, { activity, now }: Reading): Promise<ActivityTexts> {
  const { id, agencyId, content } = activity;
  const agency = await agencyById(db, agencyId);
  if (!agency) throw new Error(`No agency ${agencyId}`);
  const outline = await outlineOf(db, { ...content, id, agencyId }, now);
  const edited = await editedTexts(db, [agencyId], id);
  const names = await personNames(db, edited.flatMap(({ updatedBy }) => (updatedBy ? [updatedBy] : []))); // oxfmt-ignore
  const exempt = content.informationClass === 'dikecualikan';
  const byForm = new Map(edited.map((text) => [text.form, text]));
  return {
    id,
    title: content.title,
    agency: { id: agency.id, name: agency.name, shortName: agency.shortName, zone: agency.zone },
    exempt,
    missing: [...missingFromOutline({ ...content, startsAt: content.startsAt?.toISOString() ?? null })],
    texts: draftsOf(outline).map((draft) => presentText(draft, byForm.get(draft.form), names)),
    can: { write: can(actor, 'activity.write', agencyId), makePost: !exempt && can(actor, 'post.write', agencyId) },
  };
}

function presentText(draft: Draft, edited: EditedText | undefined, names: ReadonlyMap<string, string>): TextView {
  const { gaps, ...shown } = edited ? measuredAs(draft, edited.text) : draft;
  if (!edited) return { ...shown, gaps: [...gaps], drafted: draft.text, edited: null, outdated: null };
  const { revision, updatedAt, updatedBy } = edited;
  const outdated = edited.drafted !== draft.text && edited.text !== draft.text;
  return {
    ...shown,
    gaps: gaps.filter((gap) => edited.text.includes(gapWords[gap])),
    drafted: draft.text,
    edited: { by: names.get(updatedBy ?? '') ?? 'Kentongan', at: updatedAt.toISOString(), revision },
    outdated: outdated ? { before: edited.drafted, merged: mergeTexts(edited.drafted, edited.text, draft.text) ?? null } : null, // oxfmt-ignore
  };
}
