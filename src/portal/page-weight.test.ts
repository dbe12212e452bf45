import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { inTransaction } from '#platform/db/db.ts';
import { aDatabase } from '../../test/support/database.ts';
import { aCityWithAgencies } from '../../test/support/people.ts';
import { aMedium, aPortal, aPublishedPost, aShownActivity, tokenOn } from '../../test/support/portal.ts';

const { db } = await aDatabase();
const portal = aPortal(db);
const promised = 60_000;

test('the first page with all it needs, apart from pictures, weighs at most 60 kB, even uncompressed', async () => {
  const city = await aCityWithAgencies(db);
  for (let number = 0; number < 17; number += 1) {
    await aShownActivity(db, {
      agencyId: city.own,
      village: `Kelurahan ${number}`,
      programme: `Program unggulan ${number}`,
    });
  }
  const mediaId = await aMedium(db, city.own);
  const pictures = [{ mediaId, alt: 'Warga memilah sampah di depan balai kelurahan', width: 1600, height: 900 }];
  for (let number = 0; number < 8; number += 1) {
    await aPublishedPost(db, portal, {
      agencyId: city.own,
      title: `Kabar nomor ${number} dengan judul yang cukup panjang untuk dua baris`,
      text: 'Kalimat yang panjang supaya kutipan di halaman depan terisi penuh. '.repeat(20),
      pictures,
      informationClass: number < 2 ? 'serta-merta' : 'berkala',
    });
  }
  await inTransaction(db, (tx) => tx.updateTable('agency').set({ moderates_comments: false }).execute());
  for (const isi of [
    'Usul lampu taman dinyalakan sampai subuh, gelap sekali',
    'Selokan ditutup beton',
    'MPP buka Sabtu',
  ]) {
    await portal.submit('/tanya', { isi, jenis: 'saran', tampil: '1', tanda: await tokenOn(portal, '/tanya') });
  }
  const threads = await db.selectFrom('citizen_thread').select('id').execute();
  for (const { id: threadId } of threads) {
    const reply = { clientReference: threadId, agencyId: city.own, threadId, publishedAt: portal.now };
    await portal.portal.host.publishReply({ ...reply, text: 'Kami kerjakan mulai pekan depan. '.repeat(8) });
  }
  portal.hear({ topic: 'organisation', agencyId: city.own, id: city.own });

  const { text, total } = await weighed('/');
  expect(text.match(/<article/g)?.length).toBe(8);
  expect(total).toBeLessThanOrEqual(promised);
});

test('the page of a programme that promises much weighs no more', async () => {
  const city = await aCityWithAgencies(db);
  const shown = await aShownActivity(db, { agencyId: city.own, programme: 'Jemput Sehat' });
  const programme_id = shown.programmeId;
  await inTransaction(db, async (tx) => {
    await tx
      .updateTable('programme')
      .set({ description: 'Perawat datang ke rumah lansia dan pasien yang sulit berjalan. '.repeat(8) })
      .where('id', '=', programme_id)
      .execute();
    for (let number = 0; number < 4; number += 1) {
      const name = `Kunjungan rumah untuk lansia, kelompok ${number}`;
      const indicator = { programme_id, name, unit: 'kunjungan', target: 12_000, target_year: 2027 };
      const { id } = await tx
        .insertInto('programme_indicator')
        .values(indicator)
        .returning('id')
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('programme_achievement')
        .values({ indicator_id: id, on_day: '2026-10-31', value: 7410, source: 'Rekap Oktober 2026' })
        .execute();
      const note = 'Setiap puskesmas punya satu tim dan satu mobil.';
      const milestone = { programme_id, name: `Lima puskesmas punya tim ${number}`, planned_on: '2026-06-01', note };
      await tx.insertInto('programme_milestone').values(milestone).execute();
    }
    for (let number = 0; number < 19; number += 1) {
      const activity = {
        agency_id: city.own,
        slug: `jemput-sehat-${number}`,
        title: `Jemput Sehat di kelurahan ${number}`,
      };
      const { id } = await tx
        .insertInto('activity')
        .values({
          ...activity,
          what: 'Perawat memeriksa lansia di rumahnya.',
          village: `Kelurahan ${number}`,
          starts_at: portal.now,
          shown_on_portal: true,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await tx.insertInto('activity_programme').values({ activity_id: id, programme_id }).execute();
    }
  });
  const { text, total } = await weighed(`/program/${shown.programmeSlug}`);
  expect(text.match(/<progress/g)?.length).toBe(4);
  expect(text.match(/class="kg"/g)?.length).toBe(6);
  expect(total).toBeLessThanOrEqual(promised);
});

/** The page and the files it names, uncompressed. */
async function weighed(path: string): Promise<{ readonly text: string; readonly total: number }> {
  const { text } = await portal.get(path);
  const files = [...text.matchAll(/(?:href|src)="(\/aset\/[^"]+)"/g)].map(([, path]) => path ?? '');
  const sizes = await Promise.all(
    files.map(async (path) => {
      const bytes = new Uint8Array(await (await portal.portal.app.request(path)).arrayBuffer());
      return {
        path,
        plain: bytes.byteLength,
        packed: path.endsWith('woff2') ? bytes.byteLength : gzipSync(bytes).byteLength,
      };
    }),
  );
  const page = { path, plain: Buffer.byteLength(text), packed: gzipSync(text).byteLength };
  const parts = [page, ...sizes];
  const total = (kind: 'plain' | 'packed'): number => parts.reduce((sum, part) => sum + part[kind], 0);
  console.log(`${path}: ${total('plain')} bytes plain, ${total('packed')} bytes as sent`, parts);
  return { text, total: total('plain') };
}
