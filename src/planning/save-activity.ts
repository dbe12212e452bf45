import { isDeepStrictEqual } from 'node:util';
import { authorOf, personNames, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { attachable, type MediaId } from '#media/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { slugWithId } from '#platform/slug.ts';
import { programmesByIds, type ProgrammeId } from '#strategy/index.ts';
import { lockActivity, saveContent, type SavedActivity } from './activity.store.ts';
import { differences, mayWrite, staysShown, type Activity, type ActivityContent, type ActivityId } from './activity.ts';
import { campaignFor } from './campaigns/campaigns-for.ts';
import type { PlanningTools } from './tools.ts';

export interface ActivityToSave {
  readonly id: ActivityId;
  /** What the writer had before their eyes. */
  readonly revision: number;
  readonly content: ActivityContent;
}

export type SaveActivityRefusal =
  | {
      readonly kind:
        | 'not-allowed'
        | 'not-allowed-while-shown'
        | 'activity-not-found'
        | 'activity-ends-before-it-starts'
        | 'campaign-not-found';
    }
  | { readonly kind: 'activity-changed-meanwhile'; readonly name: string; readonly revision: number; readonly at: Date }
  | { readonly kind: 'programme-not-found'; readonly programmeId: ProgrammeId }
  | { readonly kind: 'picture-not-found'; readonly mediaId: MediaId };

/** Saved as it is written, so unfinished is fine. Whoever saves on top of an older revision is told, and keeps their words. */
export function saveActivity(
  { db, now }: PlanningTools,
  actor: Actor,
  { id, revision, content }: ActivityToSave,
): Promise<Result<SavedActivity, SaveActivityRefusal>> {
  return inTransaction(db, async (tx) => {
    const present = await lockActivity(tx, scopeOf(actor, 'activity.read'), id);
    if (!present || present.removed) return refuse({ kind: 'activity-not-found' });
    const allowed = mayWrite(actor, present);
    if (allowed !== true) return refuse({ kind: allowed });
    // Also when an earlier answer was lost on its way: the same words again are no conflict, and no change.
    if (isDeepStrictEqual(present.content, content)) return accept(unchanged(present));
    if (present.revision !== revision) return refuse(await meanwhile(tx, present));
    const fault = await faultOf(tx, actor, { present, content });
    if (fault) return refuse(fault);

    const saved: SavedActivity = {
      id,
      content,
      shownOnPortal: staysShown(present, content),
      slug: present.wasShown ? present.slug : slugWithId(content.title, id),
      revision: revision + 1,
      updatedBy: authorOf(actor),
      at: now(),
    };
    await saveContent(tx, [present.agencyId], saved);
    const { agencyId } = present;
    const change = differences(present.content, content);
    const subject = { agencyId, subjectKind: 'activity', subjectId: id };
    await recordAudit(tx, actor, { ...subject, action: 'activity.changed', ...change });
    await announce(tx, { topic: 'activity', agencyId, id });
    return accept(saved);
  });
}

function unchanged({ id, content, slug, shownOnPortal, revision, updatedBy, updatedAt }: Activity): SavedActivity {
  return { id, content, slug, shownOnPortal, revision, updatedBy, at: updatedAt };
}

async function meanwhile(tx: Tx, { revision, updatedAt, updatedBy }: Activity): Promise<SaveActivityRefusal> {
  const names = await personNames(tx, updatedBy ? [updatedBy] : []);
  return {
    kind: 'activity-changed-meanwhile',
    name: names.get(updatedBy ?? '') ?? 'Kentongan',
    revision,
    at: updatedAt,
  };
}

interface Proposed {
  readonly present: Activity;
  readonly content: ActivityContent;
}

async function faultOf(tx: Tx, actor: Actor, { present, content }: Proposed): Promise<SaveActivityRefusal | undefined> {
  const { startsAt, endsAt, programmeIds, photos } = content;
  if (endsAt && (!startsAt || endsAt < startsAt)) return { kind: 'activity-ends-before-it-starts' };

  const programmes = new Set((await programmesByIds(tx, programmeIds)).map((programme) => programme.id));
  const programmeId = programmeIds.find((wanted) => !programmes.has(wanted));
  if (programmeId) return { kind: 'programme-not-found', programmeId };

  const { campaignId } = content;
  const joins = campaignId !== null && campaignId !== present.content.campaignId;
  if (joins && !(await campaignFor(tx, present.agencyId, campaignId))) return { kind: 'campaign-not-found' };

  const known = new Set(present.content.photos.map(({ mediaId }) => mediaId));
  const added = photos.map(({ mediaId }) => mediaId).filter((mediaId) => !known.has(mediaId));
  const usable = await attachable(tx, actor, added);
  return usable.ok ? undefined : usable.refusal;
}
