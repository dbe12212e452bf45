import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { containing, readCursor, writeCursor } from '#platform/db/paging.ts';
import type { FactRow } from './fact.store.ts';
import type { FactStanding } from './fact-value.ts';

export interface FactListing {
  readonly agencyId: string | undefined;
  readonly standing: FactStanding | undefined;
  readonly text: string;
  readonly cursor: string | undefined;
  /** The city's calendar day. */
  readonly today: string;
  readonly limit: number;
}

export interface ListedFact extends FactRow {
  readonly agency_name: string;
  readonly agency_short_name: string;
  readonly updated_at: Date;
  readonly updated_by_name: string | null;
  /** Posts whose texts hold it. */
  readonly posts: number;
  /** Posts, out or waiting, that were approved with another value. */
  readonly outdated: number;
}

const columns = sql`f.id, f.agency_id, f.code, f.label, f.kind, f.value, f.unit, f.display, f.shown, f.source, f.valid_from,
  f.valid_until, f.revision, f.removed_at, f.updated_at, a.name as agency_name, a.short_name as agency_short_name,
  (select name from person where person.id = f.updated_by) as updated_by_name, used.posts, used.outdated`;

const beside = sql`join agency a on a.id = f.agency_id
  cross join lateral (
    select count(*)::int as posts, (count(*) filter (where pf.shown <> f.shown))::int as outdated
    from post_fact pf join post p on p.id = pf.post_id where pf.code = f.code and p.removed_at is null and p.state <> 'withdrawn'
  ) used`;

/** System-wide: facts are the city's, and so are the numbers beside them. By name. */
export async function factList(
  db: Db,
  { agencyId, standing, text, today, limit, cursor }: FactListing,
): Promise<{ readonly items: readonly ListedFact[]; readonly nextCursor: string | null }> {
  const standings = {
    coming: sql`f.valid_from > ${today}::date`,
    expired: sql`f.valid_until < ${today}::date`,
    usable: sql`(f.valid_from is null or f.valid_from <= ${today}::date) and (f.valid_until is null or f.valid_until >= ${today}::date)`,
  };
  const after = readCursor(cursor, 2);
  const conditions = [
    sql`f.removed_at is null`,
    ...(standing ? [standings[standing]] : []),
    ...(agencyId ? [sql`f.agency_id = ${agencyId}::uuid`] : []),
    ...(text === '' ? [] : [sql`(f.label || ' ' || f.code || ' ' || f.shown) ilike ${containing(text)}`]),
    ...(after ? [sql`(lower(f.label), f.id) > (${after[0]}, ${after[1]}::uuid)`] : []),
  ];
  const { rows } = await sql<ListedFact>`
    select ${columns} from fact f ${beside} where ${sql.join(conditions, sql` and `)}
    order by lower(f.label), f.id limit ${limit + 1}`.execute(db);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit), nextCursor: last ? writeCursor([last.label.toLowerCase(), last.id]) : null };
}

/** System-wide; also a removed one, so that its removal can be told. */
export async function listedFact(db: Db, id: string): Promise<ListedFact | undefined> {
  const { rows } = await sql<ListedFact>`select ${columns} from fact f ${beside} where f.id = ${id}`.execute(db);
  return rows[0];
}

export interface FactChoice {
  readonly code: string;
  readonly label: string;
  readonly kind: string;
  readonly shown: string;
  readonly agency: string;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
}

/** All that a writer may choose from. System-wide. */
export async function factChoices(db: Db): Promise<readonly FactChoice[]> {
  const { rows } = await sql<FactChoice>`
    select f.code, f.label, f.kind, f.shown, a.short_name as agency, f.valid_from, f.valid_until
    from fact f join agency a on a.id = f.agency_id where f.removed_at is null order by lower(f.label), f.id limit 2000`.execute(db);
  return rows;
} // oxfmt-ignore
