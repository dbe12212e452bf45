import { sql } from 'kysely';
import type { AgencyId, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';

export interface ElectionContent {
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly words: readonly string[];
}

export interface ElectionPeriod extends ElectionContent {
  readonly id: string;
  readonly revision: number;
  readonly removed: boolean;
}

/** System-wide: elections are the whole city's. */
export async function electionPeriods(db: Db | Tx): Promise<readonly ElectionPeriod[]> {
  const rows = await db.selectFrom('election_period').selectAll().orderBy('starts_on', 'desc').execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    words: row.words,
    revision: row.revision,
    removed: row.removed_at !== null,
  }));
}

export async function lockElection(tx: Tx, id: string): Promise<ElectionPeriod | undefined> {
  await tx.selectFrom('election_period').select('id').where('id', '=', id).forUpdate().execute();
  return (await electionPeriods(tx)).find((period) => period.id === id);
}

function rowOf({ name, startsOn, endsOn, words }: ElectionContent) {
  return { name, starts_on: startsOn, ends_on: endsOn, words: [...words] };
}

export async function addElection(tx: Tx, content: ElectionContent, createdBy: PersonId | null): Promise<string> {
  const values = { ...rowOf(content), created_by: createdBy };
  return (await tx.insertInto('election_period').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

export async function saveElectionRow(tx: Tx, id: string, saved: ElectionContent & { revision: number }): Promise<void> {
  const set = { ...rowOf(saved), revision: saved.revision, updated_at: sql<Date>`now()` };
  await tx.updateTable('election_period').set(set).where('id', '=', id).execute();
} // oxfmt-ignore

export async function markElection(tx: Tx, id: string, removedAt: Date | null): Promise<void> {
  await tx.updateTable('election_period').set({ removed_at: removedAt }).where('id', '=', id).execute();
}

/** Without a setting of its own an agency follows those above it. */
export async function putGuard(tx: Tx, agencyId: AgencyId, { blocks, by }: { blocks: boolean | null; by: PersonId | null }): Promise<void> {
  if (blocks === null) {
    await tx.deleteFrom('election_guard').where('agency_id', '=', agencyId).execute();
    return;
  }
  const set = { blocks, updated_by: by };
  const query = tx.insertInto('election_guard').values({ agency_id: agencyId, ...set });
  await query.onConflict((conflict) => conflict.column('agency_id').doUpdateSet(set)).execute();
} // oxfmt-ignore

export type Guards = ReadonlyMap<string, boolean>;

/** System-wide: what agencies set for themselves. */
export async function ownGuards(db: Db | Tx): Promise<Guards> {
  const rows = await db.selectFrom('election_guard').select(['agency_id', 'blocks']).execute();
  return new Map(rows.map((row) => [row.agency_id, row.blocks]));
}

/** The nearest setting counts: the agency's own, else that of the agencies above it. */
export function blocksBy(guards: Guards, nearestFirst: readonly string[]): boolean {
  const nearest = nearestFirst.find((id) => guards.has(id));
  return nearest !== undefined && guards.get(nearest) === true;
}
