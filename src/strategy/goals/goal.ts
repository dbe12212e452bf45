import type { AgencyId, AgencyTree, PersonId } from '#organisation/index.ts';
import type { Brand } from '#platform/brand.ts';
import type { ProgrammeId } from '#strategy/programme.ts';
import { countsByProgramme, isImpossible, type Metric } from './metric.ts';

export type GoalId = Brand<string, 'GoalId'>;

export const contributorModes = ['own', 'all', 'chosen'] as const;
export type ContributorMode = (typeof contributorModes)[number];

/** What somebody wants to change, and how they will know. Days are calendar days of the agency. */
export interface GoalContent {
  /** What should change … */
  readonly change: string;
  /** … and for whom. */
  readonly audience: string;
  readonly metric: Metric;
  /** Of numbers entered by hand. */
  readonly unit: string;
  readonly direction: 'up' | 'down';
  /** Null: not known, which is not zero. */
  readonly baseline: number | null;
  readonly baselineOn: string;
  readonly target: number;
  readonly dueOn: string;
  readonly programmeId: ProgrammeId | null;
  /** Whose numbers count: of the agency itself, of all below it too, or of chosen ones with what is below them. */
  readonly contributors: ContributorMode;
  readonly contributorIds: readonly AgencyId[];
  /** None: all channels of those that contribute. */
  readonly channelIds: readonly string[];
  /** The goal of an agency above, or of the same, that this one serves. */
  readonly supportsId: GoalId | null;
  readonly note: string;
}

export interface Goal {
  readonly id: GoalId;
  readonly agencyId: AgencyId;
  readonly content: GoalContent;
  readonly revision: number;
  readonly updatedAt: Date;
  readonly updatedBy: PersonId | null;
  readonly archivedAt: Date | null;
}

export interface GoalFault {
  readonly kind: 'goal-due-before-baseline' | 'goal-number-impossible' | 'goal-metric-without-programme';
}

export function faultOf({
  baselineOn,
  dueOn,
  metric,
  baseline,
  target,
  programmeId,
}: GoalContent): GoalFault | undefined {
  if (dueOn <= baselineOn) return { kind: 'goal-due-before-baseline' };
  if (isImpossible(metric, target) || (baseline !== null && isImpossible(metric, baseline))) {
    return { kind: 'goal-number-impossible' };
  }
  const untied = programmeId !== null && metric !== 'by-hand' && !countsByProgramme(metric);
  return untied ? { kind: 'goal-metric-without-programme' } : undefined;
}

/** The agencies whose numbers count. */
export function reachOf(
  tree: AgencyTree,
  agencyId: AgencyId,
  { contributors, contributorIds }: Pick<GoalContent, 'contributors' | 'contributorIds'>,
): readonly AgencyId[] {
  if (contributors === 'own') return [agencyId];
  if (contributors === 'all') return tree.subtree(agencyId);
  return [...new Set(contributorIds.flatMap((id) => tree.subtree(id)))];
}
