import type { Tx } from '#platform/db/db.ts';
import type { Chance } from './chance.ts';
import type { SampleChannel } from './channels-plan.ts';
import { inMagelang, later, minuteMs, sampleId } from './ids.ts';
import { addRows } from './sample.store.ts';

/** What staff write on their phones, between what was planned. */
const texts = [
  'Foto pagi ini dari alun-alun. Terima kasih yang ikut kerja bakti.',
  'Hujan deras di Kemirirejo. Hati-hati genangan di depan pasar.',
  'Tim kami sedang di lapangan. Kabar lengkap menyusul sore nanti.',
  'Selamat berakhir pekan, Dulur Magelang.',
  'Antrean pagi ini pendek, silakan datang sebelum pukul 10.00.',
  'Ada yang ingat foto lama ini? Ceritakan di kolom balasan.',
  'Terima kasih untuk semua petugas yang siaga semalam.',
  'Kopi, peta, dan rapat kecil di Kelurahan Cacaban.',
] as const;

const daysBack = 40;

/** Posts made in Bluesky's own app: they stand grey in the calendar. */
export async function writeNatives(
  tx: Tx,
  { now, chance, channels }: { now: Date; chance: Chance; channels: readonly SampleChannel[] },
): Promise<void> {
  const rows = channels
    .filter(({ medium, connected }) => medium === 'bluesky' && connected)
    .flatMap((channel) => nativesOf(chance, channel, now));
  await addRows(
    tx,
    'native_post',
    rows.filter(({ published_at }) => published_at < now),
  );
}

function nativesOf(chance: Chance, { id, agency, handle }: SampleChannel, now: Date) {
  const days = Array.from({ length: daysBack }, (_, day) => -day).filter(() => chance.happens(0.09));
  return days.map((day) => {
    const key = sampleId(chance).replaceAll('-', '').slice(0, 13);
    const at = inMagelang(now, day, chance.between(8, 20));
    return {
      channel_id: id,
      agency_id: agency.id,
      remote_id: `at://did:plc:${handle}/app.bsky.feed.post/${key}`,
      // Nowhere on the real network: there is nothing to open.
      url: '',
      text: chance.pick(texts),
      published_at: later(at, chance.between(0, 59) * minuteMs),
    };
  });
}
