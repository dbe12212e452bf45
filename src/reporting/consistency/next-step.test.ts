import { expect, test } from 'vitest';
import type { CadenceRow, ConsistencyView } from './contract.ts';
import { nextSteps } from './next-step.ts';

const nothing = { now: null, before: null };
const empty: Omit<ConsistencyView, 'next' | 'can' | 'leagueShown'> = {
  agency: { id: crypto.randomUUID(), name: 'Dinas', shortName: 'Dinas' },
  zone: 'Asia/Jakarta',
  from: '2026-11-02',
  to: '2026-11-29',
  previous: { from: '2026-10-05', to: '2026-11-01' },
  planned: nothing,
  onTime: nothing,
  proofs: nothing,
  channels: [],
  stories: { perWeek: 2, from: 'usual' },
  cadence: [],
  slotsCut: false,
  mix: nothing,
  pictures: nothing,
};
const counts = { due: 9, out: 5, missed: 1, withdrawn: 0, failed: 2, waiting: 1, neverReady: 1 };
const row = (given: Partial<CadenceRow>): CadenceRow => ({
  kind: 'stories',
  channel: null,
  weeks: [],
  now: { kept: 1, judged: 4 },
  before: null,
  running: { done: 0, wanted: 2, emptySlots: 0 },
  streak: { current: 1, longest: 3 },
  ...given,
});
const radio = { id: crypto.randomUUID(), name: 'Radio', medium: 'radio' };

test('an agency without anything is told where to begin', () => {
  const steps = nextSteps(empty);
  expect(Object.values(steps).map(({ kind }) => kind)).toEqual([
    'plan-first', 'nothing-out', 'set-slots', 'start-streak', 'nothing-out', 'nothing-out',
  ]); // oxfmt-ignore
});

test('what can still be mended comes first', () => {
  const after = (now: typeof counts) => nextSteps({ ...empty, planned: { now, before: null } }).planned.kind;
  expect(after(counts)).toBe('mend-failed');
  expect(after({ ...counts, failed: 0 })).toBe('record-proof');
  expect(after({ ...counts, failed: 0, waiting: 0 })).toBe('plan-missed');
  expect(after({ ...counts, failed: 0, waiting: 0, missed: 0 })).toBe('approve-sooner');
  expect(after({ ...counts, failed: 0, waiting: 0, missed: 0, neverReady: 0 })).toBe('go-on');
});

test('empty slots are named with their channel, then stories still owed', () => {
  const ofRadio = row({ kind: 'channel', channel: radio, running: { done: 0, wanted: 3, emptySlots: 2 } });
  expect(nextSteps({ ...empty, cadence: [row({}), ofRadio] }).cadence).toEqual({
    kind: 'fill-slots',
    count: 2,
    name: '',
    channel: radio,
  });
  expect(nextSteps({ ...empty, cadence: [row({})] }).cadence).toEqual({
    kind: 'write-stories',
    count: 2,
    name: '',
    channel: null,
  });
});

test('the longest streak that this week may break is named', () => {
  const ofRadio = row({ kind: 'channel', channel: radio, streak: { current: 5, longest: 5 } });
  expect(nextSteps({ ...empty, cadence: [row({}), ofRadio] }).streak).toEqual({
    kind: 'finish-week',
    count: 2,
    name: 'channel',
    channel: radio,
  });
  expect(
    nextSteps({ ...empty, cadence: [row({ running: { done: 2, wanted: 2, emptySlots: 0 } }), ofRadio] }).cadence.kind,
  ).toBe('all-planned');
  const done = { running: { done: 2, wanted: 2, emptySlots: 0 } };
  expect(nextSteps({ ...empty, cadence: [row(done)] }).streak.kind).toBe('go-on');
});

const part = (name: string, wanted: number | null, share: number) => ({ id: null, name, wanted, share, posts: 1 });

test('the mix is judged only when enough went out', () => {
  const after = (sample: number, ...parts: ReturnType<typeof part>[]) =>
    nextSteps({ ...empty, mix: { now: { sample, enough: sample >= 20, parts }, before: null } }).mix;
  expect(after(30, part('Layanan', null, 100)).kind).toBe('choose-mix');
  expect(after(3, part('Layanan', 60, 10))).toMatchObject({ kind: 'mix-too-few', count: 3 });
  expect(after(30, part('Layanan', 60, 40), part('Budaya', 20, 17))).toMatchObject({
    kind: 'more-of',
    count: 20,
    name: 'Layanan',
  });
  expect(after(30, part('Layanan', 60, 56)).kind).toBe('go-on');
});
