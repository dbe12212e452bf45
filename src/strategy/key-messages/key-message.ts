import type { AgencyId } from '#organisation/index.ts';
import type { Brand } from '#platform/brand.ts';

export type KeyMessageId = Brand<string, 'KeyMessageId'>;

/** What a writer of key messages enters. */
export interface KeyMessageContent {
  readonly title: string;
  readonly narrative: string;
  /** Talking points: sentences an agency may take over. */
  readonly points: readonly string[];
  readonly dos: readonly string[];
  readonly donts: readonly string[];
  /** Approved figures, by the codes of facts. */
  readonly factCodes: readonly string[];
  readonly programmeId: string | null;
  /** Calendar days of the city, both included. */
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly forAll: boolean;
  /** The agencies it goes to, where it does not go to all. */
  readonly agencyIds: readonly string[];
}

export type KeyMessageState = 'draft' | 'issued' | 'withdrawn';

/** One voice for the city (narasi tunggal): agencies see it while writing, confirm it and carry it. */
export interface KeyMessage extends KeyMessageContent {
  readonly id: KeyMessageId;
  /** Who issues it. */
  readonly agencyId: AgencyId;
  readonly state: KeyMessageState;
  /** What agencies confirm; 0 until it is issued. */
  readonly version: number;
  /** Counts every save. */
  readonly revision: number;
  readonly removed: boolean;
}

export const keyMessagePhases = ['valid', 'coming', 'expired', 'draft', 'withdrawn'] as const;
export type KeyMessagePhase = (typeof keyMessagePhases)[number];

type Standing = Pick<KeyMessage, 'state' | 'validFrom' | 'validUntil'>;

/** Where it stands on that calendar day. */
export function phaseOfMessage({ state, validFrom, validUntil }: Standing, today: string): KeyMessagePhase {
  if (state !== 'issued') return state;
  if (today < validFrom) return 'coming';
  return validUntil !== null && validUntil < today ? 'expired' : 'valid';
}

export type ContentFault = { readonly kind: 'key-message-ends-before-it-starts' | 'key-message-for-nobody' };

export function faultOfContent({
  validFrom,
  validUntil,
  forAll,
  agencyIds,
}: KeyMessageContent): ContentFault | undefined {
  if (validUntil !== null && validUntil < validFrom) return { kind: 'key-message-ends-before-it-starts' };
  return !forAll && agencyIds.length === 0 ? { kind: 'key-message-for-nobody' } : undefined;
}
