import type { Db, Tx } from '#platform/db/db.ts';
import type { SelfCheck } from './contract.ts';

/** System-wide: the caller has locked the post in its scope. */
export async function selfCheckOf(db: Db | Tx, id: string): Promise<SelfCheck> {
  const row = await db
    .selectFrom('post')
    .select(['advice_silenced', 'principles_seen'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return presentSelfCheck(row);
}

export interface StoredSelfCheck {
  readonly advice_silenced: readonly string[];
  readonly principles_seen: readonly string[];
}

export function presentSelfCheck({ advice_silenced, principles_seen }: StoredSelfCheck): SelfCheck {
  return {
    silenced: [...advice_silenced] as SelfCheck['silenced'],
    principles: [...principles_seen] as SelfCheck['principles'],
  };
}

export async function saveSelfCheck(tx: Tx, id: string, { silenced, principles }: SelfCheck): Promise<void> {
  await tx
    .updateTable('post')
    .set({ advice_silenced: silenced, principles_seen: principles })
    .where('id', '=', id)
    .execute();
}
