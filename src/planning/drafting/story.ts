import type { Outline } from './outline.ts';
import {
  bare,
  capital,
  clauseOf,
  ended,
  listed,
  sentencesOf,
  tidy,
  uncapital,
  withoutLetterPhrase,
} from './sentences.ts';
import { toldFacts, type ToldFacts } from './told-facts.ts';
import { callFor, topicOf, verbFor, type Topic } from './topic.ts';

/** The outline as sentences. Forms choose among them, order and shorten; none writes a fact of its own. */
export interface Story {
  readonly outline: Outline;
  readonly facts: ToldFacts;
  readonly topic: Topic;
  readonly headline: string;
  /** Who does what, when and where: with the agency's full name and a newsroom's date. */
  readonly pressLead: string;
  readonly lead: string;
  /** What happens, without when and where. */
  readonly core: string;
  readonly when: string;
  /** When and where, as a sentence of its own. */
  readonly schedule: string;
  readonly details: readonly string[];
  readonly why: readonly string[];
  readonly how: readonly string[];
  readonly who: string;
  readonly programme: string;
  readonly call: string;
  /** A problem that citizens know, if the why tells one. */
  readonly problem: string;
}

export function storyOf(outline: Outline): Story {
  const facts = toldFacts(outline);
  const topic = topicOf(outline);
  const { news, purpose } = withoutLetterPhrase(outline.what);
  const [first = '', ...details] = sentencesOf(news);
  const told = first === '' ? bare(outline.title) : first;
  const clause = (subject: string): string =>
    told === '' ? '' : capital(clauseOf(told, { subject, verbOf: (noun) => verbFor(topic, noun), tense: facts.tense }));
  const core = clause(outline.agency.shortName);
  const why = purposesOf(outline, purpose);
  return {
    outline,
    facts,
    topic,
    headline: headlineOf(outline, told),
    pressLead: leadOf(clause(outline.agency.name), facts, { day: facts.pressDay }),
    lead: leadOf(core, facts, { day: facts.day }),
    core: ended(core),
    when: whenOf(facts, facts.day),
    schedule: scheduleOf(facts),
    details: details.map(ended),
    why,
    how: sentencesOf(withoutLetterPhrase(outline.how).news).map((sentence) => ended(capital(sentence))),
    who: whoOf(outline),
    programme: programmeOf(outline),
    call: callFor(topic, facts.tense),
    problem: why.find((sentence) => hurts.test(sentence) && !/^(?:Tujuannya|Ini dilakukan)\b/.test(sentence)) ?? '',
  };
}

const hurts =
  /\b(?:sulit|takut|bahaya|membahayakan|rusak|gelap|meluap|genangan|banjir|keluhan|melapor|terhalang|macet|kesulitan|khawatir|antre|antrean|belum|kurang|lubang)\b/i;

function headlineOf({ title }: Outline, told: string): string {
  const plain = tidy(title);
  if (plain !== '') return plain.replace(/\.$/, '');
  return capital(bare(told)).slice(0, 120);
}

function leadOf(core: string, facts: ToldFacts, { day }: { readonly day: string }): string {
  if (core === '') return '';
  if (/[?!]$/.test(core)) return [core, scheduleOf(facts)].filter(Boolean).join(' ');
  const where = core.toLowerCase().includes(placeIn(facts)) ? '' : facts.where;
  return ended([bare(core), whenOf(facts, day), where].filter(Boolean).join(' '));
}

/** The place alone, in small letters, to see whether a sentence names it already. */
function placeIn({ where }: ToldFacts): string {
  return where === '' ? '\u0000' : (where.slice(3).split(',')[0] ?? '').toLowerCase();
}

function whenOf({ tense, clock }: ToldFacts, day: string): string {
  if (day === '') return '';
  if (tense === 'today' && !day.includes(' sampai ')) return clock ? `hari ini, ${day}, ${clock}` : `hari ini, ${day}`;
  return ['pada', day, clock].filter(Boolean).join(' ');
}

function scheduleOf(facts: ToldFacts): string {
  const when = [facts.day, facts.clock].filter(Boolean).join(' ');
  if (when === '' && facts.where === '') return '';
  if (when === '') return ended(`Tempatnya ${facts.where}`);
  return ended([`Waktunya ${when}`, facts.where].filter(Boolean).join(', '));
}

function purposesOf({ why }: Outline, purpose: string): readonly string[] {
  const { news, purpose: more } = withoutLetterPhrase(why);
  const given = [purpose, more].filter(Boolean).map((aim) => `Tujuannya ${uncapital(bare(aim))}`);
  return [...given, ...sentencesOf(news).map(asReason)].map(ended);
}

/** “Mengurangi genangan” and “agar aman” are no sentences yet. */
function asReason(text: string): string {
  if (/^(?:me(?:m|n|ng|ny)?[a-z]{3,})\s/i.test(text)) return `Tujuannya ${uncapital(bare(text))}`;
  if (/^(?:agar|supaya|untuk|karena|demi)\s/i.test(text)) return `Ini dilakukan ${uncapital(bare(text))}`;
  return capital(text);
}

function whoOf({ who }: Outline): string {
  const plain = bare(who);
  if (plain === '') return '';
  const isSentence = sentencesOf(plain).length > 1 || /\s(?:akan|telah|ikut|hadir|terlibat|bertugas|menangani|melaksanakan)\s/i.test(plain); // oxfmt-ignore
  return ended(isSentence ? capital(plain) : `Yang terlibat: ${plain}`);
}

function programmeOf({ programmes }: Outline): string {
  if (programmes.length === 0) return '';
  return `Kegiatan ini bagian dari program unggulan ${listed(programmes)}.`;
}

/** Figures as short lines. */
export function figureLines({ facts }: Story): readonly string[] {
  return facts.figures.map(({ label, value }) => (label === '' ? ended(value) : ended(`${label}: ${value}`)));
}

export function quoteLines({ facts }: Story): readonly string[] {
  return facts.quotes.map(({ words, speaker }) => {
    const mark = /[!?…]$/.test(words) ? '' : ',';
    return speaker === '' ? `“${words}.”` : `“${words}${mark}” kata ${ended(speaker)}`;
  });
}

/** “#KotaMagelang” */
export function tagsOf({ outline }: Story, max: number): string {
  const names = [...outline.programmes, outline.city, outline.agency.shortName].map((name) =>
    name.split(/[^\p{L}\p{N}]+/u).filter(Boolean).map(capital).join(''),
  ); // oxfmt-ignore
  const tags = [...new Set(names.filter(Boolean))].map((name) => `#${name}`);
  return tags.slice(0, max).join(' ');
}
