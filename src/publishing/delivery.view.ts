import { sql, type RawBuilder } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { FrozenPicture } from './deliveries/delivery.ts';
import type { Db } from '#platform/db/db.ts';
import { standing, unfinished, vanished } from './unfinished.ts';

export interface ShownDelivery {
  readonly id: string;
  readonly agency_id: string;
  readonly reply_id: string | null;
  readonly post: { readonly id: string; readonly title: string; readonly approved: boolean } | null;
  readonly channel: {
    readonly id: string;
    readonly name: string;
    readonly network: string;
    readonly medium: string;
    readonly state: string;
    readonly webAddress: string;
  };
  readonly state: string;
  readonly due_at: Date;
  readonly next_try_at: Date | null;
  readonly sent_at: Date | null;
  readonly verified_at: Date | null;
  readonly url: string | null;
  readonly late: boolean;
  readonly paused: boolean;
  readonly take_down_asked: boolean;
  /** Since when the network shows it no more, and whether somebody has taken note. */
  readonly gone_at: Date | null;
  readonly gone_seen: boolean;
  readonly failure: { readonly kind: string; readonly detail?: string; readonly until?: string } | null;
  readonly by_hand_name: string | null;
  readonly proof_media_id: string | null;
  readonly attempts: readonly {
    readonly number: number;
    readonly state: string;
    readonly at: string;
    readonly endedAt: string | null;
    readonly failureKind: string | null;
  }[];
  readonly content: {
    readonly title?: string;
    readonly text?: string;
    readonly pictures?: readonly FrozenPicture[];
  };
}

/** Of one post, the portal first. System-wide: the post is in scope already. */
export async function deliveriesOf(db: Db, postId: string): Promise<readonly ShownDelivery[]> {
  const { rows } = await sql<ShownDelivery>`
    select ${shown} where d.post_id = ${postId} order by c.network = 'portal' desc, c.name`.execute(db);
  return rows;
}

export interface Queue {
  readonly needsPerson: readonly ShownDelivery[];
  readonly byHand: readonly ShownDelivery[];
  readonly sending: readonly ShownDelivery[];
  readonly coming: readonly ShownDelivery[];
  readonly recent: readonly ShownDelivery[];
  readonly counts: {
    readonly needsPerson: number;
    readonly byHand: number;
    readonly sending: number;
    readonly coming: number;
    readonly late: number;
  };
}

const perSection = 50;
const recentAtMost = 20;

export async function queueOf(db: Db, scope: AgencyScope): Promise<Queue> {
  const ids = [...scope];
  const section = async (
    condition: RawBuilder<unknown>,
    order: RawBuilder<unknown>,
    atMost = perSection,
  ): Promise<readonly ShownDelivery[]> => {
    const { rows } = await sql<ShownDelivery>`
      select ${shown} where d.agency_id = any(${ids}::uuid[]) and ${condition} and ${standing}
      order by ${order} limit ${atMost}`.execute(db);
    return rows;
  };
  const lately = sql`d.state = 'verified' and d.verified_at > now() - interval '7 days' and not ${vanished}`;
  const [person, byHand, underWay, next, recent, counts] = await Promise.all([
    section(needsPerson, sql`d.due_at desc`),
    section(sql`d.state = 'waiting-by-hand'`, sql`d.due_at`),
    section(sql`${unfinished} and ${sending}`, sql`d.due_at`),
    section(coming, sql`d.due_at`),
    section(lately, sql`d.verified_at desc`, recentAtMost),
    queueCounts(db, ids),
  ]);
  return { needsPerson: person, byHand, sending: underWay, coming: next, recent, counts };
}

const needsPerson = sql`(d.state in ('unknown', 'missed', 'failed') or ${vanished})`;
const sending = sql`(d.state in ('sending', 'sent') or d.state = 'scheduled' and d.due_at <= now() and pause_of(d) is null
  or d.state = 'verified' and d.take_down_at is not null)`;
const coming = sql`(d.state = 'scheduled' and (d.due_at > now() or pause_of(d) is not null))`;

async function queueCounts(db: Db, ids: readonly string[]): Promise<Queue['counts']> {
  const { rows } = await sql<Queue['counts']>`
    select count(*) filter (where ${needsPerson})::int as "needsPerson",
      count(*) filter (where d.state = 'waiting-by-hand')::int as "byHand",
      count(*) filter (where ${sending})::int as sending,
      count(*) filter (where ${coming})::int as coming,
      count(*) filter (where d.late_alarm_at is not null and ${sending})::int as late
    from delivery d left join post p on p.id = d.post_id
    where d.agency_id = any(${ids}::uuid[])
      and ${unfinished} and ${standing}`.execute(db);
  return rows[0] ?? { needsPerson: 0, byHand: 0, sending: 0, coming: 0, late: 0 };
}

const shown = sql`
  d.id, d.agency_id, d.reply_id, d.state, d.due_at, d.next_try_at, d.sent_at, d.verified_at, d.url, d.failure, d.content,
  d.state in ('scheduled', 'waiting-by-hand') and pause_of(d) is not null as paused,
  d.proof_media_id, d.late_alarm_at is not null and d.verified_at is null as late, d.take_down_at is not null as take_down_asked,
  d.gone_at, d.gone_seen_at is not null as gone_seen,
  (select name from person where person.id = d.by_hand_person_id) as by_hand_name,
  case when p.id is not null then json_build_object('id', p.id, 'title', p.title,
    'approved', coalesce(p.approved_version = d.version and p.version = d.version and p.state <> 'withdrawn', false)) end as post,
  json_build_object('id', c.id, 'name', c.name, 'network', c.network, 'medium', c.medium, 'state', c.state,
    'webAddress', c.web_address) as channel,
  coalesce((select json_agg(json_build_object('number', a.number, 'state', a.state, 'at', a.created_at, 'endedAt', a.ended_at,
      'failureKind', a.failure ->> 'kind') order by a.number)
    from delivery_attempt a where a.delivery_id = d.id), '[]') as attempts
  from delivery d join channel c on c.id = d.channel_id left join post p on p.id = d.post_id`;
