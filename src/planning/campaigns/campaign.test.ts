import { beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/db/db.ts';
import type { AgencyId } from '#organisation/index.ts';
import type { ProgrammeId } from '#strategy/index.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, aPerson, type TestCity } from '../../../test/support/people.ts';
import { faultOfPeriod, type Campaign, type CampaignContent, type CampaignId, type CampaignTask } from './campaign.ts';
import { readCampaign } from './campaign.store.ts';
import { campaignFor, taskForPost } from './campaigns-for.ts';
import { createCampaign } from './create-campaign.ts';
import { reachOf } from './reach.ts';
import { removeCampaign, restoreCampaign } from './remove-campaign.ts';
import { moveCampaign, saveCampaign } from './save-campaign.ts';

const { db } = await aDatabase();
const noon = new Date('2026-11-24T05:00:00Z');
const tools = { db, now: (): Date => noon };
const nowhere = crypto.randomUUID() as CampaignId;
let city: TestCity;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
});

test('a period ends after it starts and lasts ten years at most', () => {
  const ends = ['2026-02-28', '2036-02-28', '2026-02-27', '2036-02-29'];
  expect(ends.map((endsOn) => faultOfPeriod({ startsOn: '2026-02-28', endsOn })?.kind)).toEqual([
    undefined,
    undefined,
    'campaign-ends-before-it-starts',
    'campaign-too-long',
  ]);
});

describe('planning a campaign', () => {
  test('keeps every part, with the agencies and what each is asked', async () => {
    const tasks = [aTask({ title: 'Spot radio', medium: 'radio', dueOn: '2026-12-01' }), aTask({ agencyId: city.own })];
    const content = aCampaign({ agencyIds: [city.own, city.sibling], tasks, budgetAmount: 12_500_000_000 });
    const id = await created(content);
    expect((await read(id))?.content).toEqual({ ...content, agencyIds: [city.own, city.sibling].toSorted() });
    expect(await trailOf(id)).toEqual(['campaign.created']);
  });

  test('is for whoever may lead it', async () => {
    for (const role of ['contributor', 'approver', 'liaison', 'leadership'] as const) {
      expect(await createCampaign(tools, city.people[role], aCampaign())).toEqual(refused('not-allowed'));
    }
    const elsewhere = aCampaign({ agencyId: city.sibling });
    expect(await createCampaign(tools, city.people.admin, elsewhere)).toEqual(refused('not-allowed'));
  });

  test.each<[string, () => Partial<CampaignContent>]>([
    ['campaign-ends-before-it-starts', () => ({ endsOn: '2026-10-31' })],
    ['campaign-too-long', () => ({ endsOn: '2037-01-01' })],
    ['programme-not-found', () => ({ programmeId: crypto.randomUUID() as ProgrammeId })],
    ['campaign-agency-not-found', () => ({ agencyIds: [crypto.randomUUID() as AgencyId] })],
    ['campaign-task-for-outsider', () => ({ tasks: [aTask({ agencyId: city.below })] })],
    ['campaign-pillar-not-found', () => ({ tasks: [aTask({ agencyId: city.root, pillarId: crypto.randomUUID() })] })],
  ])('is refused with %s', async (kind, change) => {
    expect(await createCampaign(tools, city.coordinator, aCampaign({ agencyId: city.root, ...change() }))).toEqual(
      refused(kind),
    );
  });

  test('a task takes a pillar of its agency or of one above, not of a sibling', async () => {
    const [above, beside] = [await aPillar(city.root), await aPillar(city.sibling)];
    const asking = (pillarId: string) => aCampaign({ tasks: [aTask({ agencyId: city.own, pillarId })] });
    expect(await createCampaign(tools, city.people.admin, asking(above))).toMatchObject({ ok: true });
    expect(await createCampaign(tools, city.people.admin, asking(beside))).toEqual(
      refused('campaign-pillar-not-found'),
    );
  });

  test('an admin asks those below, the coordinator anybody; who was asked stays asked', async () => {
    const { admin } = city.people;
    const beyond = aCampaign({ agencyIds: [city.sibling] });
    expect(await createCampaign(tools, admin, beyond)).toMatchObject({
      ok: false,
      refusal: { kind: 'campaign-agency-out-of-reach', name: 'DPUPR' },
    });
    expect(await createCampaign(tools, admin, aCampaign({ agencyIds: [city.below] }))).toMatchObject({ ok: true });
    const made = await createCampaign(tools, city.coordinator, beyond);
    const id = made.ok ? made.value : nowhere;
    const renamed = { ...beyond, name: 'Gerakan Cegah Stunting' };
    expect(await saveCampaign(tools, admin, { id, revision: 1, content: renamed })).toMatchObject({ ok: true });
  });

  test('a task of one campaign is never taken over by another', async () => {
    const task = aTask({ agencyId: city.own });
    await created(aCampaign({ tasks: [task] }));
    expect(await createCampaign(tools, city.people.admin, aCampaign({ tasks: [task] }))).toEqual(
      refused('campaign-task-not-found'),
    );
  });
});

describe('who sees it', () => {
  test('the agency that leads, those below it, those that take part; nobody else', async () => {
    const id = await created(aCampaign({ agencyId: city.own, agencyIds: [city.sibling] }));
    const seenFrom = async (agencyId: AgencyId) => (await campaignFor(db, agencyId, id))?.id === id;
    const places = [city.own, city.below, city.sibling, city.root] as const;
    expect(await Promise.all(places.map(seenFrom))).toEqual([true, true, true, false]);
  });

  test('a task is for the agency that was asked', async () => {
    const task = aTask({ agencyId: city.sibling, title: 'Poster' });
    const talkingPoints = ['Timbang tiap bulan'];
    const id = await created(aCampaign({ agencyIds: [city.sibling], tasks: [task], talkingPoints }));
    const asked = { title: 'Poster', campaignId: id, talkingPoints };
    expect(await taskForPost(db, city.sibling, task.id)).toMatchObject(asked);
    expect(await taskForPost(db, city.own, task.id)).toBeUndefined();
    expect(await taskForPost(db, city.sibling, nowhere)).toBeUndefined();
    await removeCampaign(tools, city.coordinator, id);
    expect(await taskForPost(db, city.sibling, task.id)).toBeUndefined();
  });
});

describe('changing it', () => {
  test('on top of an older revision is refused and says who was first; the same again is no change', async () => {
    const id = await created(aCampaign());
    const first = aCampaign({ name: 'Ayo Timbang' });
    expect(await saveCampaign(tools, city.people.admin, { id, revision: 1, content: first })).toEqual({
      ok: true,
      value: { revision: 2 },
    });
    expect(await saveCampaign(tools, city.people.admin, { id, revision: 1, content: first })).toEqual({
      ok: true,
      value: { revision: 2 },
    });
    const late = await saveCampaign(tools, city.coordinator, { id, revision: 1, content: aCampaign({ goal: 'x' }) });
    const { name } = city.people.admin;
    expect(late).toEqual({ ok: false, refusal: { kind: 'campaign-changed-meanwhile', name, revision: 2, at: noon } });
    expect((await read(id))?.content.name).toBe('Ayo Timbang');
  });

  test('a task that stays keeps the posts made for it', async () => {
    const [kept, gone] = [aTask({ agencyId: city.own }), aTask({ agencyId: city.own })];
    const id = await created(aCampaign({ tasks: [kept, gone] }));
    const posts = [await aPostFor(id, kept.id), await aPostFor(id, gone.id)];
    const content = aCampaign({ tasks: [{ ...kept, title: 'Lain' }] });
    await saveCampaign(tools, city.people.admin, { id, revision: 1, content });
    const rows = await db.selectFrom('post').select(['id', 'campaign_task_id', 'campaign_id']).where('id', 'in', posts).execute(); // oxfmt-ignore
    const taskOf = new Map(rows.map((row) => [row.id, row.campaign_task_id]));
    expect(posts.map((post) => taskOf.get(post))).toEqual([kept.id, null]);
    expect(rows.map((row) => row.campaign_id)).toEqual([id, id]);
  });

  test('moving it changes the period only, and is undone by moving it back', async () => {
    const id = await created(aCampaign({ goal: 'Turun jadi 14 %' }));
    const to = { id, revision: 1, startsOn: '2026-12-01', endsOn: '2027-01-31' };
    expect(await moveCampaign(tools, city.people.admin, to)).toMatchObject({ ok: true, value: { revision: 2 } });
    expect((await read(id))?.content).toEqual(aCampaign({ goal: 'Turun jadi 14 %', ...periodOf(to) }));
    expect(await moveCampaign(tools, city.people.admin, to)).toMatchObject({ ok: true, value: { revision: 2 } });
    const back = { id, startsOn: '2026-11-01', endsOn: '2026-12-31' };
    expect(await moveCampaign(tools, city.coordinator, { ...back, revision: 1 })).toMatchObject({
      ok: false,
      refusal: { kind: 'campaign-changed-meanwhile', revision: 2 },
    });
    expect(await moveCampaign(tools, city.people.admin, { ...back, revision: 2 })).toMatchObject({ ok: true });
    const trail = db.selectFrom('audit_entry').select(['before', 'after']).where('subject_id', '=', id);
    const moves = await trail.where('action', '=', 'campaign.changed').orderBy('seq').execute();
    expect(moves[0]).toEqual({ before: periodOf(aCampaign()), after: periodOf(to) });
    const backwards = { id, revision: 3, startsOn: '2026-12-01', endsOn: '2026-11-01' };
    expect(await moveCampaign(tools, city.people.admin, backwards)).toEqual(refused('campaign-ends-before-it-starts'));
  });

  test('is refused to those who only take part, and unknown to strangers', async () => {
    const id = await created(aCampaign({ agencyIds: [city.sibling] }));
    const partner = await aPerson(db, { role: 'admin', agencyId: city.sibling });
    const content = aCampaign({ name: 'Milik kami' });
    expect(await saveCampaign(tools, partner, { id, revision: 1, content })).toEqual(refused('not-allowed'));
    expect(await removeCampaign(tools, partner, id)).toEqual(refused('not-allowed'));
    const own = await created(aCampaign());
    expect(await saveCampaign(tools, partner, { id: own, revision: 1, content })).toEqual(
      refused('campaign-not-found'),
    );
    expect(await saveCampaign(tools, partner, { id: nowhere, revision: 1, content })).toEqual(
      refused('campaign-not-found'),
    );
    const given = { ...aCampaign(), agencyId: city.sibling };
    expect(await saveCampaign(tools, city.people.admin, { id: own, revision: 1, content: given })).toEqual(
      refused('not-allowed'),
    );
  });
});

test('thrown away it is gone for all, and comes back whole', async () => {
  const id = await created(aCampaign({ tasks: [aTask({ agencyId: city.own })] }));
  expect(await restoreCampaign(tools, city.people.admin, id)).toEqual(refused('campaign-not-found'));
  expect(await removeCampaign(tools, city.people.admin, id)).toEqual({ ok: true, value: undefined });
  expect(await campaignFor(db, city.own, id)).toBeUndefined();
  expect(await moveCampaign(tools, city.people.admin, { id, revision: 1, startsOn: '2026-12-01', endsOn: '2026-12-02' })).toEqual(refused('campaign-not-found')); // oxfmt-ignore
  expect(await restoreCampaign(tools, city.people.leadership, id)).toEqual(refused('not-allowed'));
  expect(await restoreCampaign(tools, city.people.admin, id)).toEqual({ ok: true, value: undefined });
  expect((await read(id))?.content.tasks).toHaveLength(1);
  expect(await trailOf(id)).toEqual(['campaign.created', 'campaign.removed', 'campaign.restored']);
});

function aCampaign(change: Partial<CampaignContent> = {}): CampaignContent {
  return {
    agencyId: city.own,
    kind: 'campaign',
    name: 'Cegah Stunting',
    summary: '',
    goal: '',
    audience: 'Ibu hamil',
    media: ['radio', 'instagram'],
    budgetLine: '',
    budgetAmount: null,
    talkingPoints: [],
    startsOn: '2026-11-01',
    endsOn: '2026-12-31',
    programmeId: null,
    agencyIds: [],
    tasks: [],
    ...change,
  };
}

function aTask(change: Partial<CampaignTask> = {}): CampaignTask {
  const id = crypto.randomUUID();
  return {
    id,
    agencyId: city.sibling,
    title: 'Unggahan',
    brief: '',
    medium: null,
    pillarId: null,
    dueOn: null,
    ...change,
  };
}

async function created(content: CampaignContent): Promise<CampaignId> {
  const outcome = await createCampaign(tools, city.coordinator, content);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

async function read(id: CampaignId): Promise<Campaign | undefined> {
  return await readCampaign(db, await reachOf(db, [city.root, city.own]), id);
}

function periodOf({ startsOn, endsOn }: Pick<CampaignContent, 'startsOn' | 'endsOn'>) {
  return { startsOn, endsOn };
}

async function aPillar(agencyId: AgencyId): Promise<string> {
  const values = { agency_id: agencyId, name: 'Layanan' };
  const query = db.insertInto('content_pillar').values(values).returning('id');
  return (await query.executeTakeFirstOrThrow()).id;
}

async function aPostFor(campaignId: string, taskId: string): Promise<string> {
  const values = { agency_id: city.own, slug: crypto.randomUUID(), campaign_id: campaignId, campaign_task_id: taskId };
  return (await inTransaction(db, (tx) => tx.insertInto('post').values(values).returning('id').executeTakeFirstOrThrow())).id; // oxfmt-ignore
}

async function trailOf(id: string): Promise<readonly string[]> {
  const query = db.selectFrom('audit_entry').select('action').where('subject_id', '=', id).orderBy('seq');
  return (await query.execute()).map(({ action }) => action);
}

function refused(kind: string): unknown {
  return { ok: false, refusal: expect.objectContaining({ kind }) };
}
