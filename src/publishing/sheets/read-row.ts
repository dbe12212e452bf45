import { instantOf } from '#platform/time/local-time.ts';
import type { PostKind } from '#publishing/posts/post.ts';
import { briefColumns, type Problem, type RowDraft, type SheetContext } from './row.ts';
import { bare, type SheetColumn } from './columns.ts';
import { readDate } from './read-date.ts';
import { readHashtags, readKind, readPlatforms, readStatus } from './read-names.ts';
import { readTime } from './read-time.ts';

export type Cells = Partial<Record<SheetColumn, string>>;

export interface ReadRow {
  readonly draft: RowDraft;
  readonly problems: readonly Problem[];
}

/** What the cells of a row mean for that agency, and everything that is wrong or doubtful in them. */
export function readRow(cells: Cells, context: SheetContext): ReadRow {
  const problems: Problem[] = [];
  const note: Note = (column, kind, facts = {}) => {
    problems.push({ column, kind, facts, level: errors.has(kind) ? 'error' : 'warning' });
  };
  const when = readWhen(cells, context, note);
  const channelIds = readChannels(cells, context, note);
  const kind = kindOf(cells, note);
  const pillarId = readPillar(cells, context, note);
  const brief = briefOf(cells, note);
  const words = wordsOf(cells, brief.hashtags, note);
  noteBrokenLetters(cells, note);
  if (readStatus(cells.status ?? '') === 'already-out') note('status', 'status-already-out');
  return { draft: { ...when, ...words, channelIds, kind, pillarId, brief }, problems };
}

/** The sign for what could not be decoded, and how UTF-8 looks when it was read as something older. */
const brokenLetters = /\uFFFD|Ã[\u0080-\u00BF]|â€|Â[\u00A0-\u00BF]/;

function noteBrokenLetters(cells: Cells, note: Note): void {
  for (const column of ['topic', 'caption'] as const) {
    const text = cells[column] ?? '';
    const at = text.search(brokenLetters);
    if (at >= 0) note(column, 'letters-broken', { text: text.slice(Math.max(0, at - 12), at + 12).trim() });
  }
}

function kindOf({ format }: Cells, note: Note): PostKind {
  const kind = format === undefined ? 'berita' : readKind(format);
  if (!kind) note('format', 'format-unknown', { text: format ?? '' });
  return kind ?? 'berita';
}

function wordsOf(
  { topic: title = '', caption = '' }: Cells,
  hashtags: string,
  note: Note,
): Pick<RowDraft, 'title' | 'text'> {
  const text = withHashtags(caption, hashtags);
  if (title === '' && caption === '') note('topic', 'topic-missing');
  if (title.length > 200) note('topic', 'topic-too-long', { length: String(title.length) });
  if (text.length > 30_000) note('caption', 'caption-too-long', { length: String(text.length) });
  return { title, text };
}

function briefOf(cells: Cells, note: Note): RowDraft['brief'] {
  const none = { hashtags: '', visual: '', cta: '', purpose: '', pic: '', link: '' };
  const { hashtags, visual, cta, purpose, pic, link } = { ...none, ...cells };
  if (link !== '' && !/^https?:\/\/\S/.test(link)) note('link', 'link-unreadable');
  const brief = { hashtags: readHashtags(hashtags), visual, cta, purpose, pic, link };
  for (const column of briefColumns) {
    if (brief[column].length > 2_000) note(column, 'too-long', { length: String(brief[column].length) });
  }
  return brief;
}

const errors = new Set([
  'date-unreadable', 'date-not-existing', 'date-order', 'time-unreadable', 'time-not-existing', 'time-other-zone', 'time-not-that-day',
  'platform-unknown', 'platform-without-channel', 'pillar-unknown', 'topic-missing', 'topic-too-long', 'caption-too-long', 'too-long',
]); // oxfmt-ignore

type Note = (column: SheetColumn, kind: string, facts?: Problem['facts']) => void;

function readWhen(cells: Cells, context: SheetContext, note: Note): Pick<RowDraft, 'date' | 'time'> {
  const { dateText, timeText } = whenTexts(cells);
  const date = dateText === undefined ? null : dateOf(dateText, context, note);
  const time = timeText === undefined ? null : timeOf(timeText, context, note);
  if (dateText === undefined) note('date', timeText === undefined ? 'date-missing' : 'date-missing-time-kept');
  if (!date) return { date: null, time: null };
  if (timeText === undefined) note('time', 'time-missing');
  const chosen = time ?? '07:00';
  if (!instantOf({ date, time: chosen }, context.zone)) note('time', 'time-not-that-day');
  else if (date < context.today) note('date', 'date-past');
  return { date, time: chosen };
}

/** One cell may hold both: "23/11/2026 09.00". */
function whenTexts({ date, time }: Cells): {
  readonly dateText: string | undefined;
  readonly timeText: string | undefined;
} {
  const joined = /^(.*\d{4}|\d{4}-\d{2}-\d{2})[\sT,]+(?:pukul |jam )?(\d{1,2}[.:]\d{2}.*)$/i.exec(date ?? '');
  return { dateText: joined?.[1] ?? date, timeText: time ?? joined?.[2] };
}

function dateOf(text: string, { today }: SheetContext, note: Note): string | null {
  const read = readDate(text, today);
  if (typeof read === 'string') {
    note('date', read, { text });
    return null;
  }
  if (read.otherWeekday) note('date', 'other-weekday', { date: read.iso });
  return read.iso;
}

function timeOf(text: string, { zoneLabel }: SheetContext, note: Note): string | null {
  const read = readTime(text, zoneLabel);
  if ('time' in read) return read.time;
  note('time', read.problem, { text, zone: zoneLabel });
  return null;
}

function readChannels(cells: Cells, { channels, usualChannelIds }: SheetContext, note: Note): readonly string[] {
  if (cells.platform === undefined) {
    note('platform', 'platform-missing');
    return usualChannelIds;
  }
  const { channelIds, unknown, without } = readPlatforms(cells.platform, channels);
  const known = channels.map(({ label }) => label).join(', ');
  if (unknown.length > 0) note('platform', 'platform-unknown', { text: unknown.join(', '), known });
  if (without.length > 0) note('platform', 'platform-without-channel', { text: without.join(', '), known });
  return channelIds;
}

function readPillar(cells: Cells, { pillars }: SheetContext, note: Note): string | null {
  if (cells.pillar === undefined) return null;
  const name = bare(cells.pillar);
  const found = pillars.find((pillar) => bare(pillar.name) === name);
  if (found) return found.id;
  const known = pillars.map((pillar) => pillar.name).join(', ');
  note('pillar', pillars.length === 0 ? 'pillar-none' : 'pillar-unknown', { text: cells.pillar, known });
  return null;
}

/** Hashtags are part of what is published; those that the caption already has are not said twice. */
export function withHashtags(caption: string, hashtags: string): string {
  const missing = hashtags.split(' ').filter((tag) => tag !== '' && !caption.toLowerCase().includes(tag.toLowerCase()));
  return missing.length === 0 ? caption : `${caption}${caption === '' ? '' : '\n\n'}${missing.join(' ')}`;
}
