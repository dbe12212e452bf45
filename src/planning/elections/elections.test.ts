import { beforeAll, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../../test/support/people.ts';
import { breaksNeutrality } from './neutrality.ts';
import { neutralityOf } from './neutrality-of.ts';
import { createElection, removeElection, saveElection, setGuard } from './set-elections.ts';

const { db } = await aDatabase();
const tools = { db, now: (): Date => new Date('2026-11-24T05:00:00Z') };
const content = { name: 'Pilkada 2029', startsOn: '2029-02-01', endsOn: '2029-06-30', words: ['Budi Santosa'] };
let city: TestCity;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
});

const refused = (kind: string, facts: object = {}): object => ({ ok: false, refusal: { kind, ...facts } });

const rules = (text: string): readonly string[] => breaksNeutrality(text, ['Budi Santosa', "Ma'ruf (dr.)"]).map(({ rule }) => rule); // oxfmt-ignore

test('finds names, slogans and praise of the incumbent, and leaves plain news alone', () => {
  expect(rules('Bersama budi santosa meninjau pasar')).toEqual(['candidate']);
  expect(rules("Hadir: Ma'ruf (dr.) dan warga")).toEqual(['candidate']);
  expect(rules('Coblos nomor 2!')).toEqual(['slogan']);
  expect(rules('Prestasi wali kota tahun ini')).toEqual(['incumbent']);
  expect(rules('Kampanye komunikasi imunisasi dimulai Senin')).toEqual([]);
  expect(rules('Budi Santosaputra membuka posyandu')).toEqual([]);
});

test('set by the coordinator of the city; bad periods and stale saves are refused', async () => {
  expect(await createElection(tools, city.people.admin, content)).toEqual(refused('not-allowed'));
  const backwards = { ...content, endsOn: '2029-01-01' };
  expect(await createElection(tools, city.coordinator, backwards)).toEqual(refused('election-ends-before-it-starts'));
  const made = await createElection(tools, city.coordinator, content);
  if (!made.ok) throw new Error('refused');
  const { id } = made.value;
  expect(await saveElection(tools, city.coordinator, { id, revision: 1, content })).toEqual({ ok: true, value: { revision: 2 } });
  expect(await saveElection(tools, city.coordinator, { id, revision: 1, content })).toEqual(refused('election-changed-meanwhile', { revision: 2 }));
  const judged = { agencyId: city.own, texts: ['Pilih paslon kami'], at: new Date('2029-03-01T05:00:00Z') };
  expect(await neutralityOf(db, judged)).toMatchObject({ period: { name: 'Pilkada 2029' }, blocks: false });
  expect(await neutralityOf(db, { ...judged, at: new Date('2028-03-01T05:00:00Z') })).toBeNull();
  expect(await setGuard(tools, city.people.contributor, { agencyId: city.own, blocks: true })).toEqual(refused('not-allowed'));
  expect(await setGuard(tools, city.people.admin, { agencyId: city.own, blocks: true })).toMatchObject({ ok: true });
  expect(await neutralityOf(db, { ...judged, agencyId: city.below })).toMatchObject({ blocks: true });
  expect(await setGuard(tools, city.people.admin, { agencyId: city.own, blocks: null })).toMatchObject({ ok: true });
  expect(await neutralityOf(db, { ...judged, agencyId: city.below })).toMatchObject({ blocks: false });
  expect(await removeElection(tools, city.coordinator, { id, removed: true })).toMatchObject({ ok: true });
  expect(await neutralityOf(db, judged)).toBeNull();
  expect(await saveElection(tools, city.coordinator, { id, revision: 2, content })).toEqual(refused('election-not-found'));
}); // oxfmt-ignore
