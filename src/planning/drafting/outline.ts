import type { Fact, Quote } from '../activity.ts';

/** All that texts are drafted from. What is not in here is not said. */
export interface Outline {
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly who: string;
  readonly place: string;
  readonly village: string;
  readonly how: string;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly facts: readonly Fact[];
  readonly quotes: readonly Quote[];
  readonly photos: number;
  /** Names of the flagship programmes it belongs to. */
  readonly programmes: readonly string[];
  readonly agency: { readonly name: string; readonly shortName: string };
  /** "Kota Magelang" */
  readonly city: string;
  readonly zone: string;
  readonly now: Date;
}
