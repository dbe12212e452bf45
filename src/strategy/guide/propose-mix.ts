import type { PillarContent } from '../pillars/pillar.ts';
import { linesOf } from './answers.ts';
import type { ProposalAsked, Say } from './propose.ts';
import type { StrategyAnswers } from './set-up-contract.ts';

type DutyAsked = keyof StrategyAnswers['duties'];

const parts = [
  { key: 'information', duties: ['policy', 'work-plan', 'performance'] },
  { key: 'service', duties: ['service', 'education'] },
  { key: 'participation', duties: ['participation'] },
  { key: 'ceremony', duties: ['ceremony'] },
] as const satisfies readonly { readonly key: string; readonly duties: readonly DutyAsked[] }[];

const weights = { often: 3, sometimes: 1, never: 0 } as const;
/** Ceremony is told too much nearly everywhere; what people look for is how to get something done. */
const mostCeremony = 10;
const step = 5;

/** In percent and steps of five, together 100; empty when nothing was said. */
export function mixOf(duties: StrategyAnswers['duties']): ReadonlyMap<string, number> {
  const weight = (duty: DutyAsked): number => weights[duties[duty] ?? 'never'];
  const wanted = parts.map(({ key, duties: served }) => ({
    key: key as string,
    weight: served.reduce((sum, duty) => sum + weight(duty), 0),
  }));
  const told = wanted.filter(({ weight }) => weight > 0);
  const ceremony = told.find(({ key }) => key === 'ceremony');
  const others = told.filter(({ key }) => key !== 'ceremony');
  if (others.length === 0) return new Map(told.map(({ key }) => [key, 100]));
  const sum = told.reduce((total, part) => total + part.weight, 0);
  const forCeremony = ceremony ? Math.min(mostCeremony, Math.max(step, rounded((100 * ceremony.weight) / sum))) : 0;
  const shared = sharedOut(others, 100 - forCeremony);
  return new Map([...shared, ...(ceremony ? [['ceremony', forCeremony] as const] : [])]);
}

function rounded(share: number): number {
  return Math.round(share / step) * step;
}

/** By largest remainder, and nobody gets nothing. */
function sharedOut(
  wanted: readonly { readonly key: string; readonly weight: number }[],
  total: number,
): readonly (readonly [string, number])[] {
  const sum = wanted.reduce((all, { weight }) => all + weight, 0);
  const exact = wanted.map(({ key, weight }) => ({ key, share: (total * weight) / sum }));
  const floors = exact.map(({ key, share }) => ({
    key,
    share,
    given: Math.max(step, Math.floor(share / step) * step),
  }));
  let left = total - floors.reduce((all, { given }) => all + given, 0);
  const byNeed = floors.toSorted((a, b) => b.share - b.given - (a.share - a.given));
  for (let turn = 0; left >= step && byNeed.length > 0; turn += 1) {
    const part = byNeed[turn % byNeed.length];
    if (part) part.given += step;
    left -= step;
  }
  const largest = floors.reduce((most, part) => (part.given > most.given ? part : most));
  largest.given += left;
  return floors.map(({ key, given }) => [key, given] as const);
}

/** Where a mix comes from above, an agency adds what is its own, without a share that would spoil the sum. */
export function proposedPillars({ answers, agency, inherited }: ProposalAsked, say: Say): readonly PillarContent[] {
  const mix = mixOf(answers.duties);
  const questions = linesOf(answers.questions).slice(0, 3).join('; ');
  const describe = (key: string): string => {
    const description = say(`pillar.${key}.description`);
    const asked = questions !== '' && (key === 'service' || key === 'own');
    return (asked ? say('pillar.asked', { description, questions }) : description).slice(0, 500);
  };
  const hasMix = inherited.some(({ wantedShare }) => wantedShare !== null);
  const own = hasMix
    ? [
        {
          name: say('pillar.own', { agency: agency.shortName }),
          description: describe('own'),
          wantedShare: null,
          weekday: null,
        },
      ]
    : [...mix].map(([key, wantedShare]) => ({
        name: say(`pillar.${key}`),
        description: describe(key),
        wantedShare,
        weekday: null,
      }));
  return [...(hasMix && !mix.has('service') && questions === '' ? [] : own), ...weekdayPillar(answers, say)];
}

function weekdayPillar({ weekday, weekdayTheme }: StrategyAnswers, say: Say): readonly PillarContent[] {
  const name = weekdayTheme.trim().slice(0, 80);
  if (weekday === null || name === '') return [];
  const description = say('pillar.weekday.description', { day: say(`day.${weekday}`) });
  return [{ name, description, wantedShare: null, weekday }];
}

/** The days on which a week is told best, first those that carry most. */
const dayOrder = [2, 4, 1, 3, 5, 6, 7] as const;
const mostSlots = 14;

/** A time of the week, and what belongs there; no pillar where there is no mix. */
export interface ProposedSlot {
  readonly words: string;
  readonly weekday: number;
  readonly time: StrategyAnswers['times'][number];
  readonly pillar: string;
}

/** A week of posts: spread over days and the chosen times, pillars by their share, the standing theme on its day. */
export function proposedSlots(
  { answers, pillars }: { readonly answers: StrategyAnswers; readonly pillars: readonly PillarContent[] },
  say: Say,
): readonly ProposedSlot[] {
  const { perWeek, times } = answers;
  if (perWeek === null || times.length === 0) return [];
  const count = Math.min(perWeek, mostSlots);
  const shared = pillars.filter(({ wantedShare }) => (wantedShare ?? 0) > 0);
  const taken = new Map<string, number>();
  const next = (): string => {
    const due = (pillar: PillarContent): number => (pillar.wantedShare ?? 0) / ((taken.get(pillar.name) ?? 0) + 1);
    const best = shared.toSorted((a, b) => due(b) - due(a))[0];
    if (best) taken.set(best.name, (taken.get(best.name) ?? 0) + 1);
    return best?.name ?? '';
  };
  const slots = Array.from({ length: count }, (_, index) => {
    const day = dayOrder[index % dayOrder.length] ?? 1;
    const time = times[Math.floor(index / dayOrder.length + index) % times.length] ?? 'morning';
    return { day, time };
  });
  const theme = pillars.find(({ weekday }) => weekday !== null && slots.some(({ day }) => day === weekday));
  const onItsDay = slots.findIndex(({ day }) => day === theme?.weekday);
  return slots
    .map(({ day, time }, index) => ({ day, time, pillar: theme && index === onItsDay ? theme.name : next() }))
    .toSorted((a, b) => a.day - b.day)
    .map(({ day, time, pillar }) => {
      const words = say('slot', { day: say(`day.${day}`), time: say(`time.${time}`), pillar: pillar || '…' });
      return { words, weekday: day, time, pillar };
    });
}
