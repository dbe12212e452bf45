import type { AgencyId } from '#organisation/index.ts';
import type { Brand } from '#platform/brand.ts';

export type PillarId = Brand<string, 'PillarId'>;

/** What the posts of an agency are about, again and again. */
export interface Pillar extends PillarContent {
  readonly id: PillarId;
  readonly agencyId: AgencyId;
  readonly revision: number;
}

export interface PillarContent {
  readonly name: string;
  readonly description: string;
  /** In percent of the posts; null: no share is wanted. */
  readonly wantedShare: number | null;
  /** Told on that day of the week ("Kamis budaya"), Monday is 1. */
  readonly weekday: number | null;
}

/** As it holds for one agency: its own, or of an agency above it. */
export interface EffectivePillar extends Pillar {
  readonly agencyName: string;
  readonly agencyShortName: string;
  readonly inherited: boolean;
}

/** More are no pillars any more, but a list. */
export const mostPillars = 20;

/** Two pillars that read the same can't be told apart where one is chosen. */
export function isNamedAlready(name: string, others: readonly Pick<Pillar, 'name'>[]): boolean {
  const wanted = plain(name);
  return others.some((other) => plain(other.name) === wanted);
}

function plain(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('id');
}
