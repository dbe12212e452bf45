import { isDeepStrictEqual } from 'node:util';
import { can, type Actor, type AgencyId, type PersonId } from '#organisation/index.ts';
import type { MediaId } from '#media/index.ts';
import type { Brand } from '#platform/brand.ts';
import type { ProgrammeId } from '#strategy/index.ts';
import type { CampaignId } from './campaigns/campaign.ts';
import { missingFromOutline, type InformationClass } from './contract.ts';

export type ActivityId = Brand<string, 'ActivityId'>;

/** What people write down about an activity: the outline in 5W1H and what posts are made from. */
export interface ActivityContent {
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly who: string;
  readonly place: string;
  /** The kelurahan. */
  readonly village: string;
  readonly how: string;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly facts: readonly Fact[];
  readonly quotes: readonly Quote[];
  readonly informationClass: InformationClass;
  readonly programmeIds: readonly ProgrammeId[];
  readonly campaignId: CampaignId | null;
  readonly photos: readonly Photo[];
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface Quote {
  readonly text: string;
  readonly name: string;
  readonly title: string;
}

export interface Photo {
  readonly mediaId: MediaId;
  readonly alt: string;
}

export interface Activity {
  readonly id: ActivityId;
  readonly agencyId: AgencyId;
  readonly slug: string;
  readonly content: ActivityContent;
  readonly shownOnPortal: boolean;
  /** Whether citizens ever saw it; from then on its address stays. */
  readonly wasShown: boolean;
  readonly revision: number;
  readonly updatedAt: Date;
  readonly updatedBy: PersonId | null;
  readonly removed: boolean;
}

export const emptyContent: ActivityContent = {
  title: '',
  what: '',
  why: '',
  who: '',
  place: '',
  village: '',
  how: '',
  startsAt: null,
  endsAt: null,
  facts: [],
  quotes: [],
  informationClass: 'berkala',
  programmeIds: [],
  campaignId: null,
  photos: [],
};

export type NotReadyForPortal =
  | { readonly kind: 'activity-is-exempt' }
  | { readonly kind: 'activity-not-ready-for-portal'; readonly missing: readonly string[] };

/** Citizens need at least to know what happened and when; the rest may follow. */
export function faultForPortal({ startsAt, ...content }: ActivityContent): NotReadyForPortal | undefined {
  if (content.informationClass === 'dikecualikan') return { kind: 'activity-is-exempt' };
  const told = missingFromOutline({ ...content, startsAt: startsAt?.toISOString() ?? null });
  const missing = told.filter((question) => ['title', 'what', 'when'].includes(question));
  return missing.length === 0 ? undefined : { kind: 'activity-not-ready-for-portal', missing };
}

/** Exempt information is never left in public view, not even until somebody hides it by hand. */
export function staysShown(activity: Activity, content: ActivityContent): boolean {
  return activity.shownOnPortal && content.informationClass !== 'dikecualikan';
}

export type Change = Readonly<Record<string, unknown>>;

/** Only what differs, for the audit trail. */
export function differences(before: ActivityContent, after: ActivityContent): { before: Change; after: Change } {
  const names = Object.keys(after) as (keyof ActivityContent)[];
  const changed = names.filter((name) => !isDeepStrictEqual(before[name], after[name]));
  const only = (content: ActivityContent): Change => Object.fromEntries(changed.map((name) => [name, content[name]]));
  return { before: only(before), after: only(after) };
}

/** What citizens can already read is changed only by somebody who may show it to them. */
export function mayWrite(
  actor: Actor,
  { agencyId, shownOnPortal }: Activity,
): true | 'not-allowed' | 'not-allowed-while-shown' {
  if (!can(actor, 'activity.write', agencyId)) return 'not-allowed';
  return !shownOnPortal || can(actor, 'activity.show', agencyId) ? true : 'not-allowed-while-shown';
}
