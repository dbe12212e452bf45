import { beforeAll, expect, test } from 'vitest';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../../test/support/people.ts';
import { aPortal, aShownActivity } from '../../../test/support/portal.ts';

const { db } = await aDatabase();
const portal = aPortal(db);
let city: TestCity;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
});

test('an indicator tells what was achieved of the target, from which source; without a number it says so', async () => {
  const { programmeId, programmeSlug } = await aShownActivity(db, { agencyId: city.own });
  await inTransaction(db, async (tx) => {
    const told = await anIndicator(tx, programmeId, { name: 'Kunjungan rumah', position: 1 });
    await achieved(tx, told, { on_day: '2026-09-30', value: 6200 });
    await achieved(tx, told, { on_day: '2026-10-31', value: 7410.5 });
    await achieved(tx, told, { on_day: '2026-11-20', value: 99_999, removed_at: portal.now });
    await anIndicator(tx, programmeId, { name: 'Lansia terdata', position: 2 });
  });
  const { text } = await portal.get(`/program/${programmeSlug}`);
  const [first = '', second = ''] = items(text, 'ind');
  expect(first).toContain('Kunjungan rumah');
  expect(first).toContain('<b>7.410,5</b>');
  expect(first).toContain('dari target 12.000 kunjungan (2027)');
  expect(first).toContain('Per 31 Okt 2026. Sumber: Rekap');
  expect(first).toContain('value="62"');
  expect(second).toContain('<b>—</b>');
  expect(second).not.toContain('<progress');
  expect(text).not.toContain('99.999');
});

test('milestones are told by day: done, late by the day of the city, or still ahead', async () => {
  const { programmeId, programmeSlug } = await aShownActivity(db, { agencyId: city.own });
  const on = (name: string, planned_on: string) => ({ programme_id: programmeId, name, planned_on });
  const rows = [
    { ...on('Tim terbentuk', '2026-03-01'), done_on: '2026-02-20' },
    on('Mobil datang', '2026-11-23'),
    on('Semua puskesmas ikut', '2026-11-24'),
    { ...on('Salah tulis', '2026-12-01'), removed_at: portal.now },
  ];
  await inTransaction(db, (tx) => tx.insertInto('programme_milestone').values(rows).execute());
  const { text } = await portal.get(`/program/${programmeSlug}`);
  const shown = items(text, 'mil');
  expect(shown).toHaveLength(3);
  expect(shown[0]).toMatch(/tag ok[\s\S]*20 Feb 2026/);
  expect(shown[1]).toMatch(/tag warn[\s\S]*23 Nov 2026/);
  expect(shown[2]).not.toContain('class="tag');
  expect(shown[2]).toContain('24 Nov 2026');
  expect((await portal.get(`/en/program/${programmeSlug}`)).text).toContain('23 Nov 2026');
});

test('a programme names its parts and what goes on with it, and each of those names it', async () => {
  const old = await aShownActivity(db, { agencyId: city.own, programme: 'Antar Sehat' });
  const next = await aShownActivity(db, { agencyId: city.own, programme: 'Jemput Sehat' });
  const part = await aShownActivity(db, { agencyId: city.own, programme: 'Jemput Sehat Kemirirejo' });
  await inTransaction(db, async (tx) => {
    const change = async (id: string, set: { successor_id?: string; parent_id?: string }): Promise<unknown> =>
      await tx.updateTable('programme').set(set).where('id', '=', id).execute();
    await change(old.programmeId, { successor_id: next.programmeId });
    await change(part.programmeId, { parent_id: next.programmeId });
  });
  expect((await portal.get(`/program/${old.programmeSlug}`)).text).toContain(link(next.programmeSlug));
  const { text } = await portal.get(`/program/${next.programmeSlug}`);
  expect(text).toContain(link(old.programmeSlug));
  expect(text).toContain(link(part.programmeSlug));
  expect((await portal.get(`/program/${part.programmeSlug}`)).text).toContain(link(next.programmeSlug));
});

function link(slug: string): string {
  return `href="/program/${slug}"`;
}

async function anIndicator(
  tx: Tx,
  programme_id: string,
  named: { readonly name: string; readonly position: number },
): Promise<string> {
  const values = { programme_id, ...named, unit: 'kunjungan', target: 12_000, target_year: 2027 };
  const row = await tx.insertInto('programme_indicator').values(values).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

interface Achievement {
  readonly on_day: string;
  readonly value: number;
  readonly removed_at?: Date;
}

async function achieved(tx: Tx, indicator_id: string, achievement: Achievement): Promise<void> {
  await tx
    .insertInto('programme_achievement')
    .values({ indicator_id, source: 'Rekap', ...achievement })
    .execute();
}

/** The entries of the list that has this class. */
function items(text: string, list: string): readonly string[] {
  const [, within = ''] = new RegExp(`<[uo]l class="${list}">([\\s\\S]*?)</[uo]l>`).exec(text) ?? [];
  return within.split('<li>').slice(1);
}
