import { sql } from 'kysely';
import type { AgencyId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';

/** An account that is cut off or out of reach concerns all its posts at once; the others concern one post each. */
const accountCauses = ['must-reconnect', 'account-restricted', 'lacks-permission', 'missed', 'late'];

/** What stands in the way of each delivery that a person has to know of. */
const suffering = sql`
  select d.agency_id, d.channel_id, of.cause, case when of.cause <> all(${accountCauses}::text[]) then d.id end as delivery_id
  from delivery d left join post p on p.id = d.post_id
  cross join lateral (select case
    when d.state = 'failed' then coalesce(d.failure ->> 'kind', 'rejected')
    when d.state in ('unknown', 'missed') then d.state
    when d.failure ->> 'kind' in ('must-reconnect', 'account-restricted', 'lacks-permission') then d.failure ->> 'kind'
    when d.late_alarm_at is not null and d.state <> 'verified' and (d.state <> 'scheduled' or pause_of(d) is null) then 'late'
  end as cause) of
  where (d.state not in ('verified', 'withdrawn') or d.take_down_at is not null) and of.cause is not null
    and (p.id is null or p.removed_at is null and (p.state <> 'withdrawn' or d.take_down_at is not null))`;

/** System-wide. Opens what is new and closes what nothing suffers from any more. */
export async function notePresentTroubles(tx: Tx): Promise<void> {
  await sql`
    with now as materialized (select distinct * from (${suffering}) s),
    closed as (
      update trouble t set closed_at = clock_timestamp()
      where t.closed_at is null and not exists (select from now n where n.channel_id = t.channel_id and n.cause = t.cause
        and n.delivery_id is not distinct from t.delivery_id)
    )
    insert into trouble (agency_id, channel_id, cause, delivery_id)
    select agency_id, channel_id, cause, delivery_id from now
    on conflict (channel_id, cause, delivery_id) where closed_at is null do nothing`.execute(tx);
}

export interface OpenTrouble {
  readonly id: string;
  readonly agencyId: AgencyId;
  readonly channel: string;
  readonly cause: string;
  /** Of the account, else of the post, in the order in which they are asked. */
  readonly responsible: string | null;
  readonly author: string | null;
  readonly title: string;
  readonly postId: string | null;
  /** How many deliveries suffer from it. */
  readonly count: number;
}

const mostAtOnce = 500;

/** System-wide: the open ones of which nobody has been written to, the oldest first. */
export async function untoldTroubles(db: Db): Promise<readonly OpenTrouble[]> {
  const { rows } = await sql<OpenTrouble>`
    select t.id, t.agency_id as "agencyId", c.name as channel, t.cause, c.responsible_person_id as responsible,
      coalesce(p.submitted_by, p.created_by) as author, p.id as "postId",
      coalesce(nullif(p.title, ''), left(p.text, 80), '') as title,
      case when t.delivery_id is null then greatest(1, (select count(*) from delivery o where o.channel_id = t.channel_id
        and o.state in ('scheduled', 'sending', 'sent', 'missed') and (o.failure ->> 'kind' = t.cause or o.state = t.cause
        or t.cause = 'late' and o.late_alarm_at is not null)))::int else 1 end as count
    from trouble t join channel c on c.id = t.channel_id
    left join delivery d on d.id = t.delivery_id left join post p on p.id = d.post_id
    where t.closed_at is null and not exists (select from trouble_letter l where l.trouble_id = t.id)
    order by t.opened_at, t.id limit ${mostAtOnce}`.execute(db);
  return rows;
}

/** Those of them that nobody else is writing to that person about. */
export async function claimLetter(tx: Tx, personId: string, troubleIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into trouble_letter (trouble_id, person_id) select id, ${personId} from unnest(${troubleIds}::uuid[]) id
    on conflict do nothing returning trouble_id as id`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function dropLetter(tx: Tx, personId: string, troubleIds: readonly string[]): Promise<void> {
  await sql`
    delete from trouble_letter where person_id = ${personId} and trouble_id = any(${troubleIds}::uuid[])`.execute(tx);
}
