import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aContent, aDraft, aNewsroom, expectOk } from '../../../test/support/publishing.ts';
import { calendarPosts, channelsIn } from '../calendar.view.ts';
import { movePosts } from './move-posts.ts';
import { saveDraft } from './save-draft.ts';

const { db } = await aDatabase();
const room = await aNewsroom(db);
const { contributor } = room.city.people;
const to = (...ids: readonly string[]) => ids.map((channelId) => ({ channelId, text: null }));

async function channelsOf(id: string): Promise<readonly string[]> {
  return (await db.selectFrom('post').select('channel_ids').where('id', '=', id).executeTakeFirstOrThrow()).channel_ids;
}

test('which channels a post goes to stands beside it, whatever is added or taken away', async () => {
  const id = await aDraft(room, { channels: to(room.radio) });
  expect(await channelsOf(id)).toEqual([room.radio]);
  const save = async (revision: number, ...channels: readonly string[]) =>
    expectOk(
      await saveDraft(room.tools, contributor, {
        postId: id,
        revision,
        content: aContent({ channels: to(...channels) }),
      }),
    ).revision;
  const second = await save(2, room.radio, room.portal);
  expect(await channelsOf(id)).toEqual([room.radio, room.portal].toSorted());
  const third = await save(second, room.portal);
  expect(await channelsOf(id)).toEqual([room.portal]);
  await save(third);
  expect(await channelsOf(id)).toEqual([]);
});

test('the words of a channel are written into the variant that is there', async () => {
  const id = await aDraft(room, { channels: to(room.portal, room.radio) });
  const channels = [{ channelId: room.portal, text: 'Khusus portal' }, ...to(room.radio)];
  expectOk(await saveDraft(room.tools, contributor, { postId: id, revision: 2, content: aContent({ channels }) }));
  const rows = db.selectFrom('post_variant').select(['channel_id', 'text']).where('post_id', '=', id).orderBy('text');
  expect(await rows.execute()).toEqual([
    { channel_id: room.portal, text: 'Khusus portal' },
    { channel_id: room.radio, text: null },
  ]);
});

test('a variant does not move to another channel', async () => {
  const id = await aDraft(room, { channels: to(room.portal) });
  const moved = db.updateTable('post_variant').set({ channel_id: room.radio }).where('post_id', '=', id);
  await expect(moved.execute()).rejects.toThrow('A variant stays with its post and its channel');
});

test('of more posts than fit the calendar gets the first by their time, each with its channels', async () => {
  const at = async (date: string, ...channels: readonly string[]) => {
    const id = await aDraft(room, { channels: to(...channels) });
    expectOk(await movePosts(room.tools, contributor, [{ id, time: { date, time: '09:00' } }]));
    return id;
  };
  const late = await at('2032-01-03', room.portal);
  const early = await at('2032-01-01', room.portal, room.radio);
  const middle = await at('2032-01-02');
  const from = new Date('2032-01-01T00:00:00+07:00');
  const ask = {
    from, to: new Date('2032-02-01T00:00:00+07:00'), text: '', isCards: false,
    states: [], kinds: [], media: [], pillarIds: [], campaignIds: [], programmeIds: [],
  }; // oxfmt-ignore
  const all = await calendarPosts(db, [room.city.own], { ...ask, limit: 3 });
  expect(all.map(({ id, minute }) => [id, minute])).toEqual([
    [early, 540],
    [middle, 540 + 1440],
    [late, 540 + 2880],
  ]);
  expect(all.map(({ channels }) => channelsIn(channels.toString('latin1')))).toEqual([
    [room.portal, room.radio].toSorted(),
    [],
    [room.portal],
  ]);
  const some = await calendarPosts(db, [room.city.own], { ...ask, limit: 1 });
  expect(some.map(({ id }) => id)).toEqual([early, middle]);
});
