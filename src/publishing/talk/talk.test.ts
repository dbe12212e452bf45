import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aPerson } from '../../../test/support/people.ts';
import { aDraft, aNewsroom, expectOk } from '../../../test/support/publishing.ts';
import { inTransaction } from '#platform/db/db.ts';
import { commentsOf } from './comment.store.ts';
import { sayWriting } from './say-writing.ts';
import { removeComment, resolveComment, writeComment } from './write-comment.ts';

const { db } = await aDatabase();
const refused = (kind: string) => ({ ok: false, refusal: expect.objectContaining({ kind }) });
let room: Awaited<ReturnType<typeof aNewsroom>>;

beforeEach(async () => {
  room = await aNewsroom(db);
});

test('a comment names colleagues who may read it, is settled by anybody and taken back by its writer', async () => {
  const { approver, contributor, leadership } = room.city.people;
  const postId = await aDraft(room);
  const said = { postId, text: `Jamnya? @${contributor.name}`, mentions: [contributor.personId, contributor.personId] };
  expect(await writeComment(room.tools, approver, { ...said, text: ' ' })).toEqual(refused('post-comment-empty'));
  const stranger = await aPerson(db, { role: 'admin', agencyId: room.city.sibling });
  expect(await writeComment(room.tools, stranger, said)).toEqual(refused('post-not-found'));
  const outside = { ...said, mentions: [stranger.personId] };
  expect(await writeComment(room.tools, approver, outside)).toEqual(refused('mentioned-cannot-read'));

  const { id: commentId } = expectOk(await writeComment(room.tools, approver, said));
  expect(await commentsOf(db, postId)).toMatchObject([
    { name: approver.name, version: 1, mentions: [{ id: contributor.personId }], resolved: null },
  ]);
  expectOk(await resolveComment(room.tools, leadership, { commentId, resolved: true }));
  expect((await commentsOf(db, postId))[0]?.resolved).toMatchObject({ by: leadership.name });
  expectOk(await resolveComment(room.tools, contributor, { commentId, resolved: false }));
  expect(await removeComment(room.tools, contributor, { commentId, removed: true })).toEqual(refused('not-allowed'));
  expectOk(await removeComment(room.tools, approver, { commentId, removed: true }));
  expect(await commentsOf(db, postId)).toEqual([]);
  expect(await resolveComment(room.tools, approver, { commentId, resolved: true })).toEqual(
    refused('post-comment-not-found'),
  );
  expectOk(await removeComment(room.tools, approver, { commentId, removed: false }));
  expect(await commentsOf(db, postId)).toHaveLength(1);
});

test('who writes is seen by the others, until they stop or are silent', async () => {
  const { contributor, admin, approver } = room.city.people;
  const postId = await aDraft(room);
  const at = (ms: number) => ({ ...room.tools, now: () => new Date(ms) });
  expectOk(await sayWriting(at(0), contributor, { postId, writing: true }));
  const seen = { writing: [{ id: contributor.personId, name: contributor.name }] };
  expect(await sayWriting(at(10_000), admin, { postId, writing: true })).toMatchObject({ value: seen });
  expect(await sayWriting(at(25_000), admin, { postId, writing: true })).toMatchObject({ value: { writing: [] } });
  expectOk(await sayWriting(at(30_000), admin, { postId, writing: false }));
  expect(await sayWriting(at(31_000), contributor, { postId, writing: true })).toMatchObject({
    value: { writing: [] },
  });
  expect(await sayWriting(at(0), approver, { postId, writing: true })).toEqual(refused('not-allowed'));
});

test('saying that one writes waits for nobody who holds the post', async () => {
  const postId = await aDraft(room);
  await inTransaction(db, async (tx) => {
    await sql`select 1 from post where id = ${postId} for no key update`.execute(tx);
    const said = sayWriting(room.tools, room.city.people.contributor, { postId, writing: true });
    const tooLate = new Promise((resolve) => setTimeout(() => resolve('waits'), 2000));
    expect(await Promise.race([said, tooLate])).toMatchObject({ ok: true });
  });
});
