import { beforeAll, describe, expect, test } from 'vitest';
import type { AgencyId } from '#organisation/index.ts';
import { createRoutes } from '#platform/http/routes.ts';
import { speaker } from '#platform/i18n/messages.ts';
import { openLog } from '#platform/log/log.ts';
import { platformMessages } from '#platform/messages/messages.ts';
import type { Actor } from '#organisation/index.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../../test/support/people.ts';
import { planningMessages } from '../messages/messages.ts';
import { fillHolidays, removeSpecialDays } from './fill-holidays.ts';
import { nationalHolidays } from './national-holidays.ts';
import { removeSpecialDay, restoreSpecialDay } from './remove-special-day.ts';
import { specialDayRoutes } from './routes.ts';
import { freeDaysBetween, specialDaysBetween } from './special-days-between.ts';
import { datesOf, isRealDate, type SpecialDayContent, type SpecialDayId } from './special-day.ts';
import { createSpecialDay, saveSpecialDay } from './write-special-day.ts';

const { db } = await aDatabase();
const tools = { db, now: (): Date => new Date('2026-11-24T05:00:00Z') };
const nowhere = crypto.randomUUID() as SpecialDayId;
let city: TestCity;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
});

const plain: SpecialDayContent = {
  date: '2026-04-11',
  name: 'Hari Jadi',
  kind: 'local',
  agencyId: null,
  yearly: false,
  uncertain: false,
  note: '',
  source: '',
};
const refused = (kind: string) => ({ ok: false, refusal: expect.objectContaining({ kind }) as unknown });

async function created(content: Partial<SpecialDayContent>): Promise<SpecialDayId> {
  const outcome = await createSpecialDay(tools, city.coordinator, { ...plain, ...content });
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  return outcome.value;
}

async function ask(actor: Actor, query: string): Promise<[number, { [key: string]: unknown }]> {
  const routes = createRoutes<Actor>({
    identify: () => Promise.resolve(actor),
    allows: () => true,
    speaker: speaker([platformMessages, planningMessages]),
    log: openLog('silent'),
  });
  specialDayRoutes(routes, tools);
  const response = await routes.app.request(`/special-days?${query}`);
  return [response.status, (await response.json()) as { [key: string]: unknown }];
}

describe('when a day falls', () => {
  const day = { ...plain, id: nowhere, revision: 1 };

  test('once on its date, yearly from its year on', () => {
    expect(datesOf(day, '2026-04-11', '2026-04-11')).toEqual(['2026-04-11']);
    expect(datesOf(day, '2026-04-12', '2027-12-31')).toEqual([]);
    const yearly = { ...day, yearly: true };
    expect(datesOf(yearly, '2024-01-01', '2028-04-10')).toEqual(['2026-04-11', '2027-04-11']);
  });

  test('29 February on the 28th in a year without one', () => {
    const leap = { ...day, date: '2024-02-29', yearly: true };
    expect(datesOf(leap, '2024-01-01', '2028-12-31')).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ]);
    expect(datesOf(leap, '2100-02-28', '2100-03-01')).toEqual(['2100-02-28']);
  });

  test('only on dates that exist', () => {
    expect(['2026-02-31', '2026-02-29', '2026-13-01', '2026-00-10', '2100-02-29', 'x'].filter(isRealDate)).toEqual([]);
    expect(['2024-02-29', '2026-12-31', '2000-02-29'].filter(isRealDate)).toHaveLength(3);
  });
});

describe('writing a day', () => {
  test('is refused with what is wrong', async () => {
    const attempt = (content: Partial<SpecialDayContent>, actor: Actor = city.coordinator) =>
      createSpecialDay(tools, actor, { ...plain, ...content });
    expect(await attempt({ date: '2026-02-31' })).toEqual({
      ok: false,
      refusal: { kind: 'no-such-date', date: '2026-02-31' },
    });
    expect(await attempt({ agencyId: crypto.randomUUID() as AgencyId })).toEqual(
      refused('special-day-agency-not-found'),
    );
    expect(await attempt({}, city.people.admin)).toEqual(refused('not-allowed'));
    expect(await attempt({}, city.people.coordinator)).toEqual(refused('not-allowed'));
    expect(await attempt({ agencyId: city.sibling }, city.people.coordinator)).toEqual(refused('not-allowed'));
    await created({ name: 'Sekali saja', date: '2031-01-02' });
    expect(await attempt({ name: 'SEKALI SAJA', date: '2031-01-02' })).toEqual(refused('special-day-there-already'));
    expect((await attempt({ name: 'Sekali saja', date: '2031-01-02', agencyId: city.own })).ok).toBe(true);
  });

  test('two at once leave one', async () => {
    const both = await Promise.all(
      [1, 2].map(() => createSpecialDay(tools, city.coordinator, { ...plain, name: 'Balapan' })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('keeps before and after, and tells the second of two', async () => {
    const id = await created({ name: 'Haul', agencyId: city.own });
    const content = { ...plain, name: 'Haul Akbar', agencyId: city.own };
    const save = (revision: number, actor: Actor = city.coordinator) =>
      saveSpecialDay(tools, actor, { id, revision, content });
    expect(await save(1, city.people.coordinator)).toEqual({ ok: true, value: 2 });
    expect(await save(1)).toEqual(refused('special-day-changed-meanwhile'));
    expect(await save(2, city.people.admin)).toEqual(refused('not-allowed'));
    expect(await saveSpecialDay(tools, city.coordinator, { id: nowhere, revision: 1, content })).toEqual(
      refused('special-day-not-found'),
    );
    const trail = await db
      .selectFrom('audit_entry')
      .select(['action', 'before', 'after'])
      .where('subject_id', '=', id)
      .execute();
    expect(trail.map(({ action }) => action)).toEqual(['special-day.created', 'special-day.changed']);
    expect(trail[1]).toMatchObject({ before: { name: 'Haul' }, after: { name: 'Haul Akbar' } });
  });

  test('removing can be undone, unless it was entered again meanwhile', async () => {
    const id = await created({ name: 'Dibuang' });
    expect(await removeSpecialDay(tools, city.people.approver, id)).toEqual(refused('not-allowed'));
    expect((await removeSpecialDay(tools, city.coordinator, id)).ok).toBe(true);
    expect(await removeSpecialDay(tools, city.coordinator, id)).toEqual(refused('special-day-not-found'));
    expect((await restoreSpecialDay(tools, city.coordinator, id)).ok).toBe(true);
    await removeSpecialDay(tools, city.coordinator, id);
    await created({ name: 'Dibuang' });
    expect(await restoreSpecialDay(tools, city.coordinator, id)).toEqual(refused('special-day-there-already'));
  });
});

describe('national holidays', () => {
  test('every known one is a real date, once', () => {
    const all = [2026, 2027].flatMap((year) => nationalHolidays(year));
    expect(all.filter(({ date }) => !isRealDate(date))).toEqual([]);
    expect(new Set(all.map(({ date }) => date)).size).toBe(all.length);
    expect(nationalHolidays(2026).filter(({ kind }) => kind === 'national')).toHaveLength(17);
    expect(nationalHolidays(2026).filter(({ kind }) => kind === 'joint-leave')).toHaveLength(8);
    expect(nationalHolidays(2027).some(({ uncertain }) => uncertain)).toBe(true);
  });

  test('fill a year, leave what is there, and can be undone', async () => {
    await created({ date: '2026-08-17', name: 'HUT RI', kind: 'national' });
    const first = await fillHolidays(tools, city.coordinator, 2026);
    expect(first.ok && first.value.added.length).toBe(24);
    const again = await fillHolidays(tools, city.coordinator, 2026);
    expect(again.ok && again.value.added.length).toBe(0);
    const names = (await specialDaysBetween(db, { from: '2026-08-17', to: '2026-08-17' })).map(({ name }) => name);
    expect(names).toEqual(['HUT RI']);
    const free = await freeDaysBetween(db, { from: '2026-12-20', to: '2026-12-31' });
    expect([...free]).toEqual(['2026-12-24', '2026-12-25']);
    const added = first.ok ? first.value.added : [];
    expect(await removeSpecialDays(tools, city.people.coordinator, added)).toEqual(refused('not-allowed'));
    expect(await removeSpecialDays(tools, city.coordinator, added)).toEqual({ ok: true, value: 24 });
    expect(await freeDaysBetween(db, { from: '2026-12-20', to: '2026-12-31' })).toEqual(new Set());
  });

  test('are the coordinator of the city’s to fill, for years that are known', async () => {
    expect(await fillHolidays(tools, city.people.coordinator, 2026)).toEqual(refused('not-allowed'));
    expect(await fillHolidays(tools, city.coordinator, 1999)).toEqual({
      ok: false,
      refusal: { kind: 'year-not-known', years: '2026, 2027' },
    });
  });
});

test('an agency has the days of the city, its own and those above it', async () => {
  await created({ date: '2030-03-04', name: 'Kota', kind: 'national' });
  await created({ date: '2030-03-05', name: 'Dinkes', kind: 'joint-leave', agencyId: city.own });
  await created({ date: '2030-03-06', name: 'DPUPR', kind: 'national', agencyId: city.sibling });
  await created({ date: '2030-03-07', name: 'Tetap buka', kind: 'solemn' });
  const march = { from: '2030-03-01', to: '2030-03-31' };
  expect([...(await freeDaysBetween(db, march, city.below))]).toEqual(['2030-03-04', '2030-03-05']);
  expect([...(await freeDaysBetween(db, march))]).toEqual(['2030-03-04']);
});

test('over HTTP a wrong window is told, and who may write', async () => {
  const [status, body] = await ask(city.people.admin, 'from=2026-02-30&to=2026-03-31');
  expect([status, (body['error'] as { message: string }).message]).toEqual([
    422,
    'Tanggal 2026-02-30 tidak ada di kalender. Periksa hari dan bulannya.',
  ]);
  expect((await ask(city.people.admin, 'from=2026-03-01&to=2026-02-01'))[0]).toBe(422);
  expect((await ask(city.people.admin, 'from=1900-01-01&to=2026-02-01'))[0]).toBe(422);
  const [, mine] = await ask(city.people.admin, 'from=2030-03-01&to=2030-03-31');
  expect(mine).toMatchObject({ can: { create: false, createForCity: false } });
  expect((mine['items'] as { can: { write: boolean } }[]).some(({ can }) => can.write)).toBe(false);
  const [, hers] = await ask(city.coordinator, 'from=2030-03-01&to=2030-03-31');
  expect(hers).toMatchObject({ can: { create: true, createForCity: true } });
});
