import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor, AgencyId } from '#organisation/index.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aFact } from '../../../test/support/facts.ts';
import { aCityWithAgencies, aPerson, type TestCity } from '../../../test/support/people.ts';
import { expectOk } from '../../../test/support/publishing.ts';
import { reachedBy } from './acting.ts';
import { seemsToCarry } from './carrying-rule.ts';
import { confirmKeyMessage } from './confirm-key-message.ts';
import { issueKeyMessage, reinstateKeyMessage, removeKeyMessage, withdrawKeyMessage } from './issue-key-message.ts';
import { keyMessageList, messagesForWriting, messagesToConfirm } from './key-message-list.view.ts';
import { phaseOfMessage, type KeyMessageContent } from './key-message.ts';
import { keyMessageById } from './key-message.store.ts';
import { reachOf } from './reach.view.ts';
import { createKeyMessage, reviseKeyMessage, saveKeyMessage } from './write-key-message.ts';

const { db } = await aDatabase();
const now = (): Date => new Date('2026-11-24T02:00:00Z');
const today = '2026-11-24';
const tools = { db, now };
const nowhere = crypto.randomUUID();
let city: TestCity;
let sibling: Actor;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
  sibling = await aPerson(db, { role: 'admin', agencyId: city.sibling });
});

const refused = (kind: string): object => ({ ok: false, refusal: { kind } });

function content(change: Partial<KeyMessageContent> = {}): KeyMessageContent {
  return {
    title: 'Libur akhir tahun: layanan tetap buka',
    narrative: 'Warga tidak perlu cemas.',
    points: ['Loket darurat buka setiap hari.'],
    dos: [],
    donts: [],
    factCodes: [],
    programmeId: null,
    validFrom: '2026-11-01',
    validUntil: '2026-12-31',
    forAll: false,
    agencyIds: [city.own],
    ...change,
  };
}

async function drafted(change: Partial<KeyMessageContent> = {}): Promise<string> {
  return expectOk(await createKeyMessage(tools, city.coordinator, { agencyId: city.root, content: content(change) }))
    .id;
}

async function revisionOf(id: string): Promise<number> {
  return (await keyMessageById(db, id))?.revision ?? 0;
}

async function issued(change: Partial<KeyMessageContent> = {}): Promise<string> {
  const id = await drafted(change);
  expectOk(await issueKeyMessage(tools, city.coordinator, { id, revision: 1 }));
  return id;
}

const confirm = (id: string, { actor = city.people.admin, agencyId = city.own, version = 1 } = {}) =>
  confirmKeyMessage(tools, actor, { id, agencyId, version });

test('a message is coming, valid until its last day, then expired, unless it is a draft or withdrawn', () => {
  const message = { state: 'issued', validFrom: '2026-11-01', validUntil: '2026-11-30' } as const;
  const phases = ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map((day) => phaseOfMessage(message, day));
  expect(phases).toEqual(['coming', 'valid', 'valid', 'expired']);
  expect(phaseOfMessage({ ...message, state: 'draft' }, today)).toBe('draft');
  expect(phaseOfMessage({ ...message, state: 'withdrawn' }, today)).toBe('withdrawn');
});

test('a text seems to carry a message when it shares three telling words, one of the title', () => {
  const message = { title: 'Layanan libur akhir tahun', points: ['Loket darurat tetap buka setiap hari.'] };
  expect(seemsToCarry('Selama libur akhir tahun, loket darurat buka.', message)).toBe(true);
  expect(seemsToCarry('Loket darurat dibuka.', message)).toBe(false);
  expect(seemsToCarry('', message)).toBe(false);
});

describe('writing a key message', () => {
  test('is for the coordinator and needs a period and somebody it goes to', async () => {
    const create = (actor: Actor, change: Partial<KeyMessageContent> = {}, agencyId: AgencyId = city.root): unknown =>
      createKeyMessage(tools, actor, { agencyId, content: content(change) });
    expect(await create(city.people.admin, {}, city.own)).toEqual(refused('not-allowed'));
    expect(await create(city.coordinator, {}, nowhere as AgencyId)).toEqual(refused('not-allowed'));
    const late = { validUntil: '2026-10-01' };
    expect(await create(city.coordinator, late)).toEqual(refused('key-message-ends-before-it-starts'));
    expect(await create(city.coordinator, { agencyIds: [] })).toEqual(refused('key-message-for-nobody'));
    expect(await create(city.coordinator, { agencyIds: [nowhere] })).toEqual(refused('key-message-agency-not-found'));
    expect(await create(city.coordinator, { programmeId: nowhere })).toEqual(refused('programme-not-found'));
    expect(await create(city.coordinator, { factCodes: ['tidak-ada'] })).toEqual(refused('fact-not-found'));
    const fact = await aFact(db, { actor: city.coordinator, agencyId: city.root });
    expect(await create(city.coordinator, { factCodes: [fact.code] })).toMatchObject({ ok: true });
  });

  test('a draft is changed by its writers only, on top of what they saw', async () => {
    const id = await drafted();
    const save = (actor: Actor, revision: number, change: Partial<KeyMessageContent> = {}): unknown =>
      saveKeyMessage(tools, actor, { id, revision, content: content(change) });
    expect(await save(city.people.admin, 1)).toEqual(refused('key-message-not-found'));
    expect(await save(city.coordinator, 1, { title: 'Baru' })).toEqual({ ok: true, value: undefined });
    expect(await save(city.coordinator, 1)).toEqual(refused('key-message-changed-meanwhile'));
    expect(await save(city.coordinator, 2, { agencyIds: [] })).toEqual(refused('key-message-for-nobody'));
    expectOk(await issueKeyMessage(tools, city.coordinator, { id, revision: 2 }));
    expect(await save(city.people.admin, 3)).toEqual(refused('not-allowed'));
    expect(await save(city.coordinator, 3)).toEqual(refused('already-issued'));
  });

  test('is issued once, with something to say', async () => {
    const empty = await drafted({ points: [] });
    expect(await issueKeyMessage(tools, city.coordinator, { id: empty, revision: 1 })).toEqual(
      refused('key-message-without-points'),
    );
    const id = await issued();
    expect(await issueKeyMessage(tools, city.coordinator, { id, revision: 2 })).toEqual(refused('already-issued'));
    expect(await issueKeyMessage(tools, city.coordinator, { id: nowhere, revision: 1 })).toEqual(
      refused('key-message-not-found'),
    );
  });

  test('a draft is thrown away and taken back, what was issued is not', async () => {
    const id = await drafted();
    const remove = (removed: boolean, actor = city.coordinator): unknown =>
      removeKeyMessage(tools, actor, { id, removed });
    expect(await remove(true, city.people.admin)).toEqual(refused('key-message-not-found'));
    expect(await remove(true)).toMatchObject({ ok: true });
    expect(await remove(true)).toEqual(refused('key-message-not-found'));
    expect(await remove(false)).toMatchObject({ ok: true });
    const out = await issued();
    expect(await removeKeyMessage(tools, city.coordinator, { id: out, removed: true })).toEqual(
      refused('already-issued'),
    );
  });
});

describe('confirming', () => {
  test('is said once for an agency it goes to, by those who may, of the newest version', async () => {
    const id = await issued();
    const { admin, contributor } = city.people;
    expect(await confirm(id, { actor: contributor })).toEqual(refused('not-allowed'));
    expect(await confirm(id, { actor: sibling, agencyId: city.sibling })).toEqual(refused('key-message-not-found'));
    expect(await confirm(id, { agencyId: city.below })).toEqual(refused('key-message-not-addressed'));
    expect(await confirm(nowhere)).toEqual(refused('key-message-not-found'));
    expect(await confirm(id, { version: 2 })).toMatchObject(refused('key-message-revised-meanwhile'));
    expect(await confirm(id)).toEqual({ ok: true, value: undefined });
    expect(await confirm(id)).toEqual({ ok: true, value: undefined });
    const trail = db.selectFrom('audit_entry').select('action').where('subject_id', '=', id);
    expect(await trail.where('action', '=', 'key-message.confirmed').execute()).toHaveLength(1);
    expect(await reachOf(db, [city.own], id)).toMatchObject([{ id: city.own, confirmed_by: admin.name }]);
  });

  test('is asked again after a revision, and the difference is kept', async () => {
    const id = await issued();
    expectOk(await confirm(id));
    const revise = async (note: string, actor = city.coordinator): Promise<unknown> => {
      const changed = content({ narrative: 'Jam loket berubah.' });
      return reviseKeyMessage(tools, actor, { id, revision: await revisionOf(id), note, content: changed });
    };
    expect(await revise(' ')).toEqual(refused('key-message-note-missing'));
    expect(await revise('Jam loket', city.people.admin)).toEqual(refused('not-allowed'));
    expect(await revise('Jam loket')).toEqual({ ok: true, value: { version: 2 } });
    expect(await reachOf(db, [city.own], id)).toMatchObject([{ confirmed_at: null, former_version: 1 }]);
    expect(await confirm(id)).toMatchObject({ refusal: { kind: 'key-message-revised-meanwhile', version: 2 } });
    const waiting = await messagesToConfirm(db, [city.own], { today, limit: 50 });
    expect(waiting.items).toContainEqual(expect.objectContaining({ id, version: 2, note: 'Jam loket' }));
    expect(await confirm(id, { version: 2 })).toMatchObject({ ok: true });
    const draft = await drafted();
    const early = { id: draft, revision: 1, note: 'x', content: content() };
    expect(await reviseKeyMessage(tools, city.coordinator, early)).toEqual(refused('key-message-not-issued'));
  });

  test('ends with the message: withdrawn, expired, and back again', async () => {
    const id = await issued();
    const withdraw = async (actor = city.coordinator): Promise<unknown> =>
      withdrawKeyMessage(tools, actor, { id, revision: await revisionOf(id), note: 'Keliru' });
    expect(await withdraw(city.people.admin)).toEqual(refused('not-allowed'));
    expect(await withdraw()).toMatchObject({ ok: true });
    expect(await withdraw()).toEqual(refused('key-message-not-issued'));
    expect(await confirm(id)).toEqual(refused('key-message-over'));
    expect(await reinstateKeyMessage(tools, city.coordinator, { id })).toMatchObject({ ok: true });
    expect(await reinstateKeyMessage(tools, city.coordinator, { id })).toEqual(refused('already-issued'));
    expect(await confirm(id)).toMatchObject({ ok: true });
    const past = await issued({ validUntil: '2026-11-23' });
    expect(await confirm(past)).toEqual(refused('key-message-over'));
  });
});

describe('seeing', () => {
  test('drafts are their writers’, issued ones are seen by those they go to and below', async () => {
    const draft = await drafted();
    const id = await issued();
    expect(await seenBy(city.own)).toContain(id);
    expect(await seenBy(city.below)).toContain(id);
    expect(await seenBy(city.sibling)).not.toContain(id);
    expect(await seenBy(city.own)).not.toContain(draft);
    expect(await seenBy(city.root, [city.root])).toEqual(expect.arrayContaining([draft, id]));
  });

  test('while writing, only what is valid now stands beside the text, newest first', async () => {
    const first = await issued({ forAll: true, agencyIds: [] });
    const second = await issued();
    await issued({ validFrom: '2026-12-01' });
    const own = await writing(city.own);
    expect(own.slice(0, 2).map(({ id, addressed }) => [id, addressed])).toEqual([
      [second, true],
      [first, true],
    ]);
    expect((await writing(city.below)).find(({ id }) => id === second)).toMatchObject({ addressed: false });
    expect((await writing(city.sibling)).map(({ id }) => id)).not.toContain(second);
  });

  test('whoever it goes to stands in the matrix, within the reader’s agencies', async () => {
    const id = await issued({ forAll: true, agencyIds: [] });
    const all = await reachOf(db, [city.root, city.own, city.sibling, city.below], id);
    expect(all.map((row) => row.id).toSorted()).toEqual([city.own, city.sibling, city.below].toSorted());
    expect(await reachOf(db, [city.sibling], id)).toHaveLength(1);
    expect(await reachOf(db, [], id)).toEqual([]);
  });
});

async function seenBy(agencyId: AgencyId, writes: readonly AgencyId[] = []): Promise<string[]> {
  const seen = { writes, scope: [agencyId], reached: await reachedBy(db, [agencyId]), today };
  return (await keyMessageList(db, seen, { phase: undefined, text: '' })).map(({ id }) => id);
}

async function writing(agencyId: AgencyId) {
  return await messagesForWriting(db, { agencyId, reached: await reachedBy(db, [agencyId]), today });
}
