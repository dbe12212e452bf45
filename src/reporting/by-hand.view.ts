import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { AnswerOf } from '#platform/http/endpoint.ts';
import type { byHandNumbersEndpoint } from './contract.ts';

type ByHand = AnswerOf<typeof byHandNumbersEndpoint>;

/** The newest posts of each channel; older ones have had their time. */
const postsPerChannel = 8;

/** Where a person writes numbers down: each channel by hand with its newest posts and what is known of them. */
export async function byHandNumbers(db: Db, scope: AgencyScope): Promise<ByHand> {
  if (scope.length === 0) return { channels: [] };
  const channels = await db
    .selectFrom('channel as c')
    .innerJoin('agency as a', 'a.id', 'c.agency_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('metric_snapshot as s')
          .select(['s.value', 's.taken_at'])
          .whereRef('s.channel_id', '=', 'c.id')
          .where('s.delivery_id', 'is', null)
          .where('s.meaning', '=', 'followers')
          .orderBy('s.taken_at', 'desc')
          .limit(1)
          .as('f'),
      (join) => join.onTrue(),
    )
    .select(['c.id', 'c.name', 'c.medium', 'a.short_name', 'f.value', 'f.taken_at'])
    .where('c.network', '=', 'by-hand')
    .where('c.removed_at', 'is', null)
    .where('c.agency_id', 'in', scope)
    .orderBy('a.short_name')
    .orderBy('c.name')
    .execute();
  const deliveries = await newestDeliveries(
    db,
    channels.map(({ id }) => id),
  );
  return {
    channels: channels.map((row) => ({
      id: row.id,
      name: row.name,
      medium: row.medium,
      agency: row.short_name,
      followers: row.value,
      takenAt: row.taken_at?.toISOString() ?? null,
      deliveries: deliveries.filter(({ channelId }) => channelId === row.id).map(({ view }) => view),
    })),
  };
}

type DeliveryView = ByHand['channels'][number]['deliveries'][number];

async function newestDeliveries(
  db: Db,
  channelIds: readonly string[],
): Promise<readonly { readonly channelId: string; readonly view: DeliveryView }[]> {
  if (channelIds.length === 0) return [];
  const { rows } = await sql<{
    id: string;
    channel_id: string;
    title: string;
    sent_at: Date;
    url: string | null;
    numbers: { meaning: string; value: number; takenAt: string }[];
  }>`
    select d.id, d.channel_id, p.title, d.sent_at, d.url, coalesce(
      (select jsonb_agg(jsonb_build_object('meaning', meaning, 'value', value, 'takenAt', taken_at) order by meaning)
        from metric_latest where delivery_id = d.id), '[]') numbers
    from (
      select *, row_number() over (partition by channel_id order by sent_at desc) place from delivery
      where channel_id in (${sql.join(channelIds)}) and state = 'verified' and post_id is not null
    ) d join post p on p.id = d.post_id
    where place <= ${postsPerChannel} order by d.sent_at desc
  `.execute(db);
  return rows.map(({ id, channel_id, title, sent_at, url, numbers }) => ({
    channelId: channel_id,
    view: {
      id,
      title,
      sentAt: sent_at.toISOString(),
      url,
      numbers: numbers.map((number) => ({ ...number, takenAt: new Date(number.takenAt).toISOString() })),
    },
  }));
}
