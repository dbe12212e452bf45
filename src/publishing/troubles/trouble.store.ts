import { sql } from 'kysely';
import type { AgencyId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { standing, unfinished, vanished } from '#publishing/unfinished.ts';

/** An account that is cut off or late concerns all its posts at once; any other cause is one delivery's own. */
const accountCauses = ['must-reconnect', 'account-restricted', 'lacks-permission', 'late'];
/** What has lain longer is known. */
const freshDays = 7;

/** What stands in the way of each delivery that a person has to know of. */
const suffering = sql`
  select d.agency_id, d.channel_id, d.id, of.cause,
    case when of.cause <> all(${accountCauses}::text[]) then d.id end as delivery_id
  from delivery d left join post p on p.id = d.post_id
  cross join lateral (select case
    when d.state = 'failed' then coalesce(d.failure ->> 'kind', 'rejected')
    when d.state in ('unknown', 'missed') then d.state
    when ${vanished} then 'gone'
    when d.state not in ('scheduled', 'sending', 'sent') then null
    when d.failure ->> 'kind' in ('must-reconnect', 'account-restricted', 'lacks-permission') then d.failure ->> 'kind'
    when d.late_alarm_at is not null and (d.state <> 'scheduled' or pause_of(d) is null) then 'late'
  end as cause) of
  where ${unfinished} and ${standing} and of.cause is not null
    and (d.settled_at is null or d.settled_at > clock_timestamp() - make_interval(days => ${freshDays}))`;

/** System-wide. Opens what is new and closes what nothing suffers from any more. */
export async function notePresentTroubles(tx: Tx): Promise<void> {
  await sql`
    with present as materialized (select distinct agency_id, channel_id, cause, delivery_id from (${suffering}) s),
    closed as (
      update trouble t set closed_at = clock_timestamp()
      where t.closed_at is null and not exists (select from present n where n.channel_id = t.channel_id
        and n.cause = t.cause and n.delivery_id is not distinct from t.delivery_id)
    )
    insert into trouble (agency_id, channel_id, cause, delivery_id)
    select agency_id, channel_id, cause, delivery_id from present
    on conflict (channel_id, cause, delivery_id) where closed_at is null do nothing`.execute(tx);
}

export interface OpenTrouble {
  readonly id: string;
  readonly agencyId: AgencyId;
  readonly channel: string;
  readonly cause: string;
  /** Who answers for the account, and who wrote the post or the answer. */
  readonly responsible: string | null;
  readonly author: string | null;
  readonly deliveryId: string | null;
  readonly postId: string | null;
  readonly title: string;
  /** How many deliveries suffer from it. */
  readonly count: number;
}

const mostAtOnce = 500;

/** System-wide: the open ones of which not everybody concerned has been written to, the oldest first. */
export async function untoldTroubles(db: Db): Promise<readonly OpenTrouble[]> {
  const { rows } = await sql<OpenTrouble>`
    with present as materialized (${suffering})
    select t.id, t.agency_id as "agencyId", c.name as channel, t.cause, c.responsible_person_id as responsible,
      coalesce(p.submitted_by, p.created_by, r.person_id) as author, t.delivery_id as "deliveryId", p.id as "postId",
      coalesce(nullif(p.title, ''), left(coalesce(p.text, r.text), 80), '') as title,
      greatest(1, (select count(*) from present n where n.channel_id = t.channel_id and n.cause = t.cause
        and n.delivery_id is not distinct from t.delivery_id))::int as count
    from trouble t join channel c on c.id = t.channel_id left join delivery d on d.id = t.delivery_id
    left join post p on p.id = d.post_id left join reply r on r.id = d.reply_id
    where t.closed_at is null and t.told_at is null
    order by t.opened_at, t.id limit ${mostAtOnce}`.execute(db);
  return rows;
}

/** Whoever died over a letter has had time enough. */
const abandonedMinutes = 5;

/** Those of them that nobody has written, or is writing, to that person about. */
export async function claimLetter(tx: Tx, personId: string, troubleIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into trouble_letter as l (trouble_id, person_id) select id, ${personId} from unnest(${troubleIds}::uuid[]) id
    on conflict (trouble_id, person_id) do update set claimed_at = clock_timestamp()
      where l.sent_at is null and l.claimed_at < clock_timestamp() - make_interval(mins => ${abandonedMinutes})
    returning l.trouble_id as id`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface Letter {
  readonly personId: string;
  readonly troubleIds: readonly string[];
}

export async function noteSent(tx: Tx, { personId, troubleIds }: Letter): Promise<void> {
  await sql`
    update trouble_letter set sent_at = clock_timestamp()
    where person_id = ${personId} and trouble_id = any(${troubleIds}::uuid[])`.execute(tx);
}

export async function dropLetter(tx: Tx, { personId, troubleIds }: Letter): Promise<void> {
  await sql`
    delete from trouble_letter
    where person_id = ${personId} and trouble_id = any(${troubleIds}::uuid[]) and sent_at is null`.execute(tx);
}

/** Those of them whose every letter has been taken, also when there was nobody to write to. */
export async function noteTold(tx: Tx, troubleIds: readonly string[]): Promise<void> {
  await sql`
    update trouble t set told_at = clock_timestamp() where t.id = any(${troubleIds}::uuid[])
      and not exists (select from trouble_letter l where l.trouble_id = t.id and l.sent_at is null)`.execute(tx);
}
