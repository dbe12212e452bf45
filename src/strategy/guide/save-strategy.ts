import { isDeepStrictEqual } from 'node:util';
import { attachable, type MediaId } from '#media/index.ts';
import { authorOf, personNames, recordAudit, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { writableAgency } from '../may-write-strategy.ts';
import type { StrategyTools } from '../tools.ts';
import { differences, emptyStrategy, tidied } from './content.ts';
import type { StrategyContent } from './contract.ts';
import { lockStrategy, writeStrategy, type WrittenStrategy } from './strategy.store.ts';

export interface StrategyToSave {
  readonly agencyId: AgencyId;
  /** What the writer had before their eyes; 0 when nothing was written. */
  readonly revision: number;
  readonly content: StrategyContent;
}

export type SaveStrategyRefusal =
  | { readonly kind: 'agency-not-found' }
  | { readonly kind: 'not-allowed-in-strategy'; readonly name: string }
  | { readonly kind: 'strategy-changed-meanwhile'; readonly name: string; readonly revision: number }
  | { readonly kind: 'picture-not-found'; readonly mediaId: MediaId };

type Saved = Pick<WrittenStrategy, 'revision' | 'updatedAt'>;

/** Saved as it is written. Whoever saves on top of an older revision is told, and keeps their words. */
export function saveStrategy(
  { db, now }: StrategyTools,
  actor: Actor,
  { agencyId, revision, content }: StrategyToSave,
): Promise<Result<Saved, SaveStrategyRefusal>> {
  return inTransaction(db, async (tx) => {
    const writable = await writableAgency(tx, actor, agencyId);
    if (!writable.ok) return writable;
    const present = await lockStrategy(tx, agencyId);
    const before = present?.content ?? emptyStrategy;
    const after = tidied(content);
    // Also when an earlier answer was lost on its way: the same words again are no conflict.
    if (present && isDeepStrictEqual(before, after)) return accept(present);
    if ((present?.revision ?? 0) !== revision) return refuse(await meanwhile(tx, present));
    const usable = await usableLogos(tx, actor, { before, after });
    if (!usable.ok) return usable;

    const saved = { agencyId, content: after, revision: revision + 1, updatedAt: now(), updatedBy: authorOf(actor) };
    await writeStrategy(tx, [agencyId], saved);
    const subject = { agencyId, subjectKind: 'strategy', subjectId: agencyId };
    await recordAudit(tx, actor, { ...subject, action: 'strategy.changed', ...differences(before, after) });
    await announce(tx, { topic: 'strategy', agencyId, id: agencyId });
    return accept(saved);
  });
}

async function meanwhile(tx: Tx, present: WrittenStrategy | undefined): Promise<SaveStrategyRefusal> {
  const by = present?.updatedBy ?? null;
  const names = await personNames(tx, by ? [by] : []);
  const name = names.get(by ?? '') ?? 'Kentongan';
  return { kind: 'strategy-changed-meanwhile', name, revision: present?.revision ?? 0 };
}

/** Only pictures added now must be the person's to use; those that stand there stay. */
async function usableLogos(
  tx: Tx,
  actor: Actor,
  { before, after }: { readonly before: StrategyContent; readonly after: StrategyContent },
): Promise<Awaited<ReturnType<typeof attachable>>> {
  const known = new Set(before.brand.logos.map(({ mediaId }) => mediaId));
  const added = after.brand.logos.map(({ mediaId }) => mediaId as MediaId).filter((mediaId) => !known.has(mediaId));
  return await attachable(tx, actor, added);
}
