import { describe, expect, test } from 'vitest';
import type { PersonId } from '#organisation/index.ts';
import type { DeliveryState } from '#publishing/deliveries/delivery.ts';
import {
  isOwnPost, latenessAllowedMs, mayBeEdited, mayBeRemoved, mayBeWithdrawn, postStateFrom, postStates, slugOf,
  startsNewVersion, stateAfterEdit, stateOnceApproved, type PostState,
} from './post.ts'; // oxfmt-ignore

const now = new Date('2026-11-24T05:00:00Z');
const hours = (kind: string, informationClass = 'berkala'): number =>
  latenessAllowedMs(kind, informationClass) / 3_600_000;
const before = (ms: number): Date => new Date(now.getTime() - ms);

describe('a post is the sum of its deliveries', () => {
  const cases: [DeliveryState[], PostState][] = [
    [['scheduled', 'scheduled'], 'scheduled'],
    [['scheduled', 'verified'], 'sending'],
    [['sent', 'verified'], 'sending'],
    [['verified', 'waiting-by-hand'], 'sending'],
    [['verified', 'verified'], 'published'],
    [['verified', 'withdrawn'], 'published'],
    [['verified', 'failed'], 'partly-failed'],
    [['verified', 'unknown'], 'partly-failed'],
    [['verified', 'missed'], 'partly-failed'],
    [['failed', 'missed'], 'failed'],
    [['missed', 'missed'], 'missed'],
    [['unknown', 'failed'], 'sending'],
    [['withdrawn', 'withdrawn'], 'withdrawn'],
    [[], 'withdrawn'],
  ];
  test.each(cases)('%j makes %s', (deliveries, state) => expect(postStateFrom(deliveries)).toBe(state));
});

test('what any network may have seen is neither edited nor removed', () => {
  expect(postStates.filter((state) => !mayBeEdited(state))).toEqual(['sending', 'published', 'partly-failed']);
  expect(postStates.filter(mayBeRemoved)).toEqual(['draft', 'in-review', 'returned']);
  expect(postStates.filter((state) => !mayBeWithdrawn(state))).toEqual(['draft', 'returned', 'withdrawn']);
});

test('an edit leaves a post in review there, and takes an approved one back to draft', () => {
  expect(postStates.map(stateAfterEdit).filter((state) => state !== 'draft')).toEqual(['in-review', 'returned']);
});

test('an approval that comes too late never publishes at once', () => {
  expect(stateOnceApproved(null, now)).toBe('approved');
  expect(stateOnceApproved(new Date(now.getTime() + 1), now)).toBe('scheduled');
  expect(stateOnceApproved(now, now)).toBe('missed');
});

test('whoever made, submitted or wrote it has an own post before them', () => {
  const [writer, other] = ['writer' as PersonId, 'other' as PersonId];
  const nobody = { createdBy: null, submittedBy: null };
  expect(isOwnPost({ ...nobody, createdBy: writer }, writer, [])).toBe(true);
  expect(isOwnPost({ ...nobody, submittedBy: writer }, writer, [])).toBe(true);
  expect(isOwnPost(nobody, writer, [writer])).toBe(true);
  expect(isOwnPost({ createdBy: writer, submittedBy: writer }, other, [writer])).toBe(false);
});

test('a version ends with a decision, another writer or ten minutes', () => {
  const last = { personId: 'a', startedAt: before(60_000), decided: false };
  expect(startsNewVersion(last, 'a', now)).toBe(false);
  expect(startsNewVersion({ ...last, decided: true }, 'a', now)).toBe(true);
  expect(startsNewVersion(last, 'b', now)).toBe(true);
  expect(startsNewVersion({ ...last, startedAt: before(601_000) }, 'a', now)).toBe(true);
});

test('live broadcasts go stale first, urgent information last', () => {
  expect([hours('siaran-langsung'), hours('berita'), hours('berita', 'serta-merta')]).toEqual([0.5, 6, 24]);
});

test('an address says what it is about and is never taken twice', () => {
  const id = '0123abcd-0000-4000-8000-000000000000';
  expect(slugOf('Résumé: Pasar Murah!', id)).toBe('resume-pasar-murah-0123abcd');
  expect(slugOf('你好', id)).toBe('unggahan-0123abcd');
});
