import { isoDay } from '#platform/time/format.ts';
import { addDaysToDate } from '#platform/time/local-time.ts';
import type { Language } from '#platform/i18n/language.ts';
import { countsByProgramme, type GoalBody, type GoalView } from '#strategy/goals/contract.ts';
import { readNumber, writeNumber } from '#strategy/ui/read-number.ts';
import type { GoalWord } from './words.ts';

/** As it is typed: numbers are words until they are sent. */
export interface GoalDraft extends Omit<GoalBody, 'baseline' | 'target'> {
  readonly agencyId: string;
  readonly baseline: string;
  readonly target: string;
}

export function emptyDraft(
  agencyId: string,
  { zone, contributors }: { readonly zone: string; readonly contributors: 'own' | 'all' },
): GoalDraft {
  const today = isoDay(new Date(), zone);
  return {
    agencyId,
    change: '',
    audience: '',
    metric: 'followers',
    unit: '',
    direction: 'up',
    baseline: '',
    baselineOn: today,
    target: '',
    dueOn: addDaysToDate(today, 182),
    programmeId: null,
    contributors,
    contributorIds: [],
    channelIds: [],
    supportsId: null,
    note: '',
  };
}

export function draftOf(goal: GoalView, language: Language): GoalDraft {
  const { change, audience, metric, unit, direction, baselineOn, dueOn, contributors, note } = goal;
  return {
    agencyId: goal.agency.id,
    change,
    audience,
    metric,
    unit,
    direction,
    baselineOn,
    dueOn,
    contributors,
    note,
    baseline: writeNumber(goal.baseline, language),
    target: writeNumber(goal.target, language),
    programmeId: goal.programme?.id ?? null,
    contributorIds: goal.contributorAgencies.map(({ id }) => id),
    channelIds: goal.channels.map(({ id }) => id),
    supportsId: goal.supports?.id ?? null,
  };
}

/** A goal of one's own that serves this one: the same question, with numbers of one's own. */
export function servingDraft(goal: GoalView, own: GoalDraft): GoalDraft {
  const { change, audience, metric, unit, direction, dueOn } = goal;
  return {
    ...own,
    change,
    audience,
    metric,
    unit,
    direction,
    dueOn,
    programmeId: goal.programme?.id ?? null,
    supportsId: goal.id,
  };
}

export type DraftFaults = Partial<Record<'change' | 'baseline' | 'baselineOn' | 'target' | 'dueOn', GoalWord>>;

export function faultsOf(draft: GoalDraft, language: Language): DraftFaults {
  const target = readNumber(draft.target, language);
  return {
    ...(isBlank(draft.change) ? { change: 'form.change.needed' } : {}),
    ...(readNumber(draft.baseline, language) === undefined ? { baseline: 'form.number.wrong' } : {}),
    ...(isBlank(draft.baselineOn) ? { baselineOn: 'form.day.needed' } : {}),
    ...(target === undefined ? { target: 'form.number.wrong' } : {}),
    ...(target === null ? { target: 'form.target.needed' } : {}),
    ...dueFault(draft),
  };
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function dueFault({ baselineOn, dueOn }: GoalDraft): DraftFaults {
  if (dueOn.trim() === '') return { dueOn: 'form.day.needed' };
  return baselineOn !== '' && dueOn <= baselineOn ? { dueOn: 'form.due.before' } : {};
}

/** What is sent; only of a draft without faults. */
export function bodyOf(typed: GoalDraft, language: Language): GoalBody {
  const { agencyId: _, ...draft } = typed;
  const tied = draft.metric === 'by-hand' || countsByProgramme(draft.metric);
  return {
    ...draft,
    baseline: readNumber(draft.baseline, language) ?? null,
    target: readNumber(draft.target, language) ?? 0,
    unit: draft.metric === 'by-hand' ? draft.unit : '',
    programmeId: tied ? draft.programmeId : null,
    contributorIds: draft.contributors === 'chosen' ? draft.contributorIds : [],
    channelIds: draft.metric === 'by-hand' ? [] : draft.channelIds,
  };
}

/** What is odd about the numbers, though allowed. */
export function oddity(draft: GoalDraft, language: Language): GoalWord | undefined {
  const [baseline, target] = [readNumber(draft.baseline, language), readNumber(draft.target, language)];
  if (typeof baseline !== 'number' || typeof target !== 'number') return undefined;
  if (baseline === target) return 'note.hold';
  const met = draft.direction === 'up' ? baseline > target : baseline < target;
  return met ? 'note.already' : undefined;
}
