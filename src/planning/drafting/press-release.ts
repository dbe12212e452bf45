import { missingFromOutline, type OutlineQuestion } from '../contract.ts';
import { assemble, part, type Part, type TextLimit } from './fit.ts';
import { quoteLines, type Story } from './story.ts';
import { capital, ended, listed, uncapital } from './sentences.ts';
import type { Composed } from './social-forms.ts';

const atLeast = 300;
const atMost = 500;
const noLimit: TextLimit = { max: null, unit: 'code-point', maxBytes: null };

export interface PressRelease extends Composed {
  readonly words: number;
  readonly gaps: readonly Gap[];
  readonly tooShort: boolean;
}

export const gapNames = ['title', 'what', 'when', 'where', 'why', 'who', 'how', 'quote', 'contact'] as const;
export type Gap = (typeof gapNames)[number];

/** What nobody has written down stands in brackets, to be filled by the writer and never by the machine. */
export const gapWords: Readonly<Record<Gap, string>> = {
  title: '[judul]',
  what: '[apa yang dilakukan]',
  when: '[hari, tanggal, dan jam]',
  where: '[tempat]',
  why: '[mengapa dilakukan dan apa manfaatnya bagi warga]',
  who: '[siapa yang terlibat]',
  how: '[bagaimana caranya]',
  quote: '[kutipan narasumber dengan nama lengkap dan jabatan]',
  contact: '[nama narahubung dan nomor telepon]',
};

/** Title, dateline, 5W1H lead, then ever less important; quotes; contact. */
export function pressRelease(story: Story): PressRelease {
  const gaps = gapsIn(story);
  const text = withinWords(partsOf(story, new Set(gaps)));
  const words = wordsIn(text);
  return { text, limit: noLimit, words, gaps, tooShort: words < atLeast };
}

function gapsIn({ outline, facts }: Story): readonly Gap[] {
  const missing: readonly OutlineQuestion[] = missingFromOutline({
    ...outline,
    place: outline.place || outline.village,
    startsAt: outline.startsAt?.toISOString() ?? null,
  });
  return [...missing, ...(facts.quotes.some(({ speaker }) => speaker.includes(',')) ? [] : ['quote' as const]), 'contact']; // oxfmt-ignore
}

function partsOf(story: Story, gaps: ReadonlySet<Gap>): readonly Part[] {
  const { outline, headline, details, why, how, who, programme } = story;
  const gap = (name: Gap): string => (gaps.has(name) ? gapWords[name] : '');
  const figures = story.facts.figures.map(({ label, value }) =>
    [label && uncapital(label), value].filter(Boolean).join(' '),
  );
  const [quote = '', ...quotes] = quoteLines(story);
  return [
    part(1, Infinity, 'SIARAN PERS'),
    part(2, Infinity, headline || gapWords.title),
    part(3, Infinity, `${outline.city} – ${leadWith(story, gaps)}`),
    ...details.map((text) => part(4, 80, text)),
    ...(why.length > 0 ? why.map((text) => part(5, 75, asCause(text))) : [part(5, Infinity, ended(gap('why')))]),
    part(6, 60, quote),
    part(6, Infinity, gaps.has('quote') ? gapWords.quote : ''),
    ...(how.length > 0 ? how.map((text) => part(7, 55, text)) : [part(7, Infinity, ended(gap('how')))]),
    part(7, 50, inPress(who) || ended(gap('who'))),
    part(8, 65, figures.length === 0 ? '' : `Data kegiatan: ${figures.join('; ')}.`), // oxfmt-ignore
    ...quotes.map((text, index) => part(9 + index, 35, text)),
    part(40, 30, programme),
    part(41, 20, background(story)),
    part(42, 15, invitation(story)),
    part(50, Infinity, `Narahubung: ${gapWords.contact}`),
    part(51, Infinity, outline.agency.name),
  ];
}

function leadWith({ pressLead, facts }: Story, gaps: ReadonlySet<Gap>): string {
  const lead = pressLead === '' ? ended(gapWords.what) : pressLead;
  const open = ([facts.day === '' ? 'when' : '', facts.where === '' ? 'where' : ''] as const)
    .filter((name): name is 'when' | 'where' => name !== '' && gaps.has(name))
    .map((name) => gapWords[name]);
  return open.length === 0 ? lead : `${lead} ${capital(listed(open))}.`;
}

/** “Setiap hujan air meluap” becomes the reason that it is. */
function asCause(text: string): string {
  const common =
    /^(?:Setiap|Banyak|Warga|Masih|Ada|Sebagian|Sering|Anak|Pelajar|Pejalan|Keluarga|Sampah|Gang|Orang|Pengguna|Pedagang|Truk|Lansia)\s/;
  return common.test(text) ? `Langkah ini diambil karena ${uncapital(text)}` : text;
}

function inPress(who: string): string {
  return who.replace(/^Yang terlibat: /, 'Kegiatan ini melibatkan ');
}

/** Says nothing that the outline does not: who publishes, and for whom. */
function background({ outline }: Story): string {
  const { agency, city } = outline;
  return `${agency.name} menyampaikan kabar ini supaya warga ${city} mengetahui kegiatan yang dijalankan pemerintah, dapat mengikutinya, dan ikut mengawasinya.`;
}

function invitation({ outline, facts }: Story): string {
  const asks = `Warga dapat menyampaikan pertanyaan, saran, dan kritik lewat portal ${outline.city}.`;
  return facts.tense === 'did' ? asks : `${asks} Perubahan jadwal, bila ada, diumumkan di tempat yang sama.`;
}

function withinWords(parts: readonly Part[]): string {
  let kept = parts.filter(({ text }) => text !== '');
  while (wordsIn(assemble(kept)) > atMost) {
    const lightest = Math.min(...kept.map(({ weight }) => weight));
    if (lightest === Infinity) break;
    kept = kept.toSpliced(kept.findLastIndex(({ weight }) => weight === lightest), 1); // oxfmt-ignore
  }
  return assemble(kept);
}

export function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
