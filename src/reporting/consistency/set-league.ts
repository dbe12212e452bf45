import { agencyTree, can, recordAudit, scopeOf, type Actor, type AgencyTree } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { writeLeague } from './setting.store.ts';

/** Whoever coordinates the whole city decides whether its agencies are shown side by side. */
export function maySetLeague(actor: Actor, { roots }: AgencyTree): boolean {
  return roots.length > 0 && roots.every(({ id }) => can(actor, 'city.write', id));
}

/** Only whoever may see every agency: a table with gaps would mislead. */
export function seesWholeCity(actor: Actor, { all }: AgencyTree): boolean {
  const seen = new Set<string>(scopeOf(actor, 'report.read'));
  return all.length > 0 && all.every(({ id }) => seen.has(id));
}

export function setLeague(
  { db }: { readonly db: Db },
  actor: Actor,
  shown: boolean,
): Promise<Result<{ readonly shown: boolean }, { readonly kind: 'not-allowed' }>> {
  return inTransaction(db, async (tx) => {
    const tree = await agencyTree(tx);
    const [root] = tree.roots;
    if (!root || !maySetLeague(actor, tree)) return refuse({ kind: 'not-allowed' });
    const before = await writeLeague(tx, root.id, shown);
    if (before !== shown) {
      await recordAudit(tx, actor, {
        agencyId: root.id,
        action: shown ? 'consistency.league-turned-on' : 'consistency.league-turned-off',
        subjectKind: 'agency',
        subjectId: root.id,
      });
      await announce(tx, { topic: 'organisation', agencyId: root.id, id: root.id });
    }
    return accept({ shown });
  });
}
