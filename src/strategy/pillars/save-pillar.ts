import { isDeepStrictEqual } from 'node:util';
import { authorOf, personNames, recordAudit, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { StrategyTools } from '../tools.ts';
import { nameTaken, type PillarNameTaken } from './create-pillar.ts';
import { savePillarContent, type LockedPillar } from './pillar.store.ts';
import type { Pillar, PillarContent, PillarId } from './pillar.ts';
import { writablePillar, type PillarNotWritable } from './writable-pillar.ts';

export interface PillarToSave {
  readonly id: PillarId;
  /** What the writer had before their eyes. */
  readonly revision: number;
  readonly content: PillarContent;
}

export type SavePillarRefusal =
  | PillarNotWritable
  | { readonly kind: 'pillar-changed-meanwhile'; readonly name: string; readonly revision: number }
  | PillarNameTaken;

export function savePillar(
  { db, now }: StrategyTools,
  actor: Actor,
  { id, revision, content }: PillarToSave,
): Promise<Result<Pillar, SavePillarRefusal>> {
  return inTransaction(db, async (tx) => {
    const writable = await writablePillar(tx, actor, { id, removed: false });
    if (!writable.ok) return writable;
    const { pillar: present, tree } = writable.value;
    const { agencyId } = present;
    const before = contentOf(present);
    if (isDeepStrictEqual(before, content)) return accept(present);
    if (present.revision !== revision) return refuse(await meanwhile(tx, present));
    const taken = await nameTaken(tx, tree, { agencyId, name: content.name, except: id });
    if (taken) return refuse(taken);

    const saved: Pillar = { id, agencyId, ...content, revision: revision + 1 };
    await savePillarContent(tx, [agencyId], { ...saved, by: authorOf(actor), at: now() });
    const subject = { agencyId, subjectKind: 'pillar', subjectId: id };
    await recordAudit(tx, actor, { ...subject, action: 'pillar.changed', before, after: content });
    await announce(tx, { topic: 'strategy', agencyId, id });
    return accept(saved);
  });
}

function contentOf({ name, description, wantedShare, weekday }: PillarContent): PillarContent {
  return { name, description, wantedShare, weekday };
}

async function meanwhile(tx: Tx, { revision, updatedBy }: LockedPillar): Promise<SavePillarRefusal> {
  const names = await personNames(tx, updatedBy ? [updatedBy] : []);
  return { kind: 'pillar-changed-meanwhile', name: names.get(updatedBy ?? '') ?? 'Kentongan', revision };
}
