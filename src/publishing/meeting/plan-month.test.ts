import { beforeAll, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { anActor } from '../../../test/support/people.ts';
import { aNewsroom, expectOk } from '../../../test/support/publishing.ts';
import { inTransaction } from '#platform/db/db.ts';
import { createPost } from '#publishing/posts/create-post.ts';
import { nowhere } from '#publishing/posts/place.ts';
import { saveDraft } from '#publishing/posts/save-draft.ts';
import { contentOf } from '#publishing/posts/post.store.ts';
import { monthSheet } from './month-sheet.ts';
import { planMonth } from './plan-month.ts';
import { showNote, writeNote } from './write-note.ts';

const { db } = await aDatabase();
const room = await aNewsroom(db);
const { city, tools } = room;
const { contributor, admin, leadership } = city.people;
const stranger = anActor({ role: 'admin', agencyId: city.sibling });
const month = '2027-01';
const refused = (kind: string) => ({ ok: false, refusal: { kind } });

async function aPostAt(date: string, time: string, title: string): Promise<string> {
  const wish = { agencyId: city.own, activityId: null, wishedTime: { date, time }, place: nowhere };
  const { id } = expectOk(await createPost(tools, contributor, wish));
  const content = { ...(await contentOf(db, id)), title };
  expectOk(await saveDraft(tools, contributor, { postId: id, revision: 1, content }));
  return id;
}

beforeAll(async () => {
  await aPostAt('2027-01-04', '16:00', 'Posyandu <b>pekan</b> ini');
  await aPostAt('2027-01-04', '07:00', 'Jadwal vaksin');
  await aPostAt('2027-01-31', '23:30', 'Akhir bulan');
  await aPostAt('2027-02-01', '00:00', 'Bulan lain');
  await inTransaction(db, async (tx) => {
    const slot = {
      agency_id: city.own,
      rule: 'FREQ=WEEKLY;BYDAY=MO',
      starts_on: '2027-01-01',
      purpose: 'random',
    } as const;
    await tx
      .insertInto('slot')
      .values({ ...slot, time_of_day: '07:00', name: 'Senin sehat' })
      .execute();
    await tx.insertInto('special_day').values({ date: '2027-01-01', name: 'Tahun Baru', kind: 'national' }).execute();
    const campaign = { agency_id: city.own, name: 'Cegah Stunting', starts_on: '2026-12-01', ends_on: '2027-01-02' };
    await tx.insertInto('campaign').values(campaign).execute();
  });
});

test('a month holds its posts by the clock of the agency, its gaps, special days and campaigns', async () => {
  const plan = await planMonth(db, admin, { month, agencyId: city.own });
  const day = (date: string) => plan?.days.find((one) => one.date === date);
  expect(plan?.days).toHaveLength(31);
  expect(day('2027-01-04')?.entries.map(({ time, title }) => [time, title])).toEqual([
    ['07:00', 'Jadwal vaksin'],
    ['16:00', 'Posyandu <b>pekan</b> ini'],
  ]);
  expect(day('2027-01-31')?.entries.map(({ title }) => title)).toEqual(['Akhir bulan']);
  // The first Monday is filled, the other three are not.
  expect(plan?.days.filter(({ entries }) => entries.some(({ postId }) => postId === null)).map(({ date }) => date)).toEqual([
    '2027-01-11', '2027-01-18', '2027-01-25',
  ]); // oxfmt-ignore
  expect(plan?.counts).toEqual({ posts: 3, empty: 3 });
  expect(day('2027-01-01')?.special).toEqual([{ name: 'Tahun Baru', kind: 'national' }]);
  expect(plan?.campaigns.map(({ name }) => name)).toEqual(['Cegah Stunting']);
  const gaps = await planMonth(db, admin, { month, agencyId: city.own, state: 'empty' });
  expect(gaps?.counts).toEqual({ posts: 0, empty: 3 });
  expect(await planMonth(db, stranger, { month, agencyId: city.own })).toBeUndefined();
});

test('decisions stand on their day until they are removed, and come back', async () => {
  const note = { agencyId: city.own, day: '2027-01-05', text: ' Mundur sehari. ' };
  const { id } = expectOk(await writeNote(tools, contributor, note));
  const notes = async () => (await planMonth(db, admin, { month, agencyId: city.own }))?.days[4]?.notes ?? [];
  expect(await notes()).toMatchObject([{ text: 'Mundur sehari.', by: contributor.name, canRemove: true }]);
  expectOk(await showNote(tools, admin, { id, removed: true }));
  expect(await notes()).toEqual([]);
  expectOk(await showNote(tools, admin, { id, removed: false }));
  expect(await notes()).toHaveLength(1);
  expect(await writeNote(tools, contributor, { ...note, text: '  ' })).toEqual(refused('plan-note-empty'));
  expect(await writeNote(tools, leadership, note)).toEqual(refused('not-allowed'));
  expect(await writeNote(tools, stranger, note)).toEqual(refused('not-allowed'));
  expect(await showNote(tools, leadership, { id, removed: true })).toEqual(refused('not-allowed'));
  expect(await showNote(tools, stranger, { id, removed: true })).toEqual(refused('plan-note-not-found'));
});

test.each(['id', 'en'] as const)(
  'the printed sheet in %s has every day once, escaped, with its headings repeated',
  async (language) => {
    const plan = await planMonth(db, admin, { month, agencyId: city.own });
    if (!plan) throw new Error('no plan');
    const html = monthSheet(plan, { language, now: new Date('2026-12-20T03:00:00Z'), zone: 'Asia/Jakarta' });
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toContain('Posyandu &lt;b&gt;pekan&lt;/b&gt; ini');
    expect(html).toContain(language === 'id' ? 'Senin, 4 Januari' : 'Monday 4 January');
    expect(html.match(/Tahun Baru/g)).toHaveLength(1);
    expect(html).toContain('display: table-header-group');
    expect(html).toContain('Mundur sehari.');
  },
);
