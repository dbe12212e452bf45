import type { SlotBody, SlotView } from '#planning/contract.ts';
import { plainRule, readRuleText, ruleText, type RuleDraft } from '#web/words/rule-text.ts';

export interface SlotDraft {
  readonly agencyId: string;
  readonly channelId: string;
  readonly name: string;
  readonly rule: RuleDraft;
  /** Several while it is new: a slot at each. */
  readonly times: readonly string[];
  readonly startsOn: string;
  readonly endsOn: string;
  readonly zone: string;
  readonly purpose: SlotBody['purpose'];
  readonly pillarId: string;
  readonly campaignId: string;
  readonly onHolidays: SlotBody['onHolidays'];
  readonly stopsInCrisis: boolean;
  readonly autoFill: SlotBody['autoFill'];
  readonly autoFillDays: number;
}

/** What the ten questions suggested: Mondays are 1. */
export interface SuggestedSlot {
  readonly weekday: number;
  readonly time: string;
  readonly name: string;
}

interface NewSlot {
  readonly agencyId: string;
  readonly today: string;
  readonly suggested?: SuggestedSlot | undefined;
}

function newDraft({ agencyId, today, suggested }: NewSlot): SlotDraft {
  return {
    agencyId,
    channelId: '',
    name: suggested?.name ?? '',
    rule: suggested ? { ...plainRule, pattern: 'weekly', weekdays: [suggested.weekday] } : plainRule,
    times: [suggested?.time ?? '07:00'],
    startsOn: today,
    endsOn: '',
    zone: '',
    purpose: 'random',
    pillarId: '',
    campaignId: '',
    onHolidays: 'keep',
    stopsInCrisis: true,
    autoFill: 'off',
    autoFillDays: 3,
  };
}

/** A new one begins today. */
export function startOf(edited: SlotView | 'new', { agencyId, today, suggested }: NewSlot): SlotDraft {
  if (edited === 'new') return newDraft({ agencyId, today, suggested });
  const { name, startsOn, endsOn, purpose, onHolidays, stopsInCrisis, autoFill, autoFillDays } = edited;
  return {
    name,
    startsOn,
    purpose,
    onHolidays,
    stopsInCrisis,
    autoFill,
    autoFillDays,
    agencyId: edited.agency.id,
    channelId: edited.channel?.id ?? '',
    rule: readRuleText(edited.rule),
    times: [edited.time],
    endsOn: endsOn ?? '',
    zone: edited.ownZone ?? '',
    pillarId: edited.pillar?.id ?? '',
    campaignId: edited.campaign?.id ?? '',
  };
}

/** As it is sent; of several times the first. */
export function bodyOf({ rule, times, ...draft }: SlotDraft): SlotBody {
  return {
    ...draft,
    channelId: draft.channelId || null,
    rule: ruleText(rule),
    time: times[0] ?? '',
    endsOn: draft.endsOn || null,
    zone: draft.zone || null,
    pillarId: draft.pillarId || null,
    campaignId: draft.campaignId || null,
  };
}
