import { expect, test } from 'vitest';
import { inTransaction } from '#platform/db/db.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aDraft, aNewsroom } from '../../../test/support/publishing.ts';
import { aPostedPost } from '../../../test/support/voices.ts';
import { readBestPosts } from './read-best-posts.ts';
import { exampleOf, starterKinds, starters } from './starters.ts';

const { db } = await aDatabase();

test('each duty offers openings, calls and formats in both languages, with the same places to fill in', () => {
  for (const offer of Object.values(starters)) {
    for (const one of starterKinds.flatMap((kind) => offer[kind])) {
      expect(one.en.match(/\[/g)?.length ?? 0).toBe(one.id.match(/\[/g)?.length ?? 0);
      expect([one.id, one.en].filter((words) => words.trim() === '' || words.length > 200)).toEqual([]);
    }
    for (const kind of starterKinds) expect(offer[kind].length).toBeGreaterThanOrEqual(2);
  }
});

test.each([
  ['Saluran lancar. Petugas bekerja.\n\nTulis usul Anda! #Magelang #DPUPR', 'Saluran lancar.', 'Tulis usul Anda!'],
  ['Hanya satu kalimat', 'Hanya satu kalimat', ''],
  ['', '', ''],
  ['#Magelang', '', ''],
])('%j begins with %j and ends with %j', (text, opening, call) => {
  expect(exampleOf(text)).toEqual({ opening, call });
});

test('examples come from the agency’s own posts with numbers, and only once there are enough', async () => {
  const room = await aNewsroom(db);
  const { city, bluesky: channelId } = room;
  const postId = await aDraft(room);
  const read = () => readBestPosts(db, city.people.contributor, postId);
  expect(await read()).toEqual({ ok: true, value: { items: [], counted: 0, least: 5 } });
  for (const value of [3, 40, 7, 1, 12]) {
    const { deliveryId } = await aPostedPost(db, { agencyId: city.own, channelId });
    await inTransaction(db, async (tx) => {
      await tx
        .updateTable('delivery')
        .set({ state: 'verified', verified_at: new Date() })
        .where('id', '=', deliveryId)
        .execute();
      const whose = tx.selectFrom('delivery').select('post_id').where('id', '=', deliveryId);
      await tx
        .updateTable('post')
        .set({ published_at: new Date(), title: `Berita ${value}` })
        .where('id', '=', whose)
        .execute();
      const number = {
        delivery_id: deliveryId,
        name: 'likes',
        meaning: 'reactions',
        value,
        source: 'api',
        taken_at: new Date(),
      };
      await tx.insertInto('metric_latest').values(number).execute();
    });
  }
  expect(await read()).toMatchObject({ ok: true, value: { counted: 5, items: [{ title: 'Berita 40', interactions: 40 }, { title: 'Berita 12' }, { title: 'Berita 7' }] } }); // oxfmt-ignore
  expect(await readBestPosts(db, { ...city.people.admin, grants: new Map() }, postId)).toEqual({ ok: false, refusal: { kind: 'post-not-found' } }); // oxfmt-ignore
});
