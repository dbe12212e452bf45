import { sql } from 'kysely';
import type { AgencyId, AgencyScope, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { Fact, FactId } from './fact.ts';
import type { FactDisplay, FactKind } from './fact-value.ts';

const columns = [
  'id', 'agency_id', 'code', 'label', 'kind', 'value', 'unit', 'display', 'shown', 'source', 'valid_from', 'valid_until',
  'revision', 'removed_at',
] as const; // oxfmt-ignore

export interface FactRow {
  readonly id: string;
  readonly agency_id: string;
  readonly code: string;
  readonly label: string;
  readonly kind: string;
  readonly value: string;
  readonly unit: string;
  readonly display: string;
  readonly shown: string;
  readonly source: string;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
  readonly revision: number;
  readonly removed_at: Date | null;
}

export function factOf(row: FactRow): Fact {
  return {
    id: row.id as FactId,
    agencyId: row.agency_id as AgencyId,
    code: row.code,
    label: row.label,
    kind: row.kind as FactKind,
    value: row.value,
    unit: row.unit,
    display: row.display as FactDisplay,
    shown: row.shown,
    source: row.source,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    revision: row.revision,
    removed: row.removed_at !== null,
  };
}

/** System-wide: everybody with a role may use every fact. */
export async function factById(db: Db | Tx, id: string): Promise<Fact | undefined> {
  const row = await db.selectFrom('fact').select(columns).where('id', '=', id).executeTakeFirst();
  return row && factOf(row);
}

/** System-wide, also removed ones: a text that used it must be told. In one query, with the city's day of that instant. */
export async function factsByCode(
  db: Db | Tx,
  codes: readonly string[],
  at: Date,
): Promise<{ readonly facts: readonly Fact[]; readonly day: string }> {
  const day = sql<string>`((${at}::timestamptz at time zone coalesce((select zone from city limit 1), 'Asia/Jakarta'))::date)::text`;
  const rows = await db
    .selectFrom('fact')
    .select(columns)
    .select(day.as('day'))
    .where('code', 'in', codes)
    .orderBy('label')
    .execute();
  return { facts: rows.map(factOf), day: rows[0]?.day ?? '' };
}

/** System-wide: whether they may change it is asked afterwards. */
export async function lockFact(tx: Tx, id: string): Promise<Fact | undefined> {
  const row = await tx.selectFrom('fact').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && factOf(row);
}

export async function isCodeTaken(tx: Tx, code: string): Promise<boolean> {
  return (await tx.selectFrom('fact').select('id').where('code', '=', code).executeTakeFirst()) !== undefined;
}

export interface Written {
  readonly by: PersonId | null;
  /** Why it changed. */
  readonly note: string;
}

/** Undefined when somebody else took the code meanwhile. */
export async function addFact(
  tx: Tx,
  scope: AgencyScope,
  fact: Omit<Fact, 'id' | 'revision' | 'removed'> & Written,
): Promise<Fact | undefined> {
  if (!scope.includes(fact.agencyId)) throw new Error('A fact outside the scope was about to be added');
  const row = await tx
    .insertInto('fact')
    .values({ ...changed(fact), agency_id: fact.agencyId, code: fact.code, kind: fact.kind, created_by: fact.by, updated_by: fact.by })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning(columns)
    .executeTakeFirst(); // oxfmt-ignore
  if (!row) return undefined;
  const added = factOf(row);
  await keepRevision(tx, added, fact);
  return added;
}

export async function saveFact(tx: Tx, scope: AgencyScope, fact: Fact & Written): Promise<void> {
  await tx
    .updateTable('fact')
    .set({ ...changed(fact), agency_id: fact.agencyId, revision: fact.revision, updated_by: fact.by, updated_at: sql`now()` })
    .where('id', '=', fact.id)
    .where('agency_id', 'in', scope)
    .execute(); // oxfmt-ignore
  await keepRevision(tx, fact, fact);
}

async function keepRevision(tx: Tx, fact: Fact, { by, note }: Written): Promise<void> {
  const { id, revision, label, shown, source, validFrom, validUntil } = fact;
  const period = { valid_from: validFrom, valid_until: validUntil };
  await tx
    .insertInto('fact_revision')
    .values({ fact_id: id, revision, label, shown, source, ...period, note, person_id: by })
    .execute();
}

export async function markFactRemoved(
  tx: Tx,
  scope: AgencyScope,
  { id, at }: { readonly id: FactId; readonly at: Date | null },
): Promise<void> {
  const query = tx.updateTable('fact').set({ removed_at: at, updated_at: sql`now()` });
  await query.where('id', '=', id).where('agency_id', 'in', scope).execute();
}

function changed(fact: Pick<Fact, 'label' | 'value' | 'unit' | 'display' | 'shown' | 'source' | 'validFrom' | 'validUntil'>) {
  const { label, value, unit, display, shown, source, validFrom, validUntil } = fact;
  return { label, value, unit, display, shown, source, valid_from: validFrom, valid_until: validUntil };
} // oxfmt-ignore
