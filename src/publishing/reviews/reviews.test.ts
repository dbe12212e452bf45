import { beforeEach, describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { messageThings } from '../../../test/support/matrix-messages.ts';
import { aPerson } from '../../../test/support/people.ts';
import { aDraft, aNewsroom, expectOk, postRow } from '../../../test/support/publishing.ts';
import type { Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import type { Letter } from '#platform/mail/mail.ts';
import { askApprovers } from '#publishing/approval-letters/ask-approvers.ts';
import { endDelegation, nameDelegate } from '#publishing/delegations/name-delegate.ts';
import { approvePost } from '#publishing/posts/approve-post.ts';
import { contentOf } from '#publishing/posts/post.store.ts';
import { returnPost } from '#publishing/posts/return-post.ts';
import { saveDraft } from '#publishing/posts/save-draft.ts';
import { submitForReview } from '#publishing/posts/submit-for-review.ts';
import { presentPost } from '#publishing/present-post.ts';
import type { FlowTerms, Party } from './flow.ts';
import { changeFlow, createFlow, setFlowGone } from './write-flow.ts';

const { db } = await aDatabase();
const refused = (kind: string) => ({ ok: false, refusal: expect.objectContaining({ kind }) });
let room: Awaited<ReturnType<typeof aNewsroom>>;
let legal: Actor;
let sent: Letter[];

beforeEach(async () => {
  room = await aNewsroom(db);
  legal = await aPerson(db, { role: 'leadership', agencyId: room.city.own, name: 'Bagian Hukum' });
  sent = [];
});

const named = (...people: readonly Actor[]): Party => ({
  kind: 'people',
  title: 'Bagian Hukum',
  personIds: people.map(({ personId }) => personId),
});

/** Legal and an approver side by side, then the coordinator. */
function terms(change: Partial<FlowTerms> = {}): FlowTerms {
  const first = { need: 'all' as const, parties: [named(legal), { kind: 'approver' as const }] };
  const second = { need: 'any' as const, parties: [{ kind: 'coordinator' as const }] };
  const times = { leadMinutes: 60, workingHours: null };
  return { name: 'Bertahap', covers: 'all', value: '', reach: 'agency', repeats: false, steps: [first, second], ...times, ...change }; // oxfmt-ignore
}

async function aFlow(change: Partial<FlowTerms> = {}, at = room.city.own): Promise<string> {
  return expectOk(await createFlow(room.tools, room.city.coordinator, { agencyId: at, terms: terms(change) })).id;
}

async function submitted(): Promise<string> {
  const postId = await aDraft(room);
  expectOk(await submitForReview(room.tools, room.city.people.contributor, { postId }));
  return postId;
}

async function approvedBy(actor: Actor, postId: string) {
  return await approvePost(room.tools, actor, { postId, revision: (await postRow(db, postId)).revision });
}

async function view(actor: Actor, postId: string) {
  const post = await presentPost(db, { actor, postId, now: new Date() });
  if (!post) throw new Error('No post');
  return post;
}

async function lettersAbout(postId: string): Promise<readonly string[]> {
  const mail = { send: (letter: Letter) => (sent.push(letter), Promise.resolve(true)) };
  sent = [];
  await askApprovers({ ...room.tools, publicUrl: 'https://kentongan.test', mail }, postId);
  const people = await db.selectFrom('person').select(['email', 'id']).execute();
  return sent.map(({ to }) => people.find(({ email }) => email === to)?.id ?? '').toSorted();
}

describe('a flow of two steps', () => {
  test('is walked in order, asks only those whose turn it is, and approves with the last', async () => {
    const { people, coordinator } = room.city;
    await aFlow();
    const postId = await submitted();
    expect(await lettersAbout(postId)).toEqual(
      [legal.personId, people.approver.personId, people.coordinator.personId].toSorted(),
    );
    expect(await approvedBy(people.contributor, postId)).toEqual(refused('not-allowed'));
    expect(await approvedBy(legal, postId)).toMatchObject({ value: { state: 'in-review' } });
    expect(await approvedBy(legal, postId)).toEqual(refused('already-agreed'));
    expect((await view(people.approver, postId)).can.approve).toBe(true);
    expect((await view(legal, postId)).can.approve).toBe(false);
    expect(await approvedBy(people.approver, postId)).toMatchObject({ value: { state: 'in-review' } });
    expect(await approvedBy(people.approver, postId)).toEqual(refused('already-agreed'));
    expect(await lettersAbout(postId)).toEqual([people.coordinator.personId]);
    expect((await view(coordinator, postId)).review.steps.map(({ state }) => state)).toEqual(['done', 'now']);
    expect(await approvedBy(coordinator, postId)).toMatchObject({ value: { state: 'approved' } });
    const decisions = (await view(coordinator, postId)).decisions.map(({ decision }) => decision);
    expect(decisions).toEqual(['submitted', 'agreed', 'agreed', 'approved']);
  });

  test('starts again when the words change, and the old letters open nothing', async () => {
    const { people } = room.city;
    await aFlow();
    const postId = await submitted();
    await lettersAbout(postId);
    expectOk(await approvedBy(legal, postId));
    const { revision } = await postRow(db, postId);
    const content = { ...(await contentOf(db, postId)), text: 'Datang pukul sembilan.' };
    const saved = expectOk(await saveDraft(room.tools, people.contributor, { postId, revision, content }));
    expect(saved).toMatchObject({ state: 'in-review', voided: true, version: 2 });
    expect((await view(legal, postId)).can.approve).toBe(true);
    expect(await lettersAbout(postId)).toContain(legal.personId);
    expect(await approvedBy(people.approver, postId)).toMatchObject({ value: { state: 'in-review' } });
    // The writer goes on: only what was agreed to is void.
    const again = { ...content, text: 'Datang pukul delapan.' };
    expectOk(await saveDraft(room.tools, people.contributor, { postId, revision: saved.revision, content: again }));
    expect((await view(legal, postId)).review.steps[0]?.parties.map(({ by }) => by)).toEqual([null, null]);
  });

  test('is frozen at submission: later settings hold for later submissions', async () => {
    const flowId = await aFlow();
    const postId = await submitted();
    const simple = terms({ steps: [{ need: 'any', parties: [{ kind: 'approver' }] }] });
    expectOk(await changeFlow(room.tools, room.city.people.admin, { flowId, revision: 1, terms: simple }));
    expect(await approvedBy(room.city.people.approver, postId)).toMatchObject({ value: { state: 'in-review' } });
    expect(await approvedBy(room.city.people.approver, await submitted())).toMatchObject({
      value: { state: 'approved' },
    });
  });

  test('may be sent back by whoever is asked', async () => {
    await aFlow();
    const postId = await submitted();
    const { contributor, leadership } = room.city.people;
    expect(await returnPost(room.tools, contributor, { postId, note: 'Salah' })).toEqual(refused('not-allowed'));
    expect(await returnPost(room.tools, leadership, { postId, note: 'Salah' })).toEqual(refused('not-allowed'));
    expect(await returnPost(room.tools, legal, { postId, note: 'Dasar hukumnya?' })).toMatchObject({ ok: true });
  });

  test('two who press at once are both heard', async () => {
    await aFlow();
    const postId = await submitted();
    const done = await Promise.all([approvedBy(legal, postId), approvedBy(room.city.people.approver, postId)]);
    expect(done.every(({ ok }) => ok)).toBe(true);
    expect((await view(legal, postId)).review.steps.map(({ state }) => state)).toEqual(['done', 'now']);
  });
});

test('the only coordinator is kept for their own step: who can take the one before it is asked and said', async () => {
  const { people, coordinator } = room.city;
  await aPerson(db, { role: 'approver', agencyId: room.city.own, name: 'Sari' });
  const other = people.coordinator.personId;
  await inTransaction(db, (tx) => tx.updateTable('person').set({ active: false }).where('id', '=', other).execute());
  const steps = [{ need: 'any' as const, parties: [{ kind: 'approver' as const }] }, { need: 'any' as const, parties: [{ kind: 'coordinator' as const }] }]; // oxfmt-ignore
  await aFlow({ steps });
  const postId = await submitted();
  expect(await approvedBy(coordinator, postId)).toMatchObject({
    refusal: { kind: 'needed-later', names: expect.stringContaining('Sari') },
  });
  const seen = await view(coordinator, postId);
  expect(seen.can.approve).toBe(false);
  expect(seen.review.steps.map(({ parties }) => parties[0]?.people.includes(coordinator.name))).toEqual([false, true]);
  expect(await returnPost(room.tools, coordinator, { postId, note: 'Salah tanggal' })).toMatchObject({ ok: true });
  const again = await submitted();
  expectOk(await approvedBy(people.approver, again));
  expect(await approvedBy(coordinator, again)).toMatchObject({ value: { state: 'approved' } });
});

test('key messages can need the coordinator in every agency, whatever these set', async () => {
  const { root, coordinator, people } = room.city;
  await aFlow({ steps: [{ need: 'any', parties: [{ kind: 'approver' }] }] });
  const steps = [{ need: 'any' as const, parties: [{ kind: 'approver' as const }] }, { need: 'any' as const, parties: [{ kind: 'coordinator' as const }] }]; // oxfmt-ignore
  const another = await aPerson(db, { role: 'approver', agencyId: root });
  await aFlow({ covers: 'key-message', reach: 'binding', steps }, root);
  const plain = await submitted();
  expect(await approvedBy(people.approver, plain)).toMatchObject({ value: { state: 'approved' } });
  const postId = await aDraft(room);
  const messageId = (await messageThings['key-messages']?.(db, root)) ?? '';
  await inTransaction(db, (tx) => tx.insertInto('post_key_message').values({ post_id: postId, message_id: messageId }).execute()); // oxfmt-ignore
  expectOk(await submitForReview(room.tools, people.contributor, { postId }));
  expect(await approvedBy(another, postId)).toMatchObject({ ok: true });
  expect(await approvedBy(people.approver, postId)).toEqual(refused('not-your-turn'));
  expect(await approvedBy(coordinator, postId)).toMatchObject({ value: { state: 'approved' } });
});

const create = (actor: Actor, change: Partial<FlowTerms> = {}) =>
  createFlow(room.tools, actor, { agencyId: room.city.own, terms: terms(change) });

const step = (...parties: Party[]) => ({ need: 'all' as const, parties });

describe('setting flows', () => {
  test('is refused where it could not be walked, names outsiders or stands there already', async () => {
    const { admin, approver } = room.city.people;
    expect(await create(approver)).toEqual(refused('not-allowed'));
    expect(await create(admin, { covers: 'kind', value: 'surat' })).toEqual(refused('flow-for-nothing-known'));
    const outsider = await aPerson(db, { role: 'approver', agencyId: room.city.sibling });
    expect(await create(admin, { steps: [step(named(outsider))] })).toEqual(refused('flow-names-outsiders'));
    const twice = [step(named(legal)), step(named(legal))];
    expect(await create(admin, { steps: twice })).toEqual(refused('flow-lacks-people'));
    expectOk(await create(admin, { steps: twice, repeats: true }));
    expect(await create(admin)).toEqual(refused('already-an-approval-flow'));
  });

  test('can be taken back and is written down; a stale change is refused', async () => {
    const { admin } = room.city.people;
    const flowId = await aFlow();
    expect(await changeFlow(room.tools, admin, { flowId, revision: 7, terms: terms() })).toEqual(
      refused('approval-flow-changed-meanwhile'),
    );
    expectOk(await setFlowGone(room.tools, admin, { flowId, removed: true }));
    const other = expectOk(await create(admin));
    expect(await setFlowGone(room.tools, admin, { flowId, removed: false })).toEqual(
      refused('already-an-approval-flow'),
    );
    expectOk(await setFlowGone(room.tools, admin, { flowId: other.id, removed: true }));
    expectOk(await setFlowGone(room.tools, admin, { flowId, removed: false }));
    const trail = await db.selectFrom('audit_entry').select('action').where('subject_id', '=', flowId).execute();
    expect(trail.map(({ action }) => action).toSorted()).toEqual([
      'approval-flow.created',
      'approval-flow.removed',
      'approval-flow.restored',
    ]);
  });
});

const days = { startsOn: '2026-01-01', endsOn: '2026-01-05' };
const at = (day: string) => ({ ...room.tools, now: () => new Date(`${day}T03:00:00Z`) });
const name = (delegate: Actor, change: object = {}) =>
  nameDelegate(at('2026-01-01'), room.city.people.approver, {
    agencyId: room.city.own,
    delegateId: delegate.personId,
    ...days,
    note: '',
    ...change,
  });

describe('standing in', () => {
  test('lets the delegate approve in that name on those days only, and says so', async () => {
    const { approver, admin } = room.city.people;
    const postId = await submitted();
    expect(await approvedBy(admin, postId)).toEqual(refused('not-allowed'));
    const { id } = expectOk(await name(admin));
    expect(room.asked.filter((asked) => asked === postId)).toHaveLength(2);
    const { revision } = await postRow(db, postId);
    const approve = (day: string) => approvePost(at(day), admin, { postId, revision });
    expect(await approve('2025-12-31')).toEqual(refused('not-allowed'));
    expect(await approve('2026-01-06')).toEqual(refused('not-allowed'));
    expectOk(await endDelegation(room.tools, approver, { delegationId: id, ended: true }));
    expect(await approve('2026-01-03')).toEqual(refused('not-allowed'));
    expectOk(await endDelegation(room.tools, approver, { delegationId: id, ended: false }));
    expect(await approve('2026-01-03')).toMatchObject({ value: { state: 'approved' } });
    expect((await view(admin, postId)).decisions.at(-1)).toMatchObject({ by: admin.name, inNameOf: approver.name });
    const entry = await db.selectFrom('audit_entry').select('after').where('subject_id', '=', postId).where('action', '=', 'post.approved').executeTakeFirstOrThrow(); // oxfmt-ignore
    expect(entry.after).toMatchObject({ inNameOf: approver.name });
  });

  test('does not let a writer approve what is theirs', async () => {
    const { contributor } = room.city.people;
    const postId = await submitted();
    expectOk(await name(contributor));
    const { revision } = await postRow(db, postId);
    expect(await approvePost(at('2026-01-02'), contributor, { postId, revision })).toEqual(
      refused('not-allowed-own-post'),
    );
  });

  test('is refused for who may not, for oneself, for past days, and twice', async () => {
    const { approver, admin, leadership, contributor } = room.city.people;
    expect(await name(leadership)).toEqual(refused('delegate-without-rights'));
    expect(await name(await aPerson(db, { role: 'admin', agencyId: room.city.sibling }))).toEqual(refused('delegate-without-rights')); // oxfmt-ignore
    expect(await name(approver)).toEqual(refused('delegate-is-yourself'));
    expect(await name(admin, { endsOn: '2025-12-30', startsOn: '2025-12-29' })).toEqual(refused('delegation-is-over'));
    expect(await name(admin, { endsOn: '2025-12-30' })).toEqual(refused('delegation-ends-before-it-starts'));
    expect(await name(admin, { endsOn: '2027-12-30' })).toEqual(refused('delegation-too-long'));
    const { id } = expectOk(await name(admin));
    expect(await name(contributor, { startsOn: '2026-01-05', endsOn: '2026-01-09' })).toEqual(refused('already-delegated')); // oxfmt-ignore
    expect(await endDelegation(room.tools, contributor, { delegationId: id, ended: true })).toEqual(refused('not-allowed')); // oxfmt-ignore
  });
});
