import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#organisation/index.ts';
import type { MediaId } from '#media/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import type { ProgrammeId } from '#strategy/index.ts';
import { aDatabase } from '../../test/support/database.ts';
import { aCityWithAgencies, anActor, type TestCity } from '../../test/support/people.ts';
import { activityForPost } from './activity-for-post.ts';
import { readActivity } from './activity.store.ts';
import { emptyContent, type Activity, type ActivityContent, type ActivityId } from './activity.ts';
import { missingFromOutline } from './contract.ts';
import { createActivity } from './create-activity.ts';
import { hideActivity } from './hide-activity.ts';
import { removeActivity } from './remove-activity.ts';
import { restoreActivity } from './restore-activity.ts';
import { saveActivity } from './save-activity.ts';
import { showActivity } from './show-activity.ts';

const { db } = await aDatabase();
const noon = new Date('2026-11-24T05:00:00Z');
const tools = { db, now: (): Date => noon };
const nowhere = crypto.randomUUID() as ActivityId;
const told: ActivityContent = {
  ...emptyContent,
  title: 'Posyandu Balita',
  what: 'Penimbangan dan imunisasi.',
  startsAt: new Date('2026-11-25T01:00:00Z'),
};
let city: TestCity;
let stranger: Actor;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
  stranger = anActor({ role: 'admin', agencyId: city.sibling });
});

test('the outline tells which questions nobody has answered', () => {
  const outline = { title: 'Posyandu', what: '', why: ' \n', who: 'Dinkes', place: 'RW 04', how: '', startsAt: null };
  expect(missingFromOutline(outline)).toEqual(['what', 'why', 'when', 'how']);
  expect(missingFromOutline({ ...told, why: 'a', who: 'b', place: 'c', how: 'd', startsAt: 'e' })).toEqual([]);
});

describe('beginning an activity', () => {
  test('needs no more than an agency, and shows nothing to citizens', async () => {
    const activity = await begun('');
    expect(activity).toMatchObject({ revision: 1, shownOnPortal: false, content: emptyContent, agencyId: city.own });
    expect(await trailOf(activity.id)).toEqual(['activity.created']);
  });

  test('is refused to readers and to other agencies', async () => {
    const begin = { agencyId: city.own, title: 'x' };
    expect(await createActivity(tools, city.people.leadership, begin)).toEqual(refused('not-allowed'));
    expect(await createActivity(tools, stranger, begin)).toEqual(refused('not-allowed'));
  });
});

describe('saving an activity', () => {
  test('keeps every part, and tells the trail only what differs', async () => {
    const { id } = await begun('Posyandu Balita');
    const content = await aFullOutline();
    const outcome = await saveActivity(tools, city.people.contributor, { id, revision: 1, content });
    expect(outcome).toMatchObject({ ok: true, value: { revision: 2, at: noon } });
    expect(await read(id)).toMatchObject({ content, revision: 2, updatedBy: city.people.contributor.personId });

    await saveActivity(tools, city.people.admin, { id, revision: 2, content: { ...content, place: 'RW 05' } });
    const trail = db.selectFrom('audit_entry').select(['before', 'after']).where('subject_id', '=', id);
    const entries = await trail.where('action', '=', 'activity.changed').orderBy('seq').execute();
    expect(entries[1]).toEqual({ before: { place: content.place }, after: { place: 'RW 05' } });
  });

  test('on top of an older revision is refused, and says who was first', async () => {
    const { id } = await begun('Rapat');
    await saved(id, { title: 'Rapat RT' });
    const late = await saveActivity(tools, city.people.contributor, { id, revision: 1, content: told });
    const { name } = city.people.admin;
    expect(late).toEqual({
      ok: false,
      refusal: { kind: 'activity-changed-meanwhile', name, revision: 2, at: noon },
    });
    expect((await read(id)).content.title).toBe('Rapat RT');
  });

  test('twice with the same words is one change, because the first answer may have been lost', async () => {
    const { id } = await begun('Rapat');
    const content = await aFullOutline();
    await saved(id, content);
    const again = await saveActivity(tools, city.people.admin, { id, revision: 1, content });
    expect(again).toMatchObject({ ok: true, value: { revision: 2 } });
    expect(await trailOf(id)).toEqual(['activity.created', 'activity.changed']);
  });

  test('by two people at once is won by one and lost by the other', async () => {
    const { id } = await begun('Rapat');
    const race = [city.people.admin, city.people.contributor].map((actor) =>
      saveActivity(tools, actor, { id, revision: 1, content: { ...told, title: actor.name } }),
    );
    expect((await Promise.all(race)).filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('is refused without the right, out of sight, and when it is gone', async () => {
    const { id } = await begun('Rapat');
    const save = (actor: Actor, of: ActivityId): unknown =>
      saveActivity(tools, actor, { id: of, revision: 1, content: told });
    expect(await save(city.people.approver, id)).toEqual(refused('not-allowed'));
    expect(await save(stranger, id)).toEqual(refused('activity-not-found'));
    expect(await save(city.people.admin, nowhere)).toEqual(refused('activity-not-found'));
    await removeActivity(tools, city.people.admin, id);
    expect(await save(city.people.admin, id)).toEqual(refused('activity-not-found'));
  });

  test('refuses an end before the start, also when there is no start', async () => {
    const { id } = await begun('Rapat');
    const save = (change: Partial<ActivityContent>): unknown =>
      saveActivity(tools, city.people.admin, { id, revision: 1, content: { ...told, ...change } });
    const endsAt = new Date('2026-11-25T00:59:00Z');
    expect(await save({ endsAt })).toEqual(refused('activity-ends-before-it-starts'));
    expect(await save({ startsAt: null, endsAt })).toEqual(refused('activity-ends-before-it-starts'));
    expect(await save({ endsAt: told.startsAt })).toMatchObject({ ok: true });
  });

  test('refuses programmes that are not there and pictures one may not see', async () => {
    const { id } = await begun('Rapat');
    const save = (change: Partial<ActivityContent>): unknown =>
      saveActivity(tools, city.people.admin, { id, revision: 1, content: { ...told, ...change } });
    const programmeId = crypto.randomUUID() as ProgrammeId;
    expect(await save({ programmeIds: [programmeId] })).toEqual(refused('programme-not-found', { programmeId }));
    const mediaId = await aPicture('sibling');
    expect(await save({ photos: [{ mediaId, alt: '' }] })).toEqual(refused('picture-not-found', { mediaId }));
  });
});

describe('showing it on the portal', () => {
  test('takes a title, what and when, and the right to do so', async () => {
    const { id } = await begun('Posyandu');
    const { admin, contributor } = city.people;
    expect(await showActivity(tools, admin, id)).toEqual(
      refused('activity-not-ready-for-portal', { missing: ['what', 'when'] }),
    );
    await saved(id, told);
    expect(await showActivity(tools, contributor, id)).toEqual(refused('not-allowed'));
    expect(await showActivity(tools, stranger, id)).toEqual(refused('activity-not-found'));
    expect(await showActivity(tools, admin, id)).toEqual({ ok: true, value: undefined });
    expect(await showActivity(tools, admin, id)).toEqual({ ok: true, value: undefined });
    expect((await trailOf(id)).filter((action) => action === 'activity.shown')).toHaveLength(1);
  });

  test('lets the address follow the title before, and keeps it after', async () => {
    const { id } = await begun('');
    await saved(id, told);
    const { slug } = await read(id);
    expect(slug).toMatch(/^posyandu-balita-[0-9a-f]{8}$/);
    await showActivity(tools, city.people.admin, id);
    await hideActivity(tools, city.people.admin, id);
    await saved(id, { ...told, title: 'Imunisasi' });
    expect(await read(id)).toMatchObject({ slug, shownOnPortal: false });
  });

  test('keeps contributors from changing or removing what citizens read', async () => {
    const { id } = await shown();
    const { contributor } = city.people;
    const { revision } = await read(id);
    expect(await saveActivity(tools, contributor, { id, revision, content: told })).toEqual(
      refused('not-allowed-while-shown'),
    );
    expect(await removeActivity(tools, contributor, id)).toEqual(refused('not-allowed-while-shown'));
    await hideActivity(tools, city.people.admin, id);
    expect(await removeActivity(tools, contributor, id)).toMatchObject({ ok: true });
    expect(await restoreActivity(tools, contributor, id)).toMatchObject({ ok: true });
  });

  test('ends at once when the information becomes exempt, and can’t begin again', async () => {
    const { id } = await shown();
    await saved(id, { ...told, informationClass: 'dikecualikan' });
    expect(await read(id)).toMatchObject({ shownOnPortal: false });
    expect(await showActivity(tools, city.people.admin, id)).toEqual(refused('activity-is-exempt'));
  });

  test('is undone by hiding, for those who may', async () => {
    const { id } = await shown();
    expect(await hideActivity(tools, city.people.contributor, id)).toEqual(refused('not-allowed'));
    expect(await hideActivity(tools, stranger, id)).toEqual(refused('activity-not-found'));
    expect(await hideActivity(tools, city.people.admin, id)).toEqual({ ok: true, value: undefined });
    expect(await hideActivity(tools, city.people.admin, id)).toEqual({ ok: true, value: undefined });
    expect((await trailOf(id)).filter((action) => action === 'activity.hidden')).toHaveLength(1);
  });
});

describe('throwing an activity away', () => {
  test('hides it from posts and can be undone', async () => {
    const { id } = await begun('Salah');
    const scope = [city.own];
    expect(await activityForPost(db, scope, id)).toMatchObject({ id, title: 'Salah', agencyId: city.own });
    expect(await removeActivity(tools, city.people.contributor, id)).toEqual({ ok: true, value: undefined });
    expect(await activityForPost(db, scope, id)).toBeUndefined();
    expect(await restoreActivity(tools, city.people.contributor, id)).toEqual({ ok: true, value: undefined });
    expect(await activityForPost(db, scope, id)).toMatchObject({ title: 'Salah' });
    expect(await activityForPost(db, [city.sibling], id)).toBeUndefined();
    expect(await trailOf(id)).toEqual(['activity.created', 'activity.removed', 'activity.restored']);
  });

  test('is refused without the right and out of sight; what stands can’t be restored', async () => {
    const { id } = await begun('Salah');
    for (const operation of [removeActivity, restoreActivity]) {
      expect(await operation(tools, stranger, id)).toEqual(refused('activity-not-found'));
      expect(await operation(tools, city.people.admin, nowhere)).toEqual(refused('activity-not-found'));
    }
    expect(await restoreActivity(tools, city.people.admin, id)).toEqual(refused('activity-not-found'));
    expect(await removeActivity(tools, city.people.leadership, id)).toEqual(refused('not-allowed'));
    await removeActivity(tools, city.people.admin, id);
    expect(await restoreActivity(tools, city.people.leadership, id)).toEqual(refused('not-allowed'));
  });
});

async function begun(title: string): Promise<Activity> {
  const outcome = await createActivity(tools, city.people.admin, { agencyId: city.own, title });
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  return await read(outcome.value);
}

async function saved(id: ActivityId, change: Partial<ActivityContent>): Promise<void> {
  const { revision, content } = await read(id);
  const outcome = await saveActivity(tools, city.people.admin, { id, revision, content: { ...content, ...change } });
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
}

async function shown(): Promise<Activity> {
  const { id } = await begun('Posyandu');
  await saved(id, told);
  await showActivity(tools, city.people.admin, id);
  return await read(id);
}

async function read(id: ActivityId): Promise<Activity> {
  const activity = await readActivity(db, [city.own], id);
  if (!activity) throw new Error('gone');
  return activity;
}

function refused(kind: string, facts: object = {}): unknown {
  return { ok: false, refusal: { kind, ...facts } };
}

async function trailOf(id: string): Promise<readonly string[]> {
  const query = db.selectFrom('audit_entry').select('action').where('subject_id', '=', id).orderBy('seq');
  return (await query.execute()).map(({ action }) => action);
}

async function aFullOutline(): Promise<ActivityContent> {
  const programmeId = await inTransaction(db, async (tx) => {
    const values = { agency_id: city.sibling, slug: crypto.randomUUID(), name: 'Jawani', starts_on: '2025-02-20' };
    const row = await tx.insertInto('programme').values(values).returning('id').executeTakeFirstOrThrow();
    return row.id as ProgrammeId;
  });
  return {
    title: 'Posyandu Balita',
    what: 'Penimbangan.',
    why: 'Agar tumbuh kembang terpantau.',
    who: 'Kader RW 04',
    place: 'Balai RW 04',
    village: 'Kemirirejo',
    how: 'Datang langsung.',
    startsAt: new Date('2026-11-25T01:00:00Z'),
    endsAt: new Date('2026-11-25T04:00:00Z'),
    facts: [{ label: 'Balita', value: '42' }],
    quotes: [{ text: 'Matur nuwun.', name: 'Siti', title: 'Warga' }],
    informationClass: 'serta-merta',
    programmeIds: [programmeId],
    campaignId: null,
    photos: [
      { mediaId: await aPicture('own'), alt: 'Timbangan' },
      { mediaId: await aPicture('own'), alt: '' },
    ],
  };
}

async function aPicture(of: 'own' | 'sibling'): Promise<MediaId> {
  return await inTransaction(db, async (tx) => {
    const values = {
      agency_id: city[of],
      sha256: crypto.randomUUID(),
      mime: 'image/jpeg',
      bytes: 9,
      width: 1,
      height: 1,
    };
    const row = tx
      .insertInto('media')
      .values({ ...values, original_name: 'a' })
      .returning('id');
    return (await row.executeTakeFirstOrThrow()).id as MediaId;
  });
}
