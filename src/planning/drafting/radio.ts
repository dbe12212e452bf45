import { clip, lengthIn, type TextLimit } from './fit.ts';
import { figureLines, quoteLines, type Story } from './story.ts';
import { bare, ended } from './sentences.ts';
import { spoken } from './spoken.ts';

/** Announcers read Indonesian at about 130 words a minute; the counter of the channels counts the same. */
export const wordsPerMinute = 130;

export interface RadioScript {
  readonly text: string;
  readonly limit: TextLimit;
  readonly target: number;
  readonly seconds: number;
  /** The outline holds too little to fill the time without inventing. */
  readonly tooShort: boolean;
}

interface Line {
  readonly text: string;
  readonly words: number;
  readonly worth: number;
}

const tolerance = 0.1;

/** Read aloud in that time: greeting, news, what fits, when and where once more, who says it. */
export function radioScript(told: Story, target: 30 | 60): RadioScript {
  const story = heard(told);
  const most = Math.floor((target * wordsPerMinute) / 60);
  const least = Math.ceil(most * (1 - tolerance));
  const limit: TextLimit = { max: target, unit: 'second-read-aloud', maxBytes: null };
  const opening = [said(`Warga ${story.outline.city},`), said(newsFor(story, most))].filter(isSaid);
  const closing = [said(ended(`Pesan ini disampaikan oleh ${story.outline.agency.name}`))];
  const fixed = [...opening, ...closing];
  const room = { least: least - wordsOf(fixed), most: most - wordsOf(fixed) };
  const chosen = room.most < 0 ? [] : bestOf(candidates(story), room);
  const whole = [...opening, ...chosen, ...closing].map(({ text }) => text).join('\n');
  const text = room.most < 0 ? clip(fixed.map((line) => line.text).join('\n'), limit) : whole;
  const seconds = lengthIn(text, 'second-read-aloud');
  return { text, limit, target, seconds, tooShort: seconds < target * (1 - tolerance) };
}

/** The lead, or the shorter headline when the lead alone takes half the time. */
function newsFor({ lead, headline, schedule }: Story, most: number): string {
  const half = Math.floor(most * 0.6);
  if (lead !== '' && said(lead).words <= half) return lead;
  return [headline && ended(headline), schedule].filter(Boolean).join(' ');
}

function said(text: string, worth = 0): Line {
  const plain = spoken(text);
  return { text: plain, words: spokenWords(plain), worth };
}

const near = 180 * 24 * 3_600_000;

/** On the air nobody says the year of a day that is near; other dates keep theirs. */
function heard(story: Story): Story {
  const { outline, facts, lead, schedule } = story;
  const isNear = outline.startsAt && Math.abs(outline.startsAt.getTime() - outline.now.getTime()) < near;
  if (!isNear) return story;
  const day = facts.day.replaceAll(/ \d{4}/g, '');
  const shorter = (text: string): string => text.replaceAll(facts.day, day);
  return { ...story, lead: shorter(lead), schedule: shorter(schedule) };
}

function isSaid({ text }: Line): boolean {
  return text !== '';
}

const segmenter = new Intl.Segmenter('id', { granularity: 'word' });

function spokenWords(text: string): number {
  return Array.from(segmenter.segment(text)).filter(({ isWordLike }) => isWordLike).length;
}

function wordsOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { words }) => sum + words, 0);
}

/** In the order of reading; what tells more is worth more. The last ones fill a gap and say nothing new. */
function candidates(story: Story): readonly Line[] {
  const { details, why, how, who, schedule, call, programme, headline, outline, facts } = story;
  const again = facts.day === '' ? '' : `Sekali lagi, ${bare(headline)}. ${schedule}`;
  const told: readonly (readonly [string, number])[] = [
    ...details.map((text) => [text, 30] as const),
    ...why.map((text) => [text, 40] as const),
    ...how.map((text) => [text, 38] as const),
    ...figureLines(story).map((text) => [text, 34] as const),
    [who, 20],
    ...quoteLines(story).map((text) => [text, 18] as const),
    [programme, 14],
    [again, 36],
    [call, 32],
    ['Sampaikan juga kepada keluarga dan tetangga Anda.', 8],
    ['Pertanyaan dan saran Anda kami tunggu.', 7],
    [`Kabar selengkapnya ada di portal resmi ${outline.city}.`, 9],
    ['Terima kasih sudah mendengarkan.', 6],
    ['Semoga bermanfaat.', 2],
  ];
  return told
    .map(([text, worth]) => said(text, worth))
    .filter(isSaid)
    .slice(0, 40);
}

/** The worthiest lines that fill the room; when nothing fills it, the fullest. Solved exactly, word by word. */
function bestOf(lines: readonly Line[], room: { readonly least: number; readonly most: number }): readonly Line[] {
  const best = new Map<number, readonly Line[]>([[0, []]]);
  for (const line of lines) {
    for (const [words, kept] of [...best].toSorted(([a], [b]) => b - a)) {
      const total = words + line.words;
      if (total > room.most) continue;
      const present = best.get(total);
      if (!present || worthOf(present) < worthOf(kept) + line.worth) best.set(total, [...kept, line]);
    }
  }
  const filled = [...best].filter(([words]) => words >= room.least);
  const fullest = Math.max(...best.keys());
  const choices = filled.length > 0 ? filled.map(([, kept]) => kept) : [best.get(fullest) ?? []];
  return choices.reduce((a, b) => (worthOf(b) > worthOf(a) ? b : a));
}

function worthOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { worth }) => sum + worth, 0);
}
