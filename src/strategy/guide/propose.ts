import type { Language } from '#platform/i18n/language.ts';
import { speaker } from '#platform/i18n/messages.ts';
import type { PillarContent } from '../pillars/pillar.ts';
import { linesOf } from './answers.ts';
import { tagOf } from './content.ts';
import type { ChannelClass, StrategyContent } from './contract.ts';
import { guideMessages } from './messages/messages.ts';
import { proposedPillars, proposedSlots, type ProposedSlot } from './propose-mix.ts';
import type { ProposalView, StrategyAnswers } from './set-up-contract.ts';
import type { StrategyChannel } from './strategy-channels.view.ts';

export interface ProposalAsked {
  readonly answers: StrategyAnswers;
  readonly agency: { readonly name: string; readonly shortName: string };
  readonly channels: readonly StrategyChannel[];
  /** Those of the agencies above, which hold already. */
  readonly inherited: readonly PillarContent[];
  readonly language: Language;
}

export interface Proposal {
  readonly content: StrategyContent;
  readonly pillars: readonly PillarContent[];
  readonly slots: readonly ProposedSlot[];
  readonly goals: ProposalView['goals'];
}

export type Say = (key: string, facts?: Readonly<Record<string, unknown>>) => string;

const words = speaker([guideMessages]);

/** Ten answers become a first strategy: by rules alone, so the same answers always give the same. */
export function propose(asked: ProposalAsked): Proposal {
  const say: Say = (key, facts) => words.say(asked.language, key, facts);
  const { answers } = asked;
  const pillars = proposedPillars(asked, say);
  return {
    content: {
      summary: summaryOf(asked, say),
      goal: goalOf(answers, say),
      audiences: audiencesOf(answers, say),
      kinds: kindsOf(answers),
      channels: channelsOf(asked, say),
      voice: voiceOf(answers, say),
      avoid: avoidOf(answers, say),
      hashtags: hashtagsOf(answers, say),
      brand: { logos: [], colours: [], fonts: [], letterhead: '' },
    },
    pillars,
    slots: proposedSlots({ answers, pillars: [...asked.inherited, ...pillars] }, say),
    goals: goalsOf(answers, say),
  };
}

export function listed(parts: readonly string[], say: Say): string {
  const last = parts.at(-1) ?? '';
  if (parts.length < 2) return last;
  return say('and', { first: parts.slice(0, -1).join(', '), last });
}

function summaryOf({ answers, agency }: ProposalAsked, say: Say): string {
  const named = [...answers.audiences.map((key) => lowerFirst(say(`audience.${key}`))), answers.otherAudience.trim()];
  const audiences = listed(named.filter(Boolean), say) || say('summary.citizens');
  const often = Object.entries(answers.duties).filter(([, pace]) => pace === 'often');
  const told = listed(
    often.map(([duty]) => say(`duty.${duty}`)),
    say,
  );
  const facts = { agency: agency.shortName, audiences };
  return told === '' ? say('summary.short', facts) : say('summary', { ...facts, duties: told });
}

function goalOf({ changes, otherChange }: StrategyAnswers, say: Say): string {
  const wanted = [...changes.map((key) => say(`change.${key}`)), ...linesOf(otherChange).map(withoutStop)];
  return wanted.length === 0 ? '' : say('goal', { changes: wanted.join('; ') });
}

function goalsOf({ changes, otherChange }: StrategyAnswers, say: Say): ProposalView['goals'] {
  const own = linesOf(otherChange).map((line) => {
    const change = withoutStop(line);
    return { words: say('goal.own', { change }), change: change.slice(0, 240) };
  });
  const chosen = changes.map((key) => ({ words: say(`change.${key}.goal`), change: say(`change.${key}`) }));
  return [...chosen.map(({ words, change }) => ({ words, change: upperFirst(change) })), ...own];
}

function audiencesOf(answers: StrategyAnswers, say: Say): StrategyContent['audiences'] {
  const places = listed(
    answers.places.slice(0, 4).map((key) => say(`place.${key}`)),
    say,
  );
  const language = answers.language ? say(`language.${answers.language}`) : '';
  const questions = linesOf(answers.questions).slice(0, 3).map(withoutStop).join('; ');
  const asked = questions === '' ? '' : say('audience.asked', { questions });
  const chosen = answers.audiences.map((key) => ({
    name: say(`audience.${key}`),
    needs: say(`audience.${key}.needs`),
  }));
  const other = answers.otherAudience.trim();
  const all = other === '' ? chosen : [...chosen, { name: other, needs: say('audience.other.needs') }];
  return all.map(({ name, needs }, index) => ({
    name,
    needs: index === 0 && asked !== '' ? `${needs} ${asked}`.slice(0, 800) : needs,
    places,
    language,
  }));
}

const kindsFor = {
  policy: 'berita',
  'work-plan': 'infografis',
  performance: 'infografis',
  service: 'layanan',
  education: 'video-pendek',
  participation: 'siaran-langsung',
} as const;

function kindsOf({ duties }: StrategyAnswers): StrategyContent['kinds'] {
  const served = (Object.keys(kindsFor) as (keyof typeof kindsFor)[]).filter(
    (duty) => duties[duty] === 'often' || duties[duty] === 'sometimes',
  );
  return served.map((duty) => ({ kind: kindsFor[duty], duty, note: '' }));
}

/** Which media of the register stand for a place where people hear news. */
const mediaAt: Readonly<Record<string, { readonly media: readonly string[]; readonly mediaClass: ChannelClass }>> = {
  whatsapp: { media: ['whatsapp-channel'], mediaClass: 'new' },
  instagram: { media: ['instagram', 'threads'], mediaClass: 'new' },
  facebook: { media: ['facebook'], mediaClass: 'new' },
  tiktok: { media: ['tiktok'], mediaClass: 'new' },
  youtube: { media: ['youtube'], mediaClass: 'new' },
  portal: { media: ['portal'], mediaClass: 'new' },
  radio: { media: ['radio'], mediaClass: 'conventional' },
  newspaper: { media: ['print', 'tv'], mediaClass: 'conventional' },
  billboard: { media: ['billboard'], mediaClass: 'conventional' },
  meeting: { media: ['community-meeting', 'public-address'], mediaClass: 'traditional' },
  arts: { media: ['performance'], mediaClass: 'traditional' },
};

/** The portal is always among them: it is the address all others point to. */
function channelsOf({ answers, channels }: ProposalAsked, say: Say): StrategyContent['channels'] {
  const places = answers.places.length === 0 ? [] : ['portal', ...answers.places.filter((key) => key !== 'portal')];
  return places.flatMap((place): StrategyContent['channels'] => {
    const { media, mediaClass } = mediaAt[place] ?? { media: [], mediaClass: 'new' as const };
    const reason = say(`place.${place}.reason`);
    const registered = channels.filter(({ medium }) => media.includes(medium));
    if (registered.length === 0) return [{ channelId: null, name: say(`place.${place}`), mediaClass, reason }];
    return registered.map(({ id, name, mediaClass }) => {
      return { channelId: id, name: `${say(`place.${place}`)} · ${name}`.slice(0, 160), mediaClass, reason };
    });
  });
}

function voiceOf({ voices, language }: StrategyAnswers, say: Say): StrategyContent['voice'] {
  const tone = [...voices.map((key) => say(`voice.${key}`)), ...(language ? [say(`language.${language}.tone`)] : [])];
  const examples = voices.map((key) => ({ good: say(`voice.${key}.good`), bad: say(`voice.${key}.bad`) }));
  return { tone: tone.join(' '), examples };
}

/** "kata = gantinya", one on each line; the replacement may be missing. */
function avoidOf({ hardWords, otherHardWords }: StrategyAnswers, say: Say): StrategyContent['avoid'] {
  const own = linesOf(otherHardWords).map((line) => {
    const [word = '', instead = ''] = line.split(/\s*(?:=|→|->|:)\s*/);
    return { word: word.trim().slice(0, 160), instead: instead.trim().slice(0, 160) };
  });
  const chosen = hardWords.map((key) => ({ word: say(`hard.${key}`), instead: say(`hard.${key}.instead`) }));
  return [...chosen, ...own.filter(({ word }) => word !== '')].slice(0, 80);
}

function hashtagsOf({ hashtag, weekdayTheme }: StrategyAnswers, say: Say): StrategyContent['hashtags'] {
  const [own, theme] = [tagOf(hashtag), tagOf(weekdayTheme)];
  return [
    ...(own === '' ? [] : [{ tag: own, use: say('hashtag.own') }]),
    ...(theme === '' || theme === own
      ? []
      : [{ tag: theme, use: say('hashtag.theme', { theme: weekdayTheme.trim() }) }]),
  ];
}

function withoutStop(line: string): string {
  return line.replace(/[.\s]+$/, '');
}

function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase('id') + text.slice(1);
}

function lowerFirst(text: string): string {
  return /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLocaleLowerCase('id') + text.slice(1);
}
