import { mediumOf } from '#channels/contract.ts';
import { assemble, fit, line, part, type Part, type TextLimit } from './fit.ts';
import { figureLines, quoteLines, tagsOf, type Story } from './story.ts';
import { bare, capital, sentencesOf } from './sentences.ts';

export interface Composed {
  readonly text: string;
  readonly limit: TextLimit;
}

const answer = 'Ada pertanyaan? Tulis di kolom tanggapan.';

/** News for the portal: the whole story, most important first. */
export function portal(story: Story): Composed {
  const { limit, parts } = { limit: mediumOf('portal').limits.text, parts: newsParts(story) };
  return { text: fit([...parts, part(90, 5, story.call), part(90, 4, answer)], limit), limit };
}

function newsParts(story: Story): readonly Part[] {
  const { lead, details, why, how, who, programme } = story;
  const figures = figureLines(story);
  return [
    part(1, Infinity, lead),
    ...details.map((text) => part(1, 60, text)),
    ...why.map((text) => part(2, 50, text)),
    ...how.map((text) => part(3, 45, text)),
    part(3, 30, who),
    ...figures.map((text, index) => (figures.length > 2 && index > 0 ? line(4, 40, text) : part(4, 40, text))),
    ...quoteLines(story).map((text, index) => part(5 + index, 25, text)),
    part(40, 20, programme),
  ];
}

/** Short networks: news first, then what fits; nothing is cut in the middle of a figure. */
export function bluesky(story: Story): Composed {
  return short(story, mediumOf('bluesky').limits.text, 2);
}

export function x(story: Story): Composed {
  return short(story, mediumOf('x').limits.text, 1);
}

export function threads(story: Story): Composed {
  return short(story, mediumOf('threads').limits.text, 1);
}

function short(story: Story, limit: TextLimit, tags: number): Composed {
  const [reason = ''] = story.why;
  const [figure = ''] = figureLines(story);
  const parts = [
    part(1, Infinity, shortLead(story, limit)),
    ...story.how.slice(0, 2).map((text) => part(1, 40, text)),
    part(1, 45, figure),
    part(1, 30, reason),
    part(2, 50, story.call),
    part(3, 20, tagsOf(story, tags)),
  ];
  return { text: fit(parts, limit), limit };
}

/** When the whole lead is too long: the headline with when and where; then without where. */
function shortLead(story: Story, limit: TextLimit): string {
  const { lead, headline, schedule, when, core } = story;
  const headed = capital(bare(headline));
  const tries = [lead, [core, schedule], [`${headed}.`, schedule], [headed, when], `${headed}.`];
  const texts = tries.map((words) => (typeof words === 'string' ? words : words.filter(Boolean).join(' ')));
  return texts.find((text) => text !== '' && fit([part(1, Infinity, text)], limit) === text) ?? lead;
}

/** A hook in the first line, because the rest is folded away; date and place as lines; tags last. */
export function instagram(story: Story): Composed {
  const limit = mediumOf('instagram').limits.text;
  return { text: fit(captionParts(story, { tags: 5, call: 'Simpan unggahan ini supaya tidak lupa.' }), limit), limit };
}

export function facebook(story: Story): Composed {
  const limit = mediumOf('facebook').limits.text;
  const parts = [...captionParts(story, { tags: 2, call: answer }), ...quoteLines(story).map((text, at) => part(30 + at, 20, text))]; // oxfmt-ignore
  return { text: fit(parts, limit), limit };
}

export function tiktok(story: Story): Composed {
  const limit = mediumOf('tiktok').limits.text;
  const parts = [part(1, Infinity, hookOf(story)), part(2, 50, story.core), ...scheduleLines(story), part(8, 30, story.call), part(9, 20, tagsOf(story, 4))]; // oxfmt-ignore
  return { text: fit(withoutRepeats(parts), limit), limit };
}

/** A description people find by searching: what, when, where, then more, then who made it. */
export function youtube(story: Story): Composed {
  const limit = mediumOf('youtube').limits.text;
  const { outline } = story;
  const parts = [
    ...newsParts(story),
    part(90, 30, story.call),
    part(95, 25, `Video oleh ${outline.agency.name}, ${outline.city}.`),
    part(96, 15, tagsOf(story, 3)),
  ];
  return { text: fit(parts, limit), limit };
}

function captionParts(story: Story, { tags, call }: { readonly tags: number; readonly call: string }): Part[] {
  const figures = figureLines(story);
  return withoutRepeats([
    part(1, Infinity, hookOf(story)),
    part(2, 70, story.core),
    ...story.details.map((text) => part(2, 50, text)),
    ...story.why.map((text) => part(3, 45, text)),
    ...story.how.map((text) => part(3, 40, text)),
    ...scheduleLines(story),
    ...figures.map((text) => line(6, 55, `• ${text}`)),
    part(8, 30, story.call),
    part(8, 25, call),
    part(99, 20, tagsOf(story, tags)),
  ]);
}

function withoutRepeats(parts: readonly Part[]): Part[] {
  const said = new Set<string>();
  return parts.filter(({ text }) => {
    const isNew = !said.has(text);
    said.add(text);
    return isNew;
  });
}

/** Which opening: a question people ask, the problem they know, today, a figure, else the news itself. */
export function hookOf(story: Story): string {
  const { headline, problem, facts, core } = story;
  if (/\?/.test(headline)) return headline;
  const asks = sentencesOf(problem)[0] ?? '';
  if (asks !== '' && asks.split(' ').length <= 14) return asks;
  if (facts.tense === 'today') return headline === '' ? core : `Hari ini: ${bare(headline)}.`;
  return headline === '' ? core : `${bare(headline)}.`;
}

function scheduleLines({ facts }: Story): Part[] {
  return [
    line(5, 80, facts.day && `📅 ${facts.day}`),
    line(5, 80, facts.clock && `🕗 ${capital(facts.clock)}`),
    line(5, 78, facts.where && `📍 ${capital(facts.where.slice(3))}`),
  ];
}

/** To be forwarded in neighbourhood groups: bold heading, facts as lines, who says it. */
export function whatsapp(story: Story): Composed {
  return { text: fit(broadcast(story, '*'), mediumOf('whatsapp-channel').limits.text), limit: mediumOf('whatsapp-channel').limits.text }; // oxfmt-ignore
}

export function telegram(story: Story): Composed {
  return { text: fit(broadcast(story, '**'), mediumOf('telegram').limits.text), limit: mediumOf('telegram').limits.text }; // oxfmt-ignore
}

function broadcast(story: Story, bold: string): Part[] {
  const { outline, headline, core, why, how, call } = story;
  const figures = figureLines(story);
  return withoutRepeats([
    part(1, Infinity, headline && `${bold}${headline}${bold}`),
    part(2, 90, core),
    ...scheduleLines(story),
    ...story.details.map((text) => part(6, 60, text)),
    ...how.map((text) => part(6, 60, text)),
    ...why.map((text) => part(7, 40, text)),
    ...figures.map((text) => line(8, 50, `• ${text}`)),
    part(9, 30, call),
    part(10, 70, `– ${outline.agency.name}, ${outline.city}`),
  ]);
}

/** Read from a passing motorcycle: few words, and when. */
export function billboard(story: Story): Composed {
  const limit = mediumOf('billboard').limits.text;
  const { headline, facts } = story;
  const words = bare(headline).toUpperCase();
  const where = facts.where && capital(facts.where.slice(3));
  const parts = [
    line(1, Infinity, words),
    line(1, 80, facts.day),
    line(1, 60, where),
    line(1, 40, facts.clock && capital(facts.clock)),
  ];
  return { text: fit(parts, limit), limit };
}

const noLimit: TextLimit = { max: null, unit: 'second-read-aloud', maxBytes: null };

/** Read out at a meeting of neighbours and pinned to its board. */
export function notice(story: Story): Composed {
  const { outline, headline, facts, core, why, how, who, call } = story;
  const rows: readonly (readonly [string, string])[] = [
    ['Acara', bare(headline)],
    ['Hari, tanggal', facts.day],
    ['Waktu', facts.clock],
    ['Tempat', facts.where && capital(facts.where.slice(3))],
    ...facts.figures.map(({ label, value }) => [label === '' ? 'Keterangan' : label, value] as const),
  ];
  const parts = [
    part(1, Infinity, 'PENGUMUMAN'),
    part(2, Infinity, `Bapak, Ibu, dan Saudara warga ${outline.city},`),
    part(3, Infinity, core),
    ...rows.map(([label, value]) => line(4, Infinity, value && `${label}: ${value}`)),
    ...why.map((text) => part(5, Infinity, text)),
    ...how.map((text) => part(6, Infinity, text)),
    part(6, Infinity, who),
    part(7, Infinity, call),
    part(8, Infinity, `Terima kasih.`),
    part(9, Infinity, outline.agency.name),
  ];
  return { text: assemble(withoutRepeats(parts)), limit: noLimit };
}
