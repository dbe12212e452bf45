import { impossibleDates, outdatedFacts, pastDates, wrongWeekdays } from './dates.ts';
import { officialOpenings, officialPassives, officialPhrases } from './officialese.ts';
import { contactsOfPeople, electionWords, identityNumbers } from './privacy.ts';
import type { Draft, Place, Rule, RuleGroup } from './rule.ts';
import { longSentences } from './sentences.ts';
import { allCapitals, colonTimes, hashtagWalls, manyMarks, spellingSlips, unreadableHashtags, unseenMarks } from './spelling.ts'; // oxfmt-ignore
import { leaderOnly, leftOpenPlaces, missingCall, missingDay, missingPlace, missingWhat } from './substance.ts';

/** In the order in which they are shown. Where two find the same words, the earlier one tells. */
export const rules = [
  { id: 'identity-number', group: 'safety', finds: identityNumbers },
  { id: 'personal-contact', group: 'safety', finds: contactsOfPeople },
  { id: 'election-words', group: 'safety', finds: electionWords },
  { id: 'unseen-marks', group: 'safety', finds: unseenMarks },
  { id: 'impossible-date', group: 'content', finds: impossibleDates },
  { id: 'wrong-weekday', group: 'content', finds: wrongWeekdays },
  { id: 'past-date', group: 'content', finds: pastDates },
  { id: 'outdated-fact', group: 'content', finds: outdatedFacts },
  { id: 'left-open', group: 'content', finds: leftOpenPlaces },
  { id: 'missing-what', group: 'content', finds: missingWhat },
  { id: 'missing-day', group: 'content', finds: missingDay },
  { id: 'missing-place', group: 'content', finds: missingPlace },
  { id: 'leader-only', group: 'content', finds: leaderOnly },
  { id: 'missing-call', group: 'content', finds: missingCall },
  { id: 'official-opening', group: 'language', finds: officialOpenings },
  { id: 'official-passive', group: 'language', finds: officialPassives },
  { id: 'official-phrase', group: 'language', finds: officialPhrases },
  { id: 'long-sentence', group: 'language', finds: longSentences },
  { id: 'all-capitals', group: 'language', finds: allCapitals },
  { id: 'unreadable-hashtag', group: 'language', finds: unreadableHashtags },
  { id: 'hashtag-wall', group: 'language', finds: hashtagWalls },
  { id: 'spelling', group: 'language', finds: spellingSlips },
  { id: 'colon-time', group: 'language', finds: colonTimes },
  { id: 'many-marks', group: 'language', finds: manyMarks },
] as const satisfies readonly Rule[];
export type RuleId = (typeof rules)[number]['id'];

export interface Advice extends Place {
  readonly rule: RuleId;
  readonly group: RuleGroup;
}

/** All advice on a text, except where the writer has said that it may stay. */
export function adviceOn(draft: Draft, silenced: readonly string[] = []): readonly Advice[] {
  if (draft.text.trim() === '') return [];
  const found: Advice[] = [];
  for (const { id, group, finds } of rules) {
    if (silenced.includes(id)) continue;
    const fresh = finds(draft).filter((place) => !found.some((other) => saysTheSame(other, place, id)));
    found.push(...fresh.map((place) => ({ ...place, rule: id, group })));
  }
  return found;
}

/** Long sentences hold other advice; what is about the whole text stands beside everything. */
function saysTheSame(one: Advice, place: Place, rule: RuleId): boolean {
  if (one.rule === rule || rule === 'long-sentence' || one.rule === 'long-sentence') return false;
  const isWhole = one.from === one.to || place.from === place.to || one.rule.startsWith('missing-');
  return !isWhole && one.from < place.to && place.from < one.to;
}
