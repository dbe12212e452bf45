import { unreachable } from '#platform/result.ts';
import type { PauseTargetBody, PauseView } from '#publishing/contract.ts';

export type ScopeKind = PauseTargetBody['kind'];

/** What the drawer holds while it is filled in. */
export interface PauseDraft {
  readonly kind: ScopeKind;
  readonly agencyId: string;
  readonly programmeId: string;
  readonly medium: string;
  readonly channelId: string;
  readonly reason: string;
  readonly endsAt: string | null;
  readonly repliesGoOn: boolean;
  readonly allowed: readonly string[];
}

export function draftOf(pause: PauseView): PauseDraft {
  return {
    kind: pause.scope,
    agencyId: pause.agency.id,
    programmeId: pause.programme?.id ?? '',
    medium: pause.medium ?? '',
    channelId: pause.channel?.id ?? '',
    reason: pause.reason,
    endsAt: pause.endsAt,
    repliesGoOn: !pause.holdsReplies,
    allowed: pause.allowed.map(({ id }) => id),
  };
}

/** Undefined while something is not chosen yet. */
export function targetOfDraft(draft: PauseDraft): PauseTargetBody | undefined {
  const { kind, agencyId, programmeId, medium, channelId } = draft;
  switch (kind) {
    case 'city':
      return { kind };
    case 'agency':
      return agencyId === '' ? undefined : { kind, agencyId };
    case 'programme':
      return programmeId === '' ? undefined : { kind, agencyId, programmeId };
    case 'network':
      return medium === '' ? undefined : { kind, agencyId, medium };
    case 'channel':
      return channelId === '' ? undefined : { kind, channelId };
    default:
      return unreachable(kind);
  }
}

export function targetOf(pause: PauseView): PauseTargetBody {
  return targetOfDraft(draftOf(pause)) ?? { kind: 'agency', agencyId: pause.agency.id };
}

export function termsOfDraft({ reason, endsAt, repliesGoOn, allowed }: PauseDraft) {
  return { reason: reason.trim(), endsAt, holdsReplies: !repliesGoOn, allowed: [...allowed] };
}
