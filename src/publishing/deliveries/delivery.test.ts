import { expect, test } from 'vitest';
import type { AgencyId } from '#organisation/index.ts';
import { deliveryStates, nextStep, pauseMs, type Delivery, type DeliveryId } from './delivery.ts';

const now = new Date('2026-11-24T05:00:00Z');
const [earlier, later] = [new Date(now.getTime() - 1000), new Date(now.getTime() + 1000)];
const sent = { remoteId: 'r', remoteVersion: '1', url: 'https://jejaring.contoh/r' };
const openAttempt = { id: 'a', clientReference: 'ref', record: {}, createdAt: earlier };

const due: Delivery = {
  id: 'd' as DeliveryId,
  agencyId: 'g' as AgencyId,
  channelId: 'c',
  postId: 'p',
  replyId: null,
  version: 1,
  content: { title: '', text: '', language: 'id', slug: '', pictures: [], replyTo: null },
  state: 'scheduled',
  dueAt: earlier,
  nextTryAt: null,
  attempts: 0,
  failureKind: null,
  takeDownAsked: false,
  sent: null,
  openAttempt: null,
  approved: true,
  factsStand: true,
  paused: false,
  latenessAllowedMs: 60_000,
  channel: { network: 'portal', state: 'connected', slowUntil: null },
};
const step = (change: Partial<Delivery>): string => nextStep({ ...due, ...change }, now).do;

test('a scheduled delivery begins when it is due, approved and in time, on a channel that works', () => {
  expect(step({})).toBe('begin');
  expect(step({ dueAt: later })).toBe('nothing');
  expect(step({ approved: false })).toBe('stop');
  expect(step({ dueAt: new Date(now.getTime() - 61_000) })).toBe('miss');
  expect(step({ channel: { ...due.channel, state: 'needs-reconnect' } })).toBe('wait-for-channel');
});

test('a pause, its own or the channel’s, is waited for, the longer one of both', () => {
  const longer = new Date(now.getTime() + 2000);
  expect(nextStep({ ...due, nextTryAt: later, channel: { ...due.channel, slowUntil: longer } }, now)).toEqual({
    do: 'wait',
    until: longer,
  });
  expect(step({ nextTryAt: earlier })).toBe('begin');
  expect(step({ state: 'sending', openAttempt, nextTryAt: later })).toBe('wait');
});

test('an open attempt is looked for, whatever became of the approval', () => {
  expect(step({ state: 'sending', openAttempt })).toBe('look');
  expect(step({ state: 'sending', openAttempt, approved: false })).toBe('look');
});

test('what was sent is read back once, or taken down when asked', () => {
  expect(step({ state: 'sent', sent })).toBe('verify');
  expect(step({ state: 'verified', sent })).toBe('nothing');
  expect(step({ state: 'verified', sent, takeDownAsked: true })).toBe('take-down');
  expect(step({ state: 'sent', sent, takeDownAsked: true })).toBe('take-down');
});

test('a settled delivery is left alone', () => {
  const settled = deliveryStates.filter((state) => step({ state, sent, openAttempt }) === 'nothing');
  expect(settled).toEqual(['verified', 'waiting-by-hand', 'failed', 'unknown', 'missed', 'withdrawn']);
});

test('pauses double up to a quarter of an hour, and spread by a quarter either way', () => {
  expect([1, 2, 3, 9, 40].map((tries) => pauseMs(tries, 0.5) / 1000)).toEqual([5, 10, 20, 900, 900]);
  expect([pauseMs(1, 0), pauseMs(1, 1)]).toEqual([3750, 6250]);
});
