import type { AgencyId } from '#organisation/index.ts';
import type { Brand } from '#platform/brand.ts';
import type { FactDisplay, FactKind } from './fact-value.ts';

export type FactId = Brand<string, 'FactId'>;

/** An approved figure, name or date. Everybody may use it; its agency answers for it. */
export interface Fact {
  readonly id: FactId;
  readonly agencyId: AgencyId;
  /** Stands in texts, so it never changes. */
  readonly code: string;
  readonly label: string;
  readonly kind: FactKind;
  readonly value: string;
  readonly unit: string;
  readonly display: FactDisplay;
  /** As citizens read it. */
  readonly shown: string;
  /** Where it comes from: a decree, a dataset, a person. */
  readonly source: string;
  /** Calendar days of the city, both included; null: open. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly revision: number;
  readonly removed: boolean;
}

/** What a person enters. `value` is still as typed. */
export interface FactContent {
  readonly label: string;
  readonly kind: FactKind;
  readonly value: string;
  readonly unit: string;
  readonly display: FactDisplay;
  readonly source: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}
