import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aDraft, aDuePost, aNewsroom, postRow } from '../../../test/support/publishing.ts';
import { noteSelfCheck } from './note-self-check.ts';
import { selfCheckOf } from './self-check.store.ts';

const { db } = await aDatabase();
const refused = (kind: string): object => ({ ok: false, refusal: { kind } });

test('what the writer lets stand and has looked at is kept, told once, and voids no approval', async () => {
  const { tools, city, ...room } = await aNewsroom(db);
  const { postId } = await aDuePost({ tools, city, ...room });
  const noted = { silenced: ['spelling', 'all-capitals', 'spelling'] as const, principles: ['credible'] as const };
  const input = { postId, noted: { silenced: [...noted.silenced], principles: [...noted.principles] } };
  expect(await noteSelfCheck(tools, city.people.contributor, input)).toEqual({ ok: true });
  expect(await noteSelfCheck(tools, city.people.contributor, input)).toEqual({ ok: true });
  expect(await selfCheckOf(db, postId)).toEqual({ silenced: ['all-capitals', 'spelling'], principles: ['credible'] });
  expect(await postRow(db, postId)).toMatchObject({ state: 'scheduled' });
  const trail = db.selectFrom('audit_entry').select(['before', 'after']).where('action', '=', 'post.self-checked');
  expect(await trail.where('subject_id', '=', postId).execute()).toEqual([
    {
      before: { silenced: [], principles: [] },
      after: { silenced: ['all-capitals', 'spelling'], principles: ['credible'] },
    },
  ]);
});

test('readers and strangers may not note anything', async () => {
  const room = await aNewsroom(db);
  const { tools, city } = room;
  const input = { postId: await aDraft(room), noted: { silenced: [], principles: [] } };
  expect(await noteSelfCheck(tools, city.people.leadership, input)).toEqual(refused('not-allowed'));
  const stranger = { ...city.people.admin, grants: new Map() };
  expect(await noteSelfCheck(tools, stranger, input)).toEqual(refused('post-not-found'));
});
