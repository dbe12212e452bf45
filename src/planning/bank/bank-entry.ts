import { isDeepStrictEqual } from 'node:util';
import type { AgencyId, PersonId } from '#organisation/index.ts';
import type { Brand } from '#platform/brand.ts';
import type { BankBody, BankHindrance, BankState } from './contract.ts';

export type BankEntryId = Brand<string, 'BankEntryId'>;
export type BankContent = Readonly<BankBody>;

export interface BankEntry {
  readonly id: BankEntryId;
  readonly agencyId: AgencyId;
  readonly content: BankContent;
  readonly state: BankState;
  readonly paused: boolean;
  /** What is approved; every change of the words makes a new one. */
  readonly version: number;
  readonly revision: number;
  readonly approvedBy: PersonId | null;
  readonly approvedAt: Date | null;
  readonly submittedBy: PersonId | null;
  readonly createdBy: PersonId | null;
  readonly returnNote: string;
}

export interface Uses {
  /** When the posts made from it go out, in order. */
  readonly at: readonly Date[];
  /** Of each variant by its place. */
  readonly ofVariant: readonly number[];
}

/** Whether the words themselves differ, and with them what was approved. */
export function readsDifferently(a: BankContent, b: BankContent): boolean {
  return !isDeepStrictEqual(words(a), words(b));
}

function words({ title, kind, informationClass, variants, pictures }: BankContent): object {
  return { title, kind, informationClass, variants, pictures };
}

export interface Occasion {
  readonly at: Date;
  /** The day there, `2026-12-01`. */
  readonly date: string;
  readonly inCrisis: boolean;
  /** What the slot is for; null where nothing is asked. */
  readonly pillarId: string | null;
  readonly campaignId: string | null;
}

const dayMs = 86_400_000;

/** The first thing that keeps an entry from being used then; undefined: it may be. */
export function hindranceOf(entry: BankEntry, uses: Uses, occasion: Occasion): BankHindrance | undefined {
  const { content } = entry;
  const { expiresOn, maxUses, minGapDays, pillarId, campaignId, stopsInCrisis } = content;
  const reasons: readonly (readonly [boolean, BankHindrance])[] = [
    [entry.state !== 'approved', 'not-approved'],
    [entry.paused, 'paused'],
    [occasion.inCrisis && stopsInCrisis, 'crisis'],
    [expiresOn !== null && occasion.date > expiresOn, 'expired'],
    [!isInSeason(content, occasion.date), 'season'],
    [maxUses !== null && uses.at.length >= maxUses, 'used-up'],
    [uses.at.some((at) => Math.abs(at.getTime() - occasion.at.getTime()) < minGapDays * dayMs), 'gap'],
    [occasion.pillarId !== null && occasion.pillarId !== pillarId, 'pillar'],
    [occasion.campaignId !== null && occasion.campaignId !== campaignId, 'campaign'],
  ];
  return reasons.find(([holds]) => holds)?.[1];
}

/** Both ends included; a season may run over the new year. */
export function isInSeason(
  { seasonFrom, seasonTo }: Pick<BankContent, 'seasonFrom' | 'seasonTo'>,
  date: string,
): boolean {
  if (seasonFrom === null || seasonTo === null) return true;
  const day = date.slice(5);
  if (seasonFrom <= seasonTo) return seasonFrom <= day && day <= seasonTo;
  return seasonFrom <= day || day <= seasonTo;
}

/** The text whose turn it is: the one used least, of those the first. */
export function variantInTurn(content: BankContent, uses: Uses): number {
  const counts = content.variants.map((_, index) => uses.ofVariant[index] ?? 0);
  return counts.indexOf(Math.min(...counts));
}

/** Of those that may be used, the one that rested longest; of those never used, the oldest stands first. */
export function restedLongest<Known extends { readonly entry: BankEntry; readonly uses: Uses }>(
  fitting: readonly Known[],
): Known | undefined {
  const last = ({ uses }: Known): number => uses.at.at(-1)?.getTime() ?? 0;
  return fitting.toSorted((a, b) => last(a) - last(b) || a.entry.id.localeCompare(b.entry.id))[0];
}

/** From when the gap allows it again; null when nothing is in the way. */
export function freeFrom({ content }: BankEntry, { at }: Uses, now: Date): Date | null {
  const last = at.at(-1);
  if (!last) return null;
  const free = new Date(last.getTime() + content.minGapDays * dayMs);
  return free > now ? free : null;
}

/** Only what is written can be read by an approver. */
export function isComplete({ title, variants }: BankContent): boolean {
  return title.trim() !== '' && variants.every((text) => text.trim() !== '');
}
