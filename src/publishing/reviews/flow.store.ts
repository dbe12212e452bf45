import { sql } from 'kysely';
import type { AgencyId, AgencyScope } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { Covering, Flow, FlowTerms, Reach, Step } from './flow.ts';

const columns = [
  'id', 'agency_id', 'name', 'covers', 'value', 'reach', 'repeats', 'steps', 'lead_minutes', 'working_hours', 'revision', 'removed_at',
] as const; // oxfmt-ignore

interface Row {
  readonly id: string;
  readonly agency_id: string;
  readonly name: string;
  readonly covers: string;
  readonly value: string;
  readonly reach: string;
  readonly repeats: boolean;
  readonly steps: unknown;
  readonly lead_minutes: number;
  readonly working_hours: number | null;
  readonly revision: number;
  readonly removed_at: Date | null;
}

function flowOf(row: Row): Flow {
  return {
    id: row.id,
    agencyId: row.agency_id as AgencyId,
    name: row.name,
    covers: row.covers as Covering,
    value: row.value,
    reach: row.reach as Reach,
    repeats: row.repeats,
    steps: row.steps as readonly Step[],
    leadMinutes: row.lead_minutes,
    workingHours: row.working_hours,
    revision: row.revision,
    removed: row.removed_at !== null,
  };
}

/** System-wide: of the post's agency and those above it, whatever fits its kind, class, pillar and key messages. */
export async function flowsFitting(tx: Db | Tx, postId: string): Promise<readonly Flow[]> {
  const { rows } = await sql<Row>`
    select ${sql.join(columns.map((column) => sql.ref(`f.${column}`)))} from post p
    join approval_flow f on f.removed_at is null and f.agency_id in (select agency_and_above(p.agency_id))
    where p.id = ${postId} and (f.covers = 'all' or (f.covers = 'kind' and f.value = p.kind)
      or (f.covers = 'class' and f.value = p.information_class) or (f.covers = 'pillar' and f.value = p.pillar_id::text)
      or (f.covers = 'key-message' and exists (select from post_key_message k where k.post_id = p.id)))`.execute(tx);
  return rows.map(flowOf);
}

/** Those of the agencies named, by agency and what they cover. */
export async function flowsOf(db: Db | Tx, scope: AgencyScope): Promise<readonly Flow[]> {
  if (scope.length === 0) return [];
  const query = db.selectFrom('approval_flow').select(columns).where('agency_id', 'in', scope);
  const rows = await query.where('removed_at', 'is', null).orderBy('agency_id').orderBy('covers').orderBy('value').execute(); // oxfmt-ignore
  return rows.map(flowOf);
}

/** Held until the transaction ends; removed ones are found too, for they come back. */
export async function lockFlow(tx: Tx, scope: AgencyScope, id: string): Promise<Flow | undefined> {
  if (scope.length === 0) return undefined;
  const query = tx.selectFrom('approval_flow').select(columns).where('id', '=', id).where('agency_id', 'in', scope);
  const row = await query.forNoKeyUpdate().executeTakeFirst();
  return row && flowOf(row);
}

function rowOf(terms: FlowTerms) {
  const { name, covers, value, reach, repeats, steps, leadMinutes, workingHours } = terms;
  const asked = { name, covers, value, reach, repeats, steps: JSON.stringify(steps) };
  return { ...asked, lead_minutes: leadMinutes, working_hours: workingHours };
}

/** Undefined when the agency has one for the same posts. */
export async function addFlow(tx: Tx, agencyId: AgencyId, terms: FlowTerms): Promise<string | undefined> {
  const row = await tx
    .insertInto('approval_flow')
    .values({ agency_id: agencyId, ...rowOf(terms) })
    .onConflict((conflict) =>
      conflict.columns(['agency_id', 'covers', 'value']).where('removed_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function saveFlow(tx: Tx, id: string, terms: FlowTerms): Promise<void> {
  await tx
    .updateTable('approval_flow')
    .set((eb) => ({ ...rowOf(terms), revision: eb('revision', '+', 1), updated_at: sql`now()` }))
    .where('id', '=', id)
    .execute();
}

export async function setFlowRemoved(tx: Tx, id: string, removed: boolean): Promise<void> {
  const at = removed ? sql<Date>`now()` : null;
  await tx.updateTable('approval_flow').set({ removed_at: at }).where('id', '=', id).execute();
}

/** Whether another one of that agency stands for the same posts. */
export async function isCovered(tx: Tx, agencyId: AgencyId, flow: Pick<Flow, 'covers' | 'value'> & { id?: string }) {
  const query = tx.selectFrom('approval_flow').select('id').where('agency_id', '=', agencyId);
  const same = query.where('covers', '=', flow.covers).where('value', '=', flow.value).where('removed_at', 'is', null);
  const found = await same.$if(flow.id !== undefined, (other) => other.where('id', '<>', flow.id ?? '')).executeTakeFirst(); // oxfmt-ignore
  return found !== undefined;
}
