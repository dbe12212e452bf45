import { beforeAll, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../../test/support/people.ts';
import { saveWards, versionOf } from './save-wards.ts';
import { wards } from './ward.store.ts';

const { db } = await aDatabase();
let city: TestCity;
const utara = { name: 'Wates', district: 'Magelang Utara' };
const tengah = { name: 'Cacaban', district: 'Magelang Tengah' };

beforeAll(async () => {
  city = await aCityWithAgencies(db);
});

test('the list is replaced as a whole, on top of the one that was seen', async () => {
  const first = await saveWards({ db }, city.coordinator, { items: [utara, tengah], version: versionOf([]) });
  expect(first).toEqual({ ok: true, value: { version: versionOf([utara, tengah]) } });
  expect(await wards(db)).toEqual([utara, tengah]);

  const late = { items: [tengah], version: versionOf([]) };
  expect(await saveWards({ db }, city.coordinator, late)).toEqual(refused('wards-changed-meanwhile'));
  const again = { items: [utara, tengah], version: versionOf([]) };
  expect(await saveWards({ db }, city.coordinator, again)).toMatchObject({ ok: true });
  const seen = { items: [tengah], version: versionOf([utara, tengah]) };
  expect(await saveWards({ db }, city.coordinator, seen)).toMatchObject({ ok: true });
  expect(await wards(db)).toEqual([tengah]);
  const trail = db.selectFrom('audit_entry').select('action').where('action', '=', 'city.wards-changed');
  expect(await trail.execute()).toHaveLength(2);
});

test('is for the coordinator of the whole city, and names each ward once', async () => {
  const items = { items: [tengah, { ...utara, name: 'CACABAN' }], version: versionOf([tengah]) };
  expect(await saveWards({ db }, city.people.coordinator, items)).toEqual(refused('not-allowed'));
  expect(await saveWards({ db }, city.coordinator, items)).toEqual({
    ok: false,
    refusal: { kind: 'ward-twice', name: 'CACABAN' },
  });
});

function refused(kind: string): unknown {
  return { ok: false, refusal: { kind } };
}
