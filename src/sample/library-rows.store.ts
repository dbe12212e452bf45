import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import { dayMs, later } from './ids.ts';
import type { SceneName } from './scenes.ts';

type Known = readonly [title: string, tags: readonly string[], consent: 'unknown' | 'nobody' | 'adults' | 'children'];

const known: Record<SceneName, Known> = {
  drain: ['Pengerukan saluran air', ['saluran', 'banjir'], 'adults'],
  road: ['Perbaikan jalan kota', ['jalan'], 'nobody'],
  rain: ['Awan hujan', ['cuaca'], 'nobody'],
  meeting: ['Rembuk warga', ['rapat', 'warga'], 'unknown'],
  lamp: ['Lampu gang malam hari', ['penerangan'], 'nobody'],
  house: ['Rumah warga', ['rumah'], 'nobody'],
  park: ['Bangku taman', ['taman'], 'nobody'],
  trees: ['Penanaman pohon peneduh', ['pohon', 'penghijauan'], 'nobody'],
  truck: ['Truk sampah', ['sampah'], 'nobody'],
  desk: ['Meja layanan', ['layanan'], 'adults'],
  school: ['Gedung sekolah', ['sekolah'], 'nobody'],
  stage: ['Anak menari di panggung', ['budaya', 'anak'], 'children'],
  clinic: ['Gedung puskesmas', ['kesehatan'], 'nobody'],
  market: ['Kios pasar', ['pasar'], 'nobody'],
  mountain: ['Matahari terbit di Sumbing', ['wisata'], 'nobody'],
  books: ['Rak perpustakaan', ['literasi'], 'unknown'],
};

const who = { adults: 'Semua yang difoto', children: 'Ibu Retno, wali penari' } as const;

/** What the agencies know of their pictures: most of it, with a licence that runs out soon and a consent that was withdrawn. */
export async function writeLibrary(tx: Tx, now: Date): Promise<void> {
  const day = (days: number): string => later(now, days * dayMs).toISOString().slice(0, 10);
  for (const [scene, [title, tags, consent]] of Object.entries(known)) {
    const asked = consent === 'adults' || consent === 'children';
    const given = asked ? { consent_by: who[consent], consent_on: day(-90), consent_reference: 'Map izin foto, rak 2' } : {};
    await tx
      .updateTable('media')
      .set({ title, tags: [...tags], consent, source: 'Bakohumas OPD', rights: 'own', ...given })
      .where('original_name', 'like', `${scene}-%`)
      .execute();
  }
  await tx
    .updateTable('media')
    .set({ title: sql<string>`'Logo ' || upper(substr(original_name, 6, length(original_name) - 9))`, tags: ['logo'] })
    .set({ consent: 'nobody', rights: 'own' })
    .where('original_name', 'like', 'logo-%')
    .execute();
  const licence = { rights: 'licence', rights_note: 'Lisensi sekali beli, nomor 118', source: 'Bank foto', rights_until: day(20) };
  await tx.updateTable('media').set(licence).where('original_name', 'like', 'mountain-%').execute();
  // Only one that nothing still waiting to go out shows.
  await sql`update media set consent_withdrawn_on = ${day(-7)}::date where id = (
    select m.id from media m join post_media u on u.media_id = m.id join post p on p.id = u.post_id
    where m.consent = 'children' group by m.id having bool_and(p.state in ('published', 'withdrawn'))
    order by m.id limit 1)`.execute(tx);
} // oxfmt-ignore
