import { beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#platform/db/db.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, anActor, type TestCity } from '../../../test/support/people.ts';
import { aProduct, aTokenOf } from '../../../test/support/product.ts';
import { activityForPost } from '../activity-for-post.ts';
import type { ActivityId } from '../activity.ts';
import type { ActivityTexts, TextView } from './contract.ts';
import { backToDraft, saveText } from './save-text.ts';
import type { TextForm } from './text-forms.ts';
import { writtenTexts } from './written-texts.ts';

const { db } = await aDatabase();
const { app } = aProduct(db);
const now = new Date('2026-11-24T05:00:00Z');
const tools = { db, now: (): Date => now };
let city: TestCity;
let token = '';

beforeAll(async () => {
  city = await aCityWithAgencies(db);
  token = await aTokenOf(db, city.people.contributor);
});

test('a text edited by hand stays when the outline changes, and says what changed', async () => {
  const id = await anActivity('Mengeruk saluran. Satu lajur dibuka.');
  const before = await shown(id, 'portal');
  expect(before).toMatchObject({ edited: null, outdated: null });
  const mine = before.text.replace('Satu lajur dibuka.', 'Satu lajur tetap dibuka untuk warga.');
  expect(await save(id, mine, 0)).toEqual({ ok: true, value: { revision: 1 } });
  expect(await shown(id, 'portal')).toMatchObject({ text: mine, outdated: null, edited: { revision: 1 } });

  await change(id, 'Mengeruk dua saluran. Satu lajur dibuka.');
  const after = await shown(id, 'portal');
  expect(after.text).toBe(mine);
  expect(after.outdated?.before).toBe(before.text);
  expect(after.drafted).toContain('mengeruk dua saluran');
  expect(after.outdated?.merged).toContain('mengeruk dua saluran');
  expect(after.outdated?.merged).toContain('Satu lajur tetap dibuka untuk warga.');

  expect(await saveText(tools, city.people.contributor, { id, form: 'portal', text: mine, revision: 1, settles: true })).toEqual({ ok: true, value: { revision: 2 } });
  expect(await shown(id, 'portal')).toMatchObject({ text: mine, outdated: null });
}); // oxfmt-ignore

test('whoever saves on top of an older text is told whose it is and gets it', async () => {
  const id = await anActivity('Mengeruk saluran.');
  await save(id, 'Kata saya.', 0);
  expect(await saveText(tools, city.people.admin, { id, form: 'portal', text: 'Kata lain.', revision: 0, settles: false })).toEqual({
    ok: false,
    refusal: { kind: 'text-changed-meanwhile', name: city.people.contributor.name, revision: 1, newer: 'Kata saya.' },
  });
  // An answer that was lost on its way: the same words again are no conflict.
  expect(await save(id, 'Kata saya.', 0)).toEqual({ ok: true, value: { revision: 1 } });
}); // oxfmt-ignore

test('going back to the draft throws the edit away, keeps it in the trail, and can be done twice', async () => {
  const id = await anActivity('Mengeruk saluran.');
  await save(id, 'Kata saya.', 0);
  for (let times = 0; times < 2; times += 1) {
    expect(await backToDraft(tools, city.people.contributor, { id, form: 'portal' })).toEqual({ ok: true, value: undefined });
  }
  expect(await shown(id, 'portal')).toMatchObject({ edited: null });
  const trail = await db.selectFrom('audit_entry').select(['action', 'before']).where('subject_id', '=', id).orderBy('seq').execute();
  expect(trail.map(({ action }) => action)).toEqual(['activity.text-edited', 'activity.text-dropped']);
  expect(trail[1]?.before).toEqual({ form: 'portal', text: 'Kata saya.' });
}); // oxfmt-ignore

test('is closed to other agencies and to readers', async () => {
  const id = await anActivity('Mengeruk saluran.');
  const stranger = anActor({ role: 'admin', agencyId: city.sibling });
  const asked = { id, form: 'portal', text: 'x', revision: 0, settles: false } as const;
  expect(await saveText(tools, stranger, asked)).toEqual({ ok: false, refusal: { kind: 'activity-not-found' } });
  expect(await saveText(tools, city.people.leadership, asked)).toEqual({ ok: false, refusal: { kind: 'not-allowed' } });
  expect(await backToDraft(tools, stranger, asked)).toEqual({ ok: false, refusal: { kind: 'activity-not-found' } });
  expect(await backToDraft(tools, city.people.leadership, asked)).toEqual({ ok: false, refusal: { kind: 'not-allowed' } });
}); // oxfmt-ignore

test('a post gets the edited text for its medium and the draft for the others', async () => {
  const id = await anActivity('Mengeruk saluran.');
  await saveText(tools, city.people.contributor, { id, form: 'x', text: 'Ringkas saja.', revision: 0, settles: false });
  const activity = await activityForPost(db, [city.own], id);
  if (!activity) throw new Error('gone');
  const textFor = await writtenTexts(db, [city.own], { activity, now });
  expect(textFor('x')).toBe('Ringkas saja.');
  expect(textFor('portal')).toBe((await shown(id, 'portal')).text);
  expect(textFor('radio')).toBe((await shown(id, 'radio-60')).text);
});

async function save(id: ActivityId, text: string, revision: number): Promise<unknown> {
  return await saveText(tools, city.people.contributor, { id, form: 'portal', text, revision, settles: false });
}

async function shown(id: ActivityId, form: TextForm): Promise<TextView> {
  const answer = await app.request(`/api/activities/${id}/texts`, { headers: { authorization: `Bearer ${token}` } });
  const { texts } = (await answer.json()) as ActivityTexts;
  const text = texts.find((one) => one.form === form);
  if (!text) throw new Error(`No text ${form}`);
  return text;
}

async function change(id: ActivityId, what: string): Promise<void> {
  await inTransaction(db, (tx) => tx.updateTable('activity').set({ what }).where('id', '=', id).execute());
}

async function anActivity(what: string): Promise<ActivityId> {
  return await inTransaction(db, async (tx) => {
    const values = { agency_id: city.own, slug: crypto.randomUUID(), title: 'Saluran dikeruk', what };
    return (await tx.insertInto('activity').values(values).returning('id').executeTakeFirstOrThrow()).id as ActivityId;
  });
}
