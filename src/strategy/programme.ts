import type { AgencyId } from '#organisation/index.ts';
import type { Brand } from '#platform/brand.ts';

export type ProgrammeId = Brand<string, 'ProgrammeId'>;

/** A flagship programme. It concerns the whole city, so everybody with a role sees every one; dates are the city's calendar days. */
export interface Programme {
  readonly id: ProgrammeId;
  /** The lead agency (OPD pengampu). */
  readonly agencyId: AgencyId;
  readonly slug: string;
  readonly name: string;
  /** For citizens, in a sentence or two. */
  readonly summary: string;
  /** For citizens who want to know more. */
  readonly description: string;
  /** The programme it is a part of. */
  readonly parentId: ProgrammeId | null;
  /** Where, when it is for one village. */
  readonly village: string;
  readonly tags: readonly string[];
  /** `2025-02-20` */
  readonly startsOn: string;
  /** Null while the end is open. */
  readonly endsOn: string | null;
}

export type ProgrammeContent = Omit<Programme, 'id' | 'slug'>;

/** A programme as it stands, with what only its history knows. */
export interface ProgrammeRecord extends Programme {
  /** The programme that goes on with it. */
  readonly successorId: ProgrammeId | null;
  readonly archivedAt: Date | null;
  readonly revision: number;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
  readonly removed: boolean;
}

export function contentOf(programme: Programme): ProgrammeContent {
  const { agencyId, name, summary, description, parentId, village, tags, startsOn, endsOn } = programme;
  return { agencyId, name, summary, description, parentId, village, tags, startsOn, endsOn };
}

export const phases = ['running', 'coming', 'ended'] as const;
export type Phase = (typeof phases)[number];

/** A programme ends with its period; archiving it only says that nothing is left to decide about it. */
export function phaseOf({ startsOn, endsOn }: Pick<Programme, 'startsOn' | 'endsOn'>, today: string): Phase {
  if (today < startsOn) return 'coming';
  return endsOn !== null && endsOn < today ? 'ended' : 'running';
}

export interface PeriodEndsBeforeItStarts {
  readonly kind: 'period-ends-before-it-starts';
}

export function faultOfPeriod({ startsOn, endsOn }: ProgrammeContent): PeriodEndsBeforeItStarts | undefined {
  return endsOn !== null && endsOn < startsOn ? { kind: 'period-ends-before-it-starts' } : undefined;
}
