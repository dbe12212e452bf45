import { sql, type RawBuilder } from 'kysely';
import type { AgencyId, AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { containing } from '#platform/db/paging.ts';
import type { KeyMessagePhase } from './key-message.ts';

export interface Seen {
  /** Where the reader may write key messages: their drafts too. */
  readonly writes: AgencyScope;
  /** The reader's agencies: what these issued. */
  readonly scope: AgencyScope;
  /** The reader's agencies and those above them: what was issued to any of these. */
  readonly reached: AgencyScope;
  /** The city's calendar day. */
  readonly today: string;
}

export interface ListedMessage {
  readonly id: string;
  readonly agency_id: string;
  readonly agency: string;
  readonly title: string;
  readonly narrative: string;
  readonly state: string;
  readonly version: number;
  readonly valid_from: string;
  readonly valid_until: string | null;
  readonly programme: string | null;
  readonly recipients: number;
  readonly confirmed: number;
  readonly carried: number;
}

/** The agencies `a` that confirm a message `m`. */
export const goesTo = sql<boolean>`(a.active and (m.for_all and a.id <> m.agency_id
  or exists (select from key_message_agency r where r.message_id = m.id and r.agency_id = a.id)))`;

function visible({ writes, scope, reached }: Omit<Seen, 'today'>): RawBuilder<boolean> {
  return sql<boolean>`m.removed_at is null and (m.agency_id = any(${[...writes]}::uuid[]) or m.state <> 'draft'
    and (m.for_all or m.agency_id = any(${[...scope]}::uuid[])
      or exists (select from key_message_agency r where r.message_id = m.id and r.agency_id = any(${[...reached]}::uuid[]))))`;
}

function inPhase(phase: KeyMessagePhase, today: string): RawBuilder<boolean> {
  const day = sql`${today}::date`;
  const phases: Record<KeyMessagePhase, RawBuilder<boolean>> = {
    valid: sql<boolean>`m.state = 'issued' and m.valid_from <= ${day} and (m.valid_until is null or m.valid_until >= ${day})`,
    coming: sql<boolean>`m.state = 'issued' and m.valid_from > ${day}`,
    expired: sql<boolean>`m.state = 'issued' and m.valid_until < ${day}`,
    draft: sql<boolean>`m.state = 'draft'`,
    withdrawn: sql<boolean>`m.state = 'withdrawn'`,
  };
  return phases[phase];
}

/** Newest first; at most 200, more than a city says in years. */
export async function keyMessageList(
  db: Db,
  seen: Seen,
  { phase, text }: { readonly phase: KeyMessagePhase | undefined; readonly text: string },
): Promise<readonly ListedMessage[]> {
  const conditions = [
    visible(seen),
    ...(phase ? [inPhase(phase, seen.today)] : []),
    ...(text === '' ? [] : [sql<boolean>`(m.title || ' ' || m.narrative) ilike ${containing(text)}`]),
  ];
  const { rows } = await sql<ListedMessage>`
    select m.id, m.agency_id, issuer.short_name as agency, m.title, m.narrative, m.state, m.version, m.valid_from, m.valid_until,
      (select name from programme where programme.id = m.programme_id) as programme,
      (select count(*)::int from agency a where ${goesTo}) as recipients,
      (select count(*)::int from key_message_confirmation c join agency a on a.id = c.agency_id
        where c.message_id = m.id and c.version = m.version and ${goesTo}) as confirmed,
      (select count(*)::int from post_key_message k join post p on p.id = k.post_id
        where k.message_id = m.id and p.removed_at is null) as carried
    from key_message m join agency issuer on issuer.id = m.agency_id
    where ${sql.join(conditions, sql` and `)}
    order by m.state = 'draft' desc, coalesce(m.issued_at, m.updated_at) desc, m.id limit 200`.execute(db);
  return rows;
}

export interface MessageForWriting {
  readonly id: string;
  readonly title: string;
  readonly narrative: string;
  readonly points: readonly string[];
  readonly dos: readonly string[];
  readonly donts: readonly string[];
  readonly fact_codes: readonly string[];
  readonly version: number;
  readonly valid_until: string | null;
  readonly addressed: boolean;
  readonly confirmed_by: string | null;
  readonly confirmed_at: Date | null;
}

/** What an agency is to say now, newest first. `reached` are that agency and those above it. */
export async function messagesForWriting(
  db: Db,
  { agencyId, reached, today }: { readonly agencyId: AgencyId; readonly reached: AgencyScope; readonly today: string },
): Promise<readonly MessageForWriting[]> {
  const { rows } = await sql<MessageForWriting>`
    select m.id, m.title, m.narrative, m.points, m.dos, m.donts, m.fact_codes, m.version, m.valid_until,
      exists (select from agency a where a.id = ${agencyId} and ${goesTo}) as addressed,
      c.at as confirmed_at, (select name from person where person.id = c.person_id) as confirmed_by
    from key_message m
    left join key_message_confirmation c on c.message_id = m.id and c.version = m.version and c.agency_id = ${agencyId}
    where ${visible({ writes: [], scope: [agencyId], reached })} and ${inPhase('valid', today)}
    order by m.issued_at desc, m.id limit 50`.execute(db);
  return rows;
}

export interface MessageToConfirm {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly agency_id: string;
  readonly agency: string;
  readonly issuer: string;
  readonly issued_at: Date;
  readonly note: string;
}

const unconfirmed = (scope: AgencyScope, today: string): RawBuilder<unknown> => sql`
  key_message m join agency a on a.id = any(${[...scope]}::uuid[]) and ${goesTo}
  where m.removed_at is null and (${inPhase('valid', today)} or ${inPhase('coming', today)})
    and not exists (select from key_message_confirmation c
      where c.message_id = m.id and c.version = m.version and c.agency_id = a.id)`;

/** What these agencies have not confirmed yet, once for each of them; newest first. */
export async function messagesToConfirm(
  db: Db,
  scope: AgencyScope,
  { today, limit }: { readonly today: string; readonly limit: number },
): Promise<{ readonly total: number; readonly items: readonly MessageToConfirm[] }> {
  if (scope.length === 0) return { total: 0, items: [] };
  const { rows } = await sql<MessageToConfirm & { total: number }>`
    select m.id, m.title, m.version, a.id as agency_id, a.short_name as agency, m.issued_at, count(*) over ()::int as total,
      (select short_name from agency i where i.id = m.agency_id) as issuer,
      coalesce((select note from key_message_version v where v.message_id = m.id and v.version = m.version), '') as note
    from ${unconfirmed(scope, today)}
    order by m.issued_at desc, m.id, a.short_name limit ${limit}`.execute(db);
  return { total: rows[0]?.total ?? 0, items: rows };
}

export function countToConfirm(scope: AgencyScope, today: string): RawBuilder<unknown> {
  return sql`select count(*)::int from ${unconfirmed(scope, today)}`;
}
