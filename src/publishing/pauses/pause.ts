import type { AgencyId } from '#organisation/index.ts';

export const pauseScopes = ['city', 'agency', 'programme', 'network', 'channel'] as const;
export type PauseScope = (typeof pauseScopes)[number];

/** What is paused. Agency: this one and those below it; programme and network: as far as those agencies publish there. */
export type PauseTarget =
  | { readonly kind: 'city' }
  | { readonly kind: 'agency'; readonly agencyId: string }
  | { readonly kind: 'programme'; readonly agencyId: string; readonly programmeId: string }
  | { readonly kind: 'network'; readonly agencyId: string; readonly medium: string }
  | { readonly kind: 'channel'; readonly channelId: string };

/** The same, as it is kept. */
export interface PausePlace {
  readonly agencyId: AgencyId;
  readonly scope: PauseScope;
  readonly programmeId: string | null;
  readonly medium: string | null;
  readonly channelId: string | null;
}

export interface PauseTerms {
  readonly reason: string;
  readonly endsAt: Date | null;
  readonly holdsReplies: boolean;
  /** Posts that go out all the same. */
  readonly allowed: readonly string[];
}

export interface Pause extends PausePlace, PauseTerms {
  readonly id: string;
  readonly endedAt: Date | null;
}
