import { escaped } from '#platform/documents/printed-page.ts';
import { formatDate, formatNumber } from '#platform/time/format.ts';
import type { Language } from '#platform/i18n/language.ts';
import { speaker } from '#platform/i18n/messages.ts';
import type { EffectivePillar } from '../pillars/pillar.ts';
import { emptyStrategy } from './content.ts';
import type { StrategyContent } from './contract.ts';
import type { HeldStrategy } from './held-strategy.ts';
import { guideMessages } from './messages/messages.ts';
import { pageStyle } from './page-style.ts';

export interface PageAsked {
  readonly agency: { readonly name: string; readonly shortName: string };
  readonly city: { readonly name: string; readonly zone: string };
  readonly held: HeldStrategy;
  readonly pillars: readonly EffectivePillar[];
  /** As an address with the bytes in it. */
  readonly logo: { readonly src: string; readonly alt: string } | undefined;
  readonly language: Language;
  readonly at: Date;
}

/** How much is told: a long strategy is told shorter until it fits on one page. */
export interface Tightness {
  readonly rows: number;
  readonly letters: number;
  readonly points: number;
}

export const tightnesses: readonly Tightness[] = [
  { rows: 12, letters: 420, points: 9 },
  { rows: 12, letters: 420, points: 8.3 },
  { rows: 7, letters: 200, points: 8.3 },
  { rows: 7, letters: 140, points: 8 },
  { rows: 5, letters: 120, points: 8.3 },
  { rows: 4, letters: 90, points: 8 },
  { rows: 3, letters: 60, points: 8 },
];

/** Beside what comes from the only agency above. */
const mark = '<small>↑</small>';

type Say = (key: string, facts?: Readonly<Record<string, unknown>>) => string;

interface Telling {
  readonly say: Say;
  readonly tightness: Tightness;
  readonly language: Language;
  /** The only agency above, if it is one: its rows then carry a mark instead of its name. */
  readonly above: string | undefined;
  /** Set when something was left out. */
  readonly cut: { any: boolean };
}

interface From<Row> {
  readonly row: Row;
  /** Undefined: the agency's own. */
  readonly from: string | undefined;
}

const words = speaker([guideMessages]);

export function pageTitle({ agency, language }: Pick<PageAsked, 'agency' | 'language'>): string {
  return words.say(language, 'page.title', { name: agency.shortName });
}

export function pageFoot({ city, language, at }: Pick<PageAsked, 'city' | 'language' | 'at'>): string {
  return words.say(language, 'page.foot', { city: city.name, date: formatDate(at, city.zone, language) });
}

export function pageOf(asked: PageAsked, tightness: Tightness): { readonly style: string; readonly body: string } {
  const { language } = asked;
  const say: Say = (key, facts) => words.say(language, key, facts);
  const above = asked.held.inherited.length === 1 ? asked.held.inherited[0]?.agency.shortName : undefined;
  const telling: Telling = { say, tightness, language, above, cut: { any: false } };
  const parts = [
    goalPart(asked, telling),
    audiencesPart(asked, telling),
    pillarsPart(asked, telling),
    channelsPart(asked, telling),
    kindsPart(asked, telling),
    voicePart(asked, telling),
    avoidPart(asked, telling),
    hashtagsPart(asked, telling),
    brandPart(asked, telling),
  ].filter(Boolean);
  const body = parts.join('\n');
  const main =
    parts.length === 0 ? `<p class="empty">${escaped(say('page.empty'))}</p>` : `<div class="columns">${body}</div>`;
  const notes = [
    ...(above !== undefined && body.includes(mark) ? [`${mark} ${escaped(say('page.from', { name: above }))}`] : []),
    ...(telling.cut.any ? [escaped(say('page.cut'))] : []),
  ];
  const note = notes.length === 0 ? '' : `<p class="cut">${notes.join(' &nbsp; ')}</p>`;
  return { style: pageStyle(tightness.points), body: `${head(asked, telling)}<main>${main}${note}</main>` };
}

function head({ agency, city, held, logo, language }: PageAsked, telling: Telling): string {
  const { say } = telling;
  const summary = mainText(
    firstOf(held, ({ summary }) => summary),
    telling,
  );
  const at = held.own?.updatedAt;
  const updated = at ? ` · ${say('page.updated', { date: formatDate(at, city.zone, language) })}` : '';
  const picture = logo ? `<img src="${escaped(logo.src)}" alt="${escaped(logo.alt)}">` : '';
  const kicker = `<p class="kicker">${escaped(`${say('page.kicker')}${updated}`)}</p>`;
  const lead = summary === '' ? '' : `<p class="lead">${summary}</p>`;
  return `<header><div>${kicker}<h1>${escaped(agency.name)}</h1>${lead}</div>${picture}</header>`;
}

function goalPart({ held }: PageAsked, telling: Telling): string {
  const goal = mainText(
    firstOf(held, (content) => content.goal),
    telling,
  );
  return goal === '' ? '' : part(telling.say('page.goal'), `<p class="goal">${goal}</p>`);
}

function audiencesPart({ held }: PageAsked, telling: Telling): string {
  const rows = all(held, ({ audiences }) => audiences);
  return list(telling, rows, {
    title: 'page.audiences',
    tell: ({ name, needs, places, language }) => {
      const where = [places, language].filter((said) => said.trim() !== '').join(' · ');
      return `<b>${text(name, telling)}</b> ${text(needs, telling)}${where === '' ? '' : ` <i>${text(where, telling)}</i>`}`;
    },
  });
}

function channelsPart({ held }: PageAsked, telling: Telling): string {
  const rows = all(held, ({ channels }) => channels);
  return list(telling, rows, {
    title: 'page.channels',
    tell: ({ name, mediaClass, reason }) => {
      return `<b>${text(name, telling)}</b> <i>${escaped(telling.say(`class.${mediaClass}`))}</i> ${text(reason, telling)}`;
    },
  });
}

function pillarsPart({ pillars }: PageAsked, telling: Telling): string {
  if (pillars.length === 0) return '';
  const { say, language } = telling;
  const shared = pillars.filter(({ wantedShare }) => (wantedShare ?? 0) > 0);
  const bar = shared.map(
    ({ wantedShare }, index) => `<span class="c${(index % 6) + 1}" style="flex:${wantedShare}"></span>`,
  );
  const rows = pillars.map((pillar) => ({ row: pillar, from: pillar.inherited ? pillar.agencyShortName : undefined }));
  const drawn = bar.length === 0 ? '' : `<div class="bar" aria-hidden="true">${bar.join('')}</div>`;
  const told = list(telling, rows, {
    title: 'page.pillars',
    least: 8,
    tell: ({ name, description, wantedShare, weekday, id }) => {
      const index = shared.findIndex((pillar) => pillar.id === id);
      const sign = index < 0 ? '' : `<span class="sign c${(index % 6) + 1}"></span>`;
      const share = wantedShare === null ? '' : ` ${formatNumber(wantedShare, language)} %`;
      const day = weekday === null ? '' : ` <i>${escaped(say('page.weekday', { day: say(`day.${weekday}`) }))}</i>`;
      return `${sign}<b>${text(name, telling)}${share}</b>${day} ${text(description, telling)}`;
    },
  });
  return told.replace('</h2>', `</h2>${drawn}`);
}

function kindsPart({ held }: PageAsked, telling: Telling): string {
  const { say } = telling;
  const rows = all(held, ({ kinds }) => kinds);
  return list(telling, rows, {
    title: 'page.kinds',
    tell: ({ kind, duty, note }) => {
      return `<b>${escaped(say(`kind.${kind}`))}</b> ${escaped(say(`duty.${duty}`))}${note === '' ? '' : `. ${text(note, telling)}`}`;
    },
  });
}

function voicePart({ held }: PageAsked, telling: Telling): string {
  const { say } = telling;
  const tone = mainText(
    firstOf(held, ({ voice }) => voice.tone),
    telling,
  );
  const rows = all(held, ({ voice }) => voice.examples);
  const examples = list(telling, rows, {
    title: 'page.voice',
    tell: ({ good, bad }) => {
      const wrong = bad === '' ? '' : `<br><b>${escaped(say('page.bad'))}:</b> <s>${text(bad, telling)}</s>`;
      return `<b>${escaped(say('page.good'))}:</b> ${text(good, telling)}${wrong}`;
    },
  });
  if (tone === '') return examples;
  return examples === '' ? part(say('page.voice'), `<p>${tone}</p>`) : examples.replace('</h2>', `</h2><p>${tone}</p>`);
}

function avoidPart({ held }: PageAsked, telling: Telling): string {
  const rows = all(held, ({ avoid }) => avoid).map(({ row: { word, instead } }) => {
    return `<s>${escaped(word)}</s>${instead === '' ? '' : ` → <b>${escaped(instead)}</b>`}`;
  });
  return flowing('page.avoid', telling, rows);
}

function hashtagsPart({ held }: PageAsked, telling: Telling): string {
  const rows = all(held, ({ hashtags }) => hashtags).map(({ row }) => `<b>#${escaped(row.tag)}</b>`);
  return flowing('page.hashtags', telling, rows);
}

function brandPart({ held }: PageAsked, telling: Telling): string {
  const { say } = telling;
  const colours = all(held, ({ brand }) => brand.colours)
    .slice(0, 8)
    .map(({ row: { name, hex } }) => {
      return `<span class="colour"><span style="background:${hex}"></span>${escaped(name)} <i>${escaped(hex.toUpperCase())}</i></span>`;
    });
  const fonts = all(held, ({ brand }) => brand.fonts).map(({ row }) => escaped(row.name));
  const letterhead = mainText(
    firstOf(held, ({ brand }) => brand.letterhead),
    telling,
  );
  const parts = [
    colours.length === 0 ? '' : `<p>${colours.join(' ')}</p>`,
    fonts.length === 0 ? '' : `<p><b>${escaped(say('page.fonts'))}:</b> ${fonts.join(', ')}</p>`,
    letterhead === '' ? '' : `<p><b>${escaped(say('page.letterhead'))}:</b> ${letterhead}</p>`,
  ];
  return parts.every((one) => one === '') ? '' : part(say('page.brand'), parts.join(''));
}

function part(title: string, inner: string): string {
  return `<section><h2>${escaped(title)}</h2>${inner}</section>`;
}

interface ListPart<Row> {
  readonly title: string;
  readonly tell: (row: Row) => string;
  /** Never fewer than these: a mix with parts left out says nothing. */
  readonly least?: number;
}

function list<Row>(telling: Telling, rows: readonly From<Row>[], { title, tell, least = 0 }: ListPart<Row>): string {
  if (rows.length === 0) return '';
  const { say, tightness, above, cut } = telling;
  const items = rows.slice(0, Math.max(least, tightness.rows)).map(({ row, from }) => {
    const named = from === above ? mark : `<small>${escaped(say('page.from', { name: from ?? '' }))}</small>`;
    const origin = from === undefined ? '' : `&nbsp;${named}`;
    return `<li>${tell(row)}${origin}</li>`;
  });
  const left = rows.length - items.length;
  if (left > 0) cut.any = true;
  const more = left > 0 ? `<li class="more">${escaped(say('page.more', { count: left }))}</li>` : '';
  return part(say(title), `<ul>${items.join('')}${more}</ul>`);
}

/** Short words one after the other instead of below each other. */
function flowing(title: string, { say, tightness, cut }: Telling, rows: readonly string[]): string {
  if (rows.length === 0) return '';
  const shown = rows.slice(0, tightness.rows * 2);
  const left = rows.length - shown.length;
  if (left > 0) cut.any = true;
  const more = left > 0 ? [escaped(say('page.more', { count: left }))] : [];
  return part(say(title), `<p>${[...shown, ...more].join(' · ')}</p>`);
}

/** The agency's own rows first, then those it inherits, from the nearest. */
function all<Row>({ own, inherited }: HeldStrategy, rows: (content: StrategyContent) => readonly Row[]): From<Row>[] {
  const mine = rows(own?.content ?? emptyStrategy).map((row) => ({ row, from: undefined }));
  const above = inherited.toReversed();
  return [
    ...mine,
    ...above.flatMap(({ agency, content }) => rows(content).map((row) => ({ row, from: agency.shortName }))),
  ];
}

function firstOf({ own, inherited }: HeldStrategy, said: (content: StrategyContent) => string): string {
  const contents = [own?.content ?? emptyStrategy, ...inherited.toReversed().map(({ content }) => content)];
  return contents.map(said).find((words) => words.trim() !== '') ?? '';
}

/** What the page is about is told longer than its rows. */
function mainText(words: string, telling: Telling): string {
  const { tightness } = telling;
  return text(words, { ...telling, tightness: { ...tightness, letters: tightness.letters * 3 } });
}

/** Cut between words, said with an ellipsis. */
function text(words: string, { tightness: { letters }, cut }: Telling): string {
  const plain = words.replaceAll(/\s+/g, ' ').trim();
  if (plain.length <= letters) return escaped(plain);
  cut.any = true;
  const short = plain.slice(0, letters - 1);
  const end = short.lastIndexOf(' ');
  return `${escaped(short.slice(0, end > letters / 2 ? end : undefined).replace(/[\s,;:.]+$/, ''))}…`;
}
