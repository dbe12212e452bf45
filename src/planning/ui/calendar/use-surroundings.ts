import { useMemo } from 'react';
import { campaignListEndpoint, slotOccurrencesEndpoint, specialDaysEndpoint } from '#planning/contract.ts';
import { nativePostsEndpoint } from '#publishing/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { useSession } from '#web/session/session.tsx';
import { emptySlots } from './empty-slots.ts';
import type { Filters, Layers } from './use-calendar-address.ts';

/** A holiday, joint leave, an anniversary, a solemn day or an occasion. */
export interface SpecialDay {
  readonly date: string;
  readonly kind: 'national' | 'joint-leave' | 'local' | 'solemn' | 'observance';
  readonly name: string;
  /** Offices are closed on it. */
  readonly free: boolean;
}

/** A campaign or theme, over its days. */
export interface CampaignBar {
  readonly id: string;
  readonly name: string;
  readonly kind: 'campaign' | 'theme';
  readonly from: string;
  readonly to: string;
}

/** An occurrence of a slot that nothing fills. */
export interface EmptySlot {
  readonly id: string;
  readonly at: number;
  readonly agencyId: string;
  readonly agency: string;
  readonly channel: { readonly id: string; readonly medium: string } | undefined;
  /** What it is meant for: a pillar, a campaign, or anything. */
  readonly purpose: string;
  readonly pillarId: string | undefined;
  readonly campaignId: string | undefined;
}

/** Made on the network itself, not here. */
export interface NativePost {
  readonly id: string;
  readonly at: number;
  readonly agencyId: string;
  readonly agency: string;
  readonly title: string;
  readonly medium: string;
  /** Empty when the network has no page of it. */
  readonly url: string;
}

export interface SurroundingsAsk {
  readonly days: readonly string[];
  /** Instants of the first and the last day. */
  readonly from: number;
  readonly to: number;
  readonly agencyId: string | undefined;
  readonly layers: Layers;
  readonly filters: Filters;
}

/** What stands around posts and activities. */
export interface AroundPosts {
  readonly specialDays: readonly SpecialDay[];
  readonly campaigns: readonly CampaignBar[];
  readonly slots: readonly EmptySlot[];
  readonly natives: readonly NativePost[];
}

/** Holidays, campaigns, empty slots and native posts, each as far as the person may read them and wants to see them. */
export function useSurroundings(ask: SurroundingsAsk): AroundPosts {
  const specialDays = useSpecialDays(ask);
  const campaigns = useCampaigns(ask);
  const slots = useSlots(ask);
  const natives = useNatives(ask);
  return useMemo(() => ({ specialDays, campaigns, slots, natives }), [specialDays, campaigns, slots, natives]);
}

const none: readonly never[] = [];

function datesOf({ days, agencyId }: SurroundingsAsk) {
  const whose = agencyId === undefined ? {} : { agencyId };
  return { from: days[0] ?? '', to: days.at(-1) ?? '', ...whose };
}

function useSpecialDays(ask: SurroundingsAsk): readonly SpecialDay[] {
  const { can } = useSession();
  const enabled = can('special-day.read');
  const answer = useAnswer(specialDaysEndpoint, { query: datesOf(ask) }, { enabled, keepFormer: true });
  return useMemo(
    () => answer.data?.items.map(({ on, kind, name, free }) => ({ date: on, kind, name, free })) ?? none,
    [answer.data],
  );
}

function useCampaigns(ask: SurroundingsAsk): readonly CampaignBar[] {
  const { can } = useSession();
  const enabled = can('campaign.read');
  const answer = useAnswer(campaignListEndpoint, { query: datesOf(ask) }, { enabled, keepFormer: true });
  return useMemo(
    () =>
      answer.data?.items.map(({ id, name, kind, startsOn, endsOn }) => ({
        id,
        name,
        kind,
        from: startsOn,
        to: endsOn,
      })) ?? none,
    [answer.data],
  );
}

function useSlots({ from, to, agencyId, layers }: SurroundingsAsk): readonly EmptySlot[] {
  const { can } = useSession();
  const span = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const answer = useAnswer(
    slotOccurrencesEndpoint,
    { query: { ...span, ...(agencyId === undefined ? {} : { agencyId }) } },
    { enabled: layers.slots && can('slot.read'), keepFormer: true },
  );
  const shown = layers.slots ? answer.data : undefined;
  return useMemo(() => (shown ? emptySlots(shown) : none), [shown]);
}

/** Filters by what only posts from here have leave none of them. */
function useNatives({ from, to, agencyId, layers, filters }: SurroundingsAsk): readonly NativePost[] {
  const { can } = useSession();
  const { state, kind, pillarId, programmeId, campaignId, medium, text } = filters;
  const fit = layers.natives && [state, kind, pillarId, programmeId, campaignId].every((value) => value === '');
  const span = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const narrowed = { ...(agencyId === undefined ? {} : { agencyId }), ...(medium === '' ? {} : { medium }), text };
  const answer = useAnswer(
    nativePostsEndpoint,
    { query: { ...span, ...narrowed } },
    { enabled: fit && can('post.read'), keepFormer: true },
  );
  const shown = fit ? answer.data?.items : undefined;
  return useMemo(() => shown?.map(({ at, ...post }) => ({ ...post, at: Date.parse(at) })) ?? none, [shown]);
}
