import { randomInt } from 'node:crypto';
import type { Brand } from '#platform/brand.ts';
import { addWorkingMinutes, minutesPerWorkingDay, type WorkingHours } from '#platform/time/working-time.ts';

export type ThreadId = Brand<string, 'ThreadId'>;
export type MessageId = Brand<string, 'MessageId'>;
export type ReplyId = Brand<string, 'ReplyId'>;

export const threadKinds = ['comment', 'pertanyaan', 'saran', 'keluhan'] as const;
export type ThreadKind = (typeof threadKinds)[number];
export type Moderation = 'waiting' | 'shown' | 'hidden';

/** A suggestion may wait three working days; everything else may hold a question or a complaint, so it waits one. */
export function workingDaysFor(kind: ThreadKind): number {
  return kind === 'saran' ? 3 : 1;
}

export function answerDueAt(kind: ThreadKind, from: Date, hours: WorkingHours): Date {
  return addWorkingMinutes(from, workingDaysFor(kind) * minutesPerWorkingDay, hours);
}

/** Without the letters and digits that are misread aloud or on paper. */
const codeLetters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Long enough that nobody finds another person's message by trying: 30⁸ codes. */
export function newTrackingCode(): string {
  const letters = Array.from({ length: 8 }, () => codeLetters[randomInt(codeLetters.length)]).join('');
  return `SW-${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** What a person typed or pasted, as it is stored. */
export function readTrackingCode(typed: string): string {
  const letters = typed
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replace(/^SW/, '');
  return `SW-${letters.slice(0, 4)}-${letters.slice(4)}`;
}
