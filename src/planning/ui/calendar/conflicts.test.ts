import { expect, test } from 'vitest';
import { conflictsAt, type Candidate, type Neighbour, type Surroundings } from './conflicts.ts';

const bluesky = { id: 'c1', name: 'Bluesky DPUPR' };
const radio = { id: 'c2', name: 'Magelang FM' };
const post: Candidate = { id: 'p1', agencyId: 'a1', channels: [bluesky], campaignId: undefined };
const at = (time: string): number => Date.parse(`2026-11-25T${time}:00+07:00`);
const target = (time: string) => ({ at: at(time), date: '2026-11-25' });
const around = (change: Partial<Surroundings> = {}): Surroundings => {
  return { now: at('06:00'), posts: [], specialDays: [], campaigns: [], ...change };
};
const other = (change: Partial<Neighbour> = {}): Neighbour => {
  return { ...post, id: 'p2', title: 'Jadwal alat berat', state: 'scheduled', at: at('09:00'), ...change };
};
const day = (kind: string, date = '2026-11-25') => {
  return { date, kind, name: 'Hari itu', free: kind === 'national' || kind === 'joint-leave' };
};
const kinds = (time: string, change: Partial<Surroundings>) =>
  conflictsAt(post, target(time), around(change)).map(({ kind }) => kind);

test('an empty hour in the future has nothing against it', () => {
  expect(kinds('09:00', {})).toEqual([]);
});

test('the past, to the minute', () => {
  expect(kinds('06:00', {})).toEqual(['past']);
  expect(kinds('06:01', {})).toEqual([]);
});

test('the same channel within half an hour, before and after', () => {
  expect(kinds('09:29', { posts: [other()] })).toEqual(['same-channel']);
  expect(kinds('08:31', { posts: [other()] })).toEqual(['same-channel']);
  expect(kinds('08:30', { posts: [other()] })).toEqual([]);
  expect(conflictsAt(post, target('09:10'), around({ posts: [other(), other({ id: 'p3', title: 'Dekat', at: at('09:12') })] }))).toMatchObject([
    { kind: 'same-channel', title: 'Dekat', channel: 'Bluesky DPUPR' },
  ]);
}); // oxfmt-ignore

test('the same agency in the same hour, when no channel is shared or half an hour lies between', () => {
  expect(kinds('09:45', { posts: [other()] })).toEqual(['same-hour']);
  expect(kinds('09:10', { posts: [other({ channels: [radio] })] })).toEqual(['same-hour']);
  expect(kinds('10:00', { posts: [other({ channels: [radio] })] })).toEqual([]);
});

test('itself, another agency and a withdrawn post are no conflict', () => {
  expect(kinds('09:00', { posts: [other({ id: 'p1' })] })).toEqual([]);
  expect(kinds('09:00', { posts: [other({ agencyId: 'a2' })] })).toEqual([]);
  expect(kinds('09:00', { posts: [other({ state: 'withdrawn' })] })).toEqual([]);
});

test('holidays, joint leave and solemn days of that day; an observance is an occasion, not a conflict', () => {
  expect(kinds('09:00', { specialDays: [day('national')] })).toEqual(['holiday']);
  expect(kinds('09:00', { specialDays: [day('joint-leave')] })).toEqual(['holiday']);
  expect(kinds('09:00', { specialDays: [day('solemn')] })).toEqual(['solemn']);
  expect(kinds('09:00', { specialDays: [day('observance'), day('national', '2026-11-26')] })).toEqual([]);
});

test('outside the days of its campaign, both ends included', () => {
  const campaign = { id: 'k1', name: 'Bulan K3', from: '2026-11-20', to: '2026-11-25' };
  const member = { ...post, campaignId: 'k1' };
  const told = (date: string) =>
    conflictsAt(member, { at: at('09:00'), date }, around({ campaigns: [campaign] })).map(({ kind }) => kind);
  expect(['2026-11-19', '2026-11-20', '2026-11-25', '2026-11-26'].map(told)).toEqual([
    ['outside-campaign'],
    [],
    [],
    ['outside-campaign'],
  ]);
  expect(kinds('09:00', { campaigns: [{ ...campaign, to: '2026-11-21' }] })).toEqual([]);
});
