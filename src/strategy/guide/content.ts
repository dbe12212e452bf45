import { isDeepStrictEqual } from 'node:util';
import type { StrategyContent } from './contract.ts';

export const emptyStrategy: StrategyContent = {
  summary: '',
  goal: '',
  audiences: [],
  kinds: [],
  channels: [],
  voice: { tone: '', examples: [] },
  avoid: [],
  hashtags: [],
  brand: { logos: [], colours: [], fonts: [], letterhead: '' },
};

/** What was begun and left blank is not kept; a hashtag is one word, whatever was typed. */
export function tidied(content: StrategyContent): StrategyContent {
  const { voice, brand } = content;
  return {
    ...content,
    audiences: content.audiences.filter(isFilled),
    channels: content.channels.filter(isFilled),
    voice: { ...voice, examples: voice.examples.filter(isFilled) },
    avoid: content.avoid.filter(({ word }) => word.trim() !== ''),
    hashtags: content.hashtags.map(({ tag, use }) => ({ tag: tagOf(tag), use })).filter(({ tag }) => tag !== ''),
    brand: { ...brand, colours: brand.colours.filter(isFilled), fonts: brand.fonts.filter(isFilled) },
  };
}

/** "#kamis budaya" is `KamisBudaya`. */
export function tagOf(text: string): string {
  const words = text.split(/[^\p{L}\p{M}\p{N}_]+/u).filter(Boolean);
  const [only = ''] = words;
  if (words.length <= 1) return only;
  return words.map((word) => `${word.charAt(0).toLocaleUpperCase('id')}${word.slice(1)}`).join('');
}

/** The sign of a medium's class or a colour alone says nothing. */
function isFilled(row: object): boolean {
  return Object.entries(row).some(([name, value]) => !isSign(name) && typeof value === 'string' && value.trim() !== '');
}

function isSign(name: string): boolean {
  return name === 'mediaClass' || name === 'hex';
}

export type Change = Readonly<Record<string, unknown>>;

/** Only the parts that differ, for the audit trail. */
export function differences(before: StrategyContent, after: StrategyContent): { before: Change; after: Change } {
  const names = (Object.keys(after) as (keyof StrategyContent)[]).filter(
    (name) => !isDeepStrictEqual(before[name], after[name]),
  );
  const only = (content: StrategyContent): Change => Object.fromEntries(names.map((name) => [name, content[name]]));
  return { before: only(before), after: only(after) };
}
