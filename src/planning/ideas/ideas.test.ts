import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#organisation/index.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, aPerson, type TestCity } from '../../../test/support/people.ts';
import { aProduct, aTokenOf } from '../../../test/support/product.ts';
import { readActivity } from '../activity.store.ts';
import type { IdeaView } from './contract.ts';
import { commentOn, takeCommentBack, voteFor } from './discuss-idea.ts';
import type { IdeaWords } from './idea.ts';
import { makeActivity, mergeIdea, setIdeaState } from './use-idea.ts';
import { dropIdea, markIdea, saveIdea } from './write-idea.ts';

const { db } = await aDatabase();
const { app } = aProduct(db);
const tools = { db, now: (): Date => new Date('2026-11-24T05:00:00Z') };
const words: IdeaWords = {
  title: 'Cerita di balik petugas sampah', note: 'Ikuti satu truk semalam.', link: '', mediaId: null, programmeId: null,
  pillarId: null, wishedOn: null, forCity: false,
}; // oxfmt-ignore
let city: TestCity;
let stranger: Actor;
let leader: Actor;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
  stranger = await aPerson(db, { role: 'admin', agencyId: city.sibling });
  leader = city.people.leadership;
});

const refused = (kind: string, facts: object = {}): object => ({ ok: false, refusal: { kind, ...facts } });
const done = { ok: true, value: undefined };

test('anybody with a role drops an idea for their agency, and nobody for another', async () => {
  const id = await dropped(leader);
  expect(await shown(leader, id)).toMatchObject({ title: words.title, state: 'new', votes: 0, by: leader.name });
  expect(await dropIdea(tools, stranger, { ...words, agencyId: city.own })).toEqual(refused('not-allowed'));
});

test('an idea names only what is there', async () => {
  const [programmeId, pillarId, mediaId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const { own: agencyId } = city;
  const drop = (part: Partial<IdeaWords>) => dropIdea(tools, leader, { ...words, ...part, agencyId });
  expect(await drop({ programmeId })).toEqual(refused('programme-not-found', { programmeId }));
  expect(await drop({ pillarId })).toEqual(refused('idea-pillar-not-found'));
  expect(await drop({ mediaId })).toEqual(refused('picture-not-found', { mediaId }));
});

test('an agency’s idea is unknown to others; one on the city’s board takes their votes and words', async () => {
  const own = await dropped(leader);
  expect(await voteFor(tools, stranger, { id: own, on: true })).toEqual(refused('idea-not-found'));
  expect(await status(stranger, own)).toBe(404);
  const shared = await dropped(leader, { forCity: true });
  expect(await voteFor(tools, stranger, { id: shared, on: true })).toEqual({ ok: true, value: { votes: 1 } });
  expect(await commentOn(tools, stranger, { id: shared, text: 'Kami ikut.' })).toMatchObject({ ok: true });
  expect(await shown(stranger, shared)).toMatchObject({
    voted: true,
    comments: 1,
    can: { edit: false, manage: false },
  });
});

test('one vote for each person, taken back at will', async () => {
  const id = await dropped(leader);
  for (const on of [true, true]) expect(await voteFor(tools, leader, { id, on })).toMatchObject({ value: { votes: 1 } });
  expect(await voteFor(tools, city.people.admin, { id, on: true })).toMatchObject({ value: { votes: 2 } });
  expect(await voteFor(tools, leader, { id, on: false })).toMatchObject({ value: { votes: 1 } });
}); // oxfmt-ignore

test('its author and who manages the board change it; whoever comes second is told', async () => {
  const id = await dropped(leader);
  const save = (actor: Actor, revision: number, title: string) =>
    saveIdea(tools, actor, { id, revision, words: { ...words, title } });
  expect(await save(city.people.liaison, 1, 'Lain')).toEqual(refused('not-allowed'));
  expect(await save(leader, 1, 'Cerita petugas')).toEqual({ ok: true, value: { revision: 2 } });
  expect(await save(city.people.admin, 1, 'Lain')).toEqual(refused('idea-changed-meanwhile', { revision: 2 }));
  expect(await save(city.people.admin, 2, 'Lain')).toEqual({ ok: true, value: { revision: 3 } });
  expect(await markIdea(tools, city.people.liaison, { id, removed: true })).toEqual(refused('not-allowed'));
  expect(await markIdea(tools, leader, { id, removed: true })).toEqual(done);
  expect(await save(leader, 3, 'x')).toEqual(refused('idea-not-found'));
  expect(await markIdea(tools, leader, { id, removed: false })).toEqual(done);
});

test('only one’s own words are taken back', async () => {
  const id = await dropped(leader);
  const said = await commentOn(tools, leader, { id, text: 'Setuju' });
  if (!said.ok) throw new Error('refused');
  const commentId = said.value.id;
  expect(await takeCommentBack(tools, city.people.admin, { id, commentId, removed: true })).toEqual(refused('idea-comment-not-found'));
  expect(await takeCommentBack(tools, leader, { id, commentId, removed: true })).toEqual(done);
  expect(await shown(leader, id)).toMatchObject({ comments: 0, discussion: [] });
  expect(await takeCommentBack(tools, leader, { id, commentId, removed: false })).toEqual(done);
  expect(await shown(leader, id)).toMatchObject({ comments: 1 });
}); // oxfmt-ignore

test('states belong to who manages the board', async () => {
  const id = await dropped(leader);
  expect(await setIdeaState(tools, leader, { id, state: 'chosen' })).toEqual(refused('not-allowed'));
  expect(await setIdeaState(tools, city.people.admin, { id, state: 'chosen' })).toEqual(done);
  expect(await shown(leader, id)).toMatchObject({ state: 'chosen' });
});

test('becomes an activity with its words, and each leads to the other', async () => {
  const id = await dropped(leader);
  expect(await makeActivity(tools, leader, { id, agencyId: city.own })).toEqual(refused('not-allowed'));
  const made = await makeActivity(tools, city.people.contributor, { id, agencyId: city.own });
  if (!made.ok) throw new Error(made.refusal.kind);
  const activity = await readActivity(db, [city.own], made.value.id);
  expect(activity?.content).toMatchObject({ title: words.title, what: words.note });
  expect(await shown(leader, id)).toMatchObject({ state: 'used', activity: { id: made.value.id } });
  const view = await asked(city.people.contributor, `/activities/${made.value.id}`);
  expect(await view.json()).toMatchObject({ idea: { id, title: words.title } });
});

test('becomes a post with its words, and each leads to the other', async () => {
  const id = await dropped(leader, { forCity: true });
  const body = JSON.stringify({ agencyId: city.sibling, ideaId: id });
  const made = (await (await asked(stranger, '/posts', { method: 'POST', body })).json()) as { id: string };
  const post = await (await asked(stranger, `/posts/${made.id}`)).json();
  expect(post).toMatchObject({ idea: { id }, content: { title: words.title, text: words.note } });
  expect(await shown(leader, id)).toMatchObject({ state: 'used', post: { id: made.id } });
  expect((await asked(stranger, `/posts/${made.id}`, { method: 'DELETE' })).ok).toBe(true);
  expect(await shown(leader, id)).toMatchObject({ state: 'chosen', post: null });
  const hidden = await dropped(leader);
  const refusedBody = JSON.stringify({ agencyId: city.sibling, ideaId: hidden });
  expect((await asked(stranger, '/posts', { method: 'POST', body: refusedBody })).status).toBe(404);
});

test('like ones are hinted and joined; each person’s vote counts once', async () => {
  const [first, second] = [await dropped(leader, { title: 'Jadwal vaksin anak di posyandu' }), await dropped(leader, { title: 'Jadwal vaksin anak posyandu' })]; // oxfmt-ignore
  await voteFor(tools, leader, { id: first, on: true });
  await voteFor(tools, leader, { id: second, on: true });
  await voteFor(tools, city.people.admin, { id: second, on: true });
  expect((await shown(city.people.admin, first)).similar.map(({ id }) => id)).toContain(second);
  const admin = city.people.admin;
  expect(await mergeIdea(tools, leader, { id: second, into: first })).toEqual(refused('not-allowed'));
  expect(await mergeIdea(tools, admin, { id: second, into: second })).toEqual(refused('idea-merge-in-circle'));
  expect(await mergeIdea(tools, admin, { id: second, into: crypto.randomUUID() })).toEqual(refused('idea-not-found'));
  expect(await mergeIdea(tools, admin, { id: second, into: first })).toEqual(done);
  expect(await shown(leader, first)).toMatchObject({ votes: 2, merged: [{ id: second }] });
  expect(await mergeIdea(tools, admin, { id: first, into: second })).toEqual(refused('idea-merge-in-circle'));
  expect(await mergeIdea(tools, admin, { id: second, into: null })).toEqual(done);
  expect(await shown(leader, first)).toMatchObject({ votes: 1, merged: [] });
});

async function dropped(actor: Actor, part: Partial<IdeaWords> = {}): Promise<string> {
  const made = await dropIdea(tools, actor, { ...words, ...part, agencyId: city.own });
  if (!made.ok) throw new Error(made.refusal.kind);
  return made.value.id;
}

async function shown(actor: Actor, id: string): Promise<IdeaView> {
  return (await (await asked(actor, `/ideas/${id}`)).json()) as IdeaView;
}

async function status(actor: Actor, id: string): Promise<number> {
  return (await asked(actor, `/ideas/${id}`)).status;
}

async function asked(actor: Actor, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${await aTokenOf(db, actor)}`, 'content-type': 'application/json' };
  return await app.request(`/api${path}`, { ...init, headers });
}
