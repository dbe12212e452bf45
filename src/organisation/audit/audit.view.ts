import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { agencyTree } from '#organisation/agencies/agency-tree.store.ts';
import { scopeOf, type Actor } from '#organisation/permissions.ts';
import type { AuditEntryView, AuditFilter } from './contract.ts';

const pageSize = 50;

/** Newest first, keyset-paged by the chain's own number. */
export async function auditView(
  db: Db,
  actor: Actor,
  { cursor, ...filter }: AuditFilter & { readonly cursor?: string | undefined },
): Promise<{ items: AuditEntryView[]; nextCursor: string | null }> {
  let query = (await entries(db, actor, filter)).orderBy('seq', 'desc').limit(pageSize + 1);
  if (cursor && /^\d{1,15}$/.test(cursor)) query = query.where('seq', '<', Number(cursor));
  const rows = (await query.execute()) as Row[];
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return { items: page.map(viewOf), nextCursor: rows.length > pageSize && last ? String(last.seq) : null };
}

const batchSize = 2000;

/** Oldest first, in batches, so that a trail of any length goes out in little memory. */
export async function* auditBatches(db: Db, actor: Actor, filter: AuditFilter): AsyncGenerator<AuditEntryView[]> {
  for (let after = 0; ;) {
    const query = (await entries(db, actor, filter)).where('seq', '>', after).orderBy('seq').limit(batchSize);
    const rows = (await query.execute()) as Row[];
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(viewOf);
    after = last.seq;
  }
}

/** What concerns no single agency is read by who reads the trail of the whole city. */
async function entries(db: Db, actor: Actor, filter: AuditFilter) {
  const scope = scopeOf(actor, 'audit.read');
  const tree = await agencyTree(db);
  const readsAll = tree.roots.length > 0 && tree.roots.every(({ id }) => scope.includes(id));
  let query = db
    .selectFrom('audit_entry')
    .leftJoin('agency', 'agency.id', 'audit_entry.agency_id')
    .select([
      'audit_entry.id',
      'seq',
      'at',
      'actor_name',
      'person_id',
      'via',
      'agency_id',
      'agency.short_name',
      'action',
      'subject_kind',
      'subject_id',
      'before',
      'after',
      'hash',
    ])
    .where('seq', 'is not', null);
  if (!readsAll) query = query.where('agency_id', 'in', scope.length > 0 ? scope : [sql<string>`null`]);
  if (filter.agencyId) query = query.where('agency_id', 'in', tree.subtree(filter.agencyId));
  if (filter.personId) query = query.where('person_id', '=', filter.personId);
  if (filter.subjectId) query = query.where('subject_id', '=', filter.subjectId);
  if (filter.from) query = query.where('at', '>=', new Date(filter.from));
  if (filter.to) query = query.where('at', '<', new Date(filter.to));
  return filter.action ? query.where(actionMatches(filter.action)) : query;
}

function actionMatches(action: string) {
  return sql<boolean>`(action = ${action} or starts_with(action, ${`${action}.`}))`;
}

interface Row {
  readonly id: string;
  readonly seq: number;
  readonly at: Date;
  readonly actor_name: string;
  readonly person_id: string | null;
  readonly via: string;
  readonly agency_id: string | null;
  readonly short_name: string | null;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly hash: Buffer | null;
}

function viewOf(row: Row): AuditEntryView {
  return {
    id: row.id,
    seq: row.seq,
    at: row.at.toISOString(),
    who: row.actor_name,
    personId: row.person_id,
    via: row.via as AuditEntryView['via'],
    agencyId: row.agency_id,
    agency: row.short_name,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    before: row.before as AuditEntryView['before'],
    after: row.after as AuditEntryView['after'],
    hash: row.hash?.toString('hex') ?? '',
  };
}

/** Computes every link again, inside the database: system-wide, since a chain has no parts. */
export async function verifyAuditChain(
  db: Db,
): Promise<{ entries: number; intact: boolean; firstBroken: number | null; lastHash: string }> {
  const { rows } = await sql<{ entries: number; first_broken: number | null; last_hash: string | null }>`
    with chain as (
      select seq, hash,
        seq = row_number() over in_order
        and previous_hash = lag(hash, 1, ''::bytea) over in_order
        and hash = sha256(previous_hash || convert_to(audit_text(e), 'UTF8')) as fits
      from audit_entry e where seq is not null
      window in_order as (order by seq)
    )
    select count(*)::int as entries, min(seq) filter (where fits is not true) as first_broken,
      encode((select hash from chain order by seq desc limit 1), 'hex') as last_hash
    from chain`.execute(db);
  const [row] = rows;
  const firstBroken = row?.first_broken ?? null;
  return { entries: row?.entries ?? 0, intact: firstBroken === null, firstBroken, lastHash: row?.last_hash ?? '' };
}
