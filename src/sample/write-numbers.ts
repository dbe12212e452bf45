import type { Tx } from '#platform/db/db.ts';
import type { Chance } from './chance.ts';
import type { SampleChannel } from './channels-plan.ts';
import { isByHand, type SampleDelivery } from './deliveries-plan.ts';
import { dayMs, hourMs, inMagelang, later } from './ids.ts';
import { addRows } from './sample.store.ts';

interface Reading {
  readonly agency_id: string;
  readonly channel_id: string;
  readonly delivery_id: string | null;
  readonly name: string;
  readonly meaning: string;
  readonly value: number;
  readonly source: string;
  readonly taken_at: Date;
}

const daysBack = 92;

/** Followers once a day, and for each post three readings that grow, as networks tell them. */
export async function writeNumbers(
  tx: Tx,
  chance: Chance,
  input: { now: Date; channels: readonly SampleChannel[]; deliveries: readonly SampleDelivery[] },
): Promise<void> {
  const { now, channels, deliveries } = input;
  await addRows(
    tx,
    'metric_snapshot',
    channels.flatMap((channel) => followers(chance, channel, now)),
  );
  const live = deliveries.filter(({ state, sentAt }) => state === 'verified' && sentAt !== null);
  await addRows(
    tx,
    'metric_snapshot',
    live.flatMap((delivery) => readings(chance, delivery, now)),
  );
  const pages = live.filter(({ channel }) => channel.medium === 'portal');
  await addRows(
    tx,
    'portal_view',
    pages.flatMap((delivery) => views(chance, delivery, now)),
  );
}

function followers(chance: Chance, channel: SampleChannel, now: Date): Reading[] {
  if (channel.medium !== 'bluesky' && channel.medium !== 'instagram') return [];
  const everyDays = channel.medium === 'bluesky' ? 1 : 7;
  let count = chance.between(240, 5_200);
  const list: Reading[] = [];
  for (let day = -daysBack; day <= 0; day += everyDays) {
    count += chance.between(-1, 6) * everyDays;
    const takenAt = inMagelang(now, day, 6);
    if (takenAt <= now) {
      list.push({
        ...origin(channel),
        delivery_id: null,
        name: 'followersCount',
        meaning: 'followers',
        value: count,
        taken_at: takenAt,
      });
    }
  }
  return list;
}

function origin(channel: SampleChannel): Pick<Reading, 'agency_id' | 'channel_id' | 'source'> {
  const source = channel.medium === 'portal' ? 'portal' : isByHand(channel) ? 'by-hand' : 'api';
  return { agency_id: channel.agency.id, channel_id: channel.id, source };
}

type Named = readonly [name: string, meaning: string, least: number, most: number];

const namesOn: Readonly<Record<string, readonly Named[]>> = {
  portal: [['views', 'views', 120, 2_400]],
  bluesky: [
    ['likeCount', 'reactions', 4, 160],
    ['repostCount', 'shares', 0, 38],
    ['replyCount', 'comments', 0, 26],
    ['quoteCount', 'shares', 0, 6],
  ],
  instagram: [
    ['reach', 'reach', 400, 5_800],
    ['likes', 'reactions', 20, 420],
    ['comments', 'comments', 0, 40],
  ],
};

function readings(chance: Chance, { id, channel, sentAt }: SampleDelivery, now: Date): Reading[] {
  if (sentAt === null) return [];
  // Somebody has to copy these by hand, and doesn't always.
  if (isByHand(channel) && !chance.happens(0.7)) return [];
  const growth = isByHand(channel)
    ? ([[3 * dayMs, 1]] as const)
    : ([
        [hourMs, 0.35],
        [dayMs, 0.8],
        [7 * dayMs, 1],
      ] as const);
  return (namesOn[channel.medium] ?? []).flatMap(([name, meaning, least, most]) => {
    const final = chance.between(least, Math.round(least + (most - least) * (chance.between(10, 100) / 100)));
    return growth
      .map(([afterMs, part]) => ({ at: later(sentAt, afterMs), value: Math.round(final * part) }))
      .filter(({ at }) => at <= now)
      .map(({ at, value }) => ({ ...origin(channel), delivery_id: id, name, meaning, value, taken_at: at }));
  });
}

function views(chance: Chance, { reference, sentAt }: SampleDelivery, now: Date) {
  const list: { page_id: string; day: string; views: number }[] = [];
  if (sentAt === null) return list;
  for (let day = 0; day < 5; day += 1) {
    const at = later(sentAt, day * dayMs);
    if (at <= now)
      list.push({
        page_id: reference,
        day: at.toISOString().slice(0, 10),
        views: Math.round(chance.between(40, 700) / (day + 1)),
      });
  }
  return list;
}
