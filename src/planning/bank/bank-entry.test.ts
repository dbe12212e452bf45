import { expect, test } from 'vitest';
import type { AgencyId } from '#organisation/index.ts';
import {
  freeFrom,
  hindranceOf,
  isInSeason,
  readsDifferently,
  restedLongest,
  variantInTurn,
  type BankContent,
  type BankEntry,
  type BankEntryId,
  type Uses,
} from './bank-entry.ts';
import type { BankHindrance } from './contract.ts';

const content: BankContent = {
  title: 'Mengurus KTP yang hilang',
  kind: 'layanan',
  informationClass: 'setiap-saat',
  variants: ['Bawa surat kehilangan.', 'Gratis, sehari jadi.'],
  pictures: [],
  pillarId: 'layanan',
  campaignId: 'ktp',
  seasonFrom: '11-01',
  seasonTo: '02-29',
  expiresOn: '2027-01-31',
  minGapDays: 14,
  maxUses: 3,
  stopsInCrisis: true,
};
const at = new Date('2026-12-01T00:00:00Z');
const occasion = { at, date: '2026-12-01', inCrisis: false, pillarId: 'layanan', campaignId: 'ktp' };
const unused: Uses = { at: [], ofVariant: [] };

function anEntry(more: Partial<BankContent> = {}, state: Partial<BankEntry> = {}): BankEntry {
  const who = { approvedBy: null, approvedAt: null, submittedBy: null, createdBy: null, returnNote: '' };
  const place = { id: 'a' as BankEntryId, agencyId: 'd' as AgencyId, version: 1, revision: 1 };
  return { ...place, ...who, state: 'approved', paused: false, content: { ...content, ...more }, ...state };
}

const usedOn = (...days: string[]): Uses => ({ at: days.map((day) => new Date(`${day}T00:00:00Z`)), ofVariant: [] });

test.each<[BankHindrance | undefined, BankEntry, { uses?: Uses; on?: Partial<typeof occasion> }]>([
  [undefined, anEntry(), {}],
  ['not-approved', anEntry({}, { state: 'in-review' }), {}],
  ['paused', anEntry({}, { paused: true }), {}],
  ['crisis', anEntry(), { on: { inCrisis: true } }],
  [undefined, anEntry({ stopsInCrisis: false }), { on: { inCrisis: true } }],
  ['expired', anEntry(), { on: { date: '2027-02-01' } }],
  [undefined, anEntry(), { on: { date: '2027-01-31' } }],
  ['season', anEntry({ expiresOn: null }), { on: { date: '2027-03-01' } }],
  ['used-up', anEntry(), { uses: usedOn('2026-10-01', '2026-10-20', '2026-11-10') }],
  [undefined, anEntry({ maxUses: null }), { uses: usedOn('2026-10-01', '2026-10-20', '2026-11-10') }],
  ['gap', anEntry(), { uses: usedOn('2026-11-18') }],
  [undefined, anEntry(), { uses: usedOn('2026-11-17') }],
  // A use that is planned already counts as well.
  ['gap', anEntry(), { uses: usedOn('2026-12-10') }],
  ['pillar', anEntry(), { on: { pillarId: 'budaya' } }],
  ['campaign', anEntry(), { on: { campaignId: 'hujan' } }],
])('%s', (hindrance, entry, { uses = unused, on = {} }) => {
  expect(hindranceOf(entry, uses, { ...occasion, ...on })).toBe(hindrance);
});

test('a season may run over the new year, and is none without both ends', () => {
  const winter = { seasonFrom: '11-01', seasonTo: '04-30' };
  const inIt = ['2026-11-01', '2026-12-31', '2027-01-01', '2027-04-30'];
  expect(inIt.map((date) => isInSeason(winter, date))).toEqual([true, true, true, true]);
  expect(['2026-10-31', '2027-05-01'].map((date) => isInSeason(winter, date))).toEqual([false, false]);
  expect(isInSeason({ seasonFrom: '05-01', seasonTo: '06-30' }, '2026-11-01')).toBe(false);
  expect(isInSeason({ seasonFrom: null, seasonTo: null }, '2026-07-07')).toBe(true);
});

test('the text used least has its turn, of those the first', () => {
  expect(variantInTurn(content, unused)).toBe(0);
  expect(variantInTurn(content, { at: [], ofVariant: [1] })).toBe(1);
  expect(variantInTurn(content, { at: [], ofVariant: [1, 1] })).toBe(0);
});

function known(id: string, uses: Uses) {
  return { entry: anEntry({}, { id: id as BankEntryId }), uses };
}

test('the one that rested longest comes first, one never used before all', () => {
  const fitting = [known('b', usedOn('2026-11-01')), known('c', usedOn('2026-09-01')), known('d', unused)];
  expect(restedLongest(fitting)?.entry.id).toBe('d');
  expect(restedLongest(fitting.slice(0, 2))?.entry.id).toBe('c');
  expect(restedLongest([])).toBe(undefined);
});

test('tells from when the gap allows it again', () => {
  expect(freeFrom(anEntry(), usedOn('2026-11-25'), at)).toEqual(new Date('2026-12-09T00:00:00Z'));
  expect(freeFrom(anEntry(), usedOn('2026-11-01'), at)).toBe(null);
  expect(freeFrom(anEntry(), unused, at)).toBe(null);
});

test.each<[boolean, Partial<BankContent>]>([
  [true, { title: 'Lain' }],
  [true, { variants: ['Lain'] }],
  [true, { informationClass: 'berkala' }],
  [true, { kind: 'berita' }],
  [true, { pictures: [{ mediaId: 'm', alt: 'Loket' }] }],
  [false, { seasonFrom: null, seasonTo: null, minGapDays: 3, maxUses: 9, pillarId: null, campaignId: null }],
])('%s: only what citizens read needs a new approval: %o', (differs, more) => {
  expect(readsDifferently(content, { ...content, ...more })).toBe(differs);
});
