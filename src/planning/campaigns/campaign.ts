import { isDeepStrictEqual } from 'node:util';
import type { AgencyId, PersonId } from '#organisation/index.ts';
import type { MediumName } from '#channels/contract.ts';
import type { Brand } from '#platform/brand.ts';
import type { ProgrammeId } from '#strategy/index.ts';
import { longestCampaignYears, type CampaignKind } from './contract.ts';

export type CampaignId = Brand<string, 'CampaignId'>;

/** What one agency is asked to publish. Done when a post made for it is out. */
export interface CampaignTask {
  /** Made by whoever writes it, so that saving twice is saving once. */
  readonly id: string;
  readonly agencyId: AgencyId;
  readonly title: string;
  readonly brief: string;
  readonly medium: MediumName | null;
  readonly pillarId: string | null;
  readonly dueOn: string | null;
}

export interface CampaignContent {
  /** The agency that leads it. */
  readonly agencyId: AgencyId;
  readonly kind: CampaignKind;
  readonly name: string;
  readonly summary: string;
  readonly goal: string;
  readonly audience: string;
  readonly media: readonly MediumName[];
  readonly budgetLine: string;
  /** In rupiah. */
  readonly budgetAmount: number | null;
  readonly talkingPoints: readonly string[];
  /** Calendar days of the city, both included. */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly programmeId: ProgrammeId | null;
  /** The agencies that take part, the leading one not among them. */
  readonly agencyIds: readonly AgencyId[];
  readonly tasks: readonly CampaignTask[];
}

export interface Campaign {
  readonly id: CampaignId;
  readonly content: CampaignContent;
  readonly revision: number;
  readonly updatedAt: Date;
  readonly updatedBy: PersonId | null;
  readonly removed: boolean;
}

export type PeriodFault = { readonly kind: 'campaign-ends-before-it-starts' | 'campaign-too-long' };

export function faultOfPeriod({
  startsOn,
  endsOn,
}: Pick<CampaignContent, 'startsOn' | 'endsOn'>): PeriodFault | undefined {
  if (endsOn < startsOn) return { kind: 'campaign-ends-before-it-starts' };
  const last = `${Number(startsOn.slice(0, 4)) + longestCampaignYears}${startsOn.slice(4)}`;
  return endsOn > last ? { kind: 'campaign-too-long' } : undefined;
}

/** A task is asked only of an agency that leads or takes part. */
export function taskOutside({ agencyId, agencyIds, tasks }: CampaignContent): CampaignTask | undefined {
  const inIt = new Set([agencyId, ...agencyIds]);
  return tasks.find((task) => !inIt.has(task.agencyId));
}

type Change = Readonly<Record<string, unknown>>;

/** Only what differs, for the trail. */
export function differences(
  before: CampaignContent,
  after: CampaignContent,
): { readonly before: Change; readonly after: Change } {
  const names = Object.keys(after) as (keyof CampaignContent)[];
  const changed = names.filter((name) => !isDeepStrictEqual(before[name], after[name]));
  const only = (content: CampaignContent): Change => Object.fromEntries(changed.map((name) => [name, content[name]]));
  return { before: only(before), after: only(after) };
}
