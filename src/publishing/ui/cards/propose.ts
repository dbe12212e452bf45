import { cardFields, cardPictures, type CardDesign, type CardTemplate } from '#cards/contract.ts';
import type { ActivityView } from '#planning/contract.ts';
import { formatClock, formatLongDate, zoneLabel } from '#platform/time/format.ts';
import type { PostContentBody, PostView } from '#publishing/contract.ts';

export interface Known {
  readonly post: Pick<PostView, 'agency' | 'programmes'>;
  /** With its facts in place. */
  readonly content: Pick<PostContentBody, 'title' | 'text' | 'kind' | 'pictures'>;
  /** What it is about, if anybody wrote it down. */
  readonly activity:
    | Pick<ActivityView, 'title' | 'startsAt' | 'endsAt' | 'place' | 'village' | 'facts' | 'quotes'>
    | undefined;
  /** Where citizens read the agency. */
  readonly host: string;
}

/** A card begun from what the desk already knows. Cards speak Indonesian, whatever language the desk is read in. */
export function proposeCard(template: CardTemplate, known: Known): CardDesign {
  const said = fieldsOf(template, known);
  const fields = cardFields[template].flatMap(({ name, most }) => {
    const words = (said[name] ?? '').trim();
    return words === '' ? [] : [[name, shortTo(words, most)] as const];
  });
  const [, most] = cardPictures[template];
  const photos = known.content.pictures.map(({ mediaId }) => mediaId);
  const pictures = template === 'before-after' ? photos.slice(0, most) : [];
  const tone = template === 'clarification' || template === 'figures' ? 'light' : 'colour';
  return { template, tone, fields: Object.fromEntries(fields), pictures };
}

function fieldsOf(template: CardTemplate, known: Known): Readonly<Record<string, string>> {
  const { content, activity, host } = known;
  const title = content.title.trim() || activity?.title || '';
  const foot = host;
  const date = dateOf(known);
  const byTemplate: Readonly<Record<CardTemplate, Readonly<Record<string, string>>>> = {
    announcement: { kicker: 'Pengumuman', title, body: firstSentences(content.text), foot },
    event: { kicker: programmeOf(known) || 'Acara', title, date, time: timeOf(known), place: placeOf(known), foot },
    quote: { ...quoteOf(known), foot },
    greeting: { opening: `${known.post.agency.name} mengucapkan`, title, date, foot },
    condolence: {
      opening: 'Turut berduka cita atas wafatnya',
      message: 'Semoga almarhum/almarhumah mendapat tempat terbaik di sisi Tuhan Yang Maha Esa dan keluarga diberi kekuatan.',
      foot,
    },
    figures: { title, ...figuresOf(known), source: `Sumber: ${known.post.agency.shortName}`, foot },
    'before-after': { title, before: 'Sebelum', after: 'Sesudah', place: [placeOf(known), date].filter((part) => part !== '').join(', '), foot },
    clarification: { fact: firstSentences(content.text), source: known.post.agency.name, date, foot },
  }; // oxfmt-ignore
  return byTemplate[template];
}

function quoteOf({ activity }: Known): Readonly<Record<string, string>> {
  const [quote] = activity?.quotes ?? [];
  return quote ? { text: quote.text, name: quote.name, position: quote.title } : {};
}

function programmeOf({ post }: Known): string {
  return post.programmes[0]?.name ?? '';
}

function placeOf({ activity }: Known): string {
  return [activity?.place, activity?.village].filter((part) => part !== undefined && part !== '').join(', ');
}

function dateOf({ activity, post }: Known): string {
  return activity?.startsAt ? formatLongDate(new Date(activity.startsAt), post.agency.zone, 'id') : '';
}

function timeOf({ activity, post }: Known): string {
  if (!activity?.startsAt) return '';
  const { zone } = post.agency;
  const from = formatClock(new Date(activity.startsAt), zone, 'id');
  const sameDay =
    activity.endsAt && formatLongDate(new Date(activity.endsAt), zone, 'id') === dateOf({ activity, post } as Known);
  if (!activity.endsAt || !sameDay) return `Pukul ${from}`;
  const label = zoneLabel(zone);
  return `Pukul ${from.replace(label, '').trim()}–${formatClock(new Date(activity.endsAt), zone, 'id')}`;
}

function figuresOf({ activity }: Known): Readonly<Record<string, string>> {
  const counted = (activity?.facts ?? []).filter(({ value }) => /\d/u.test(value) && value.length <= 24).slice(0, 3);
  return Object.fromEntries(
    counted.flatMap(({ label, value }, at) => [
      [`value${at + 1}`, value],
      [`label${at + 1}`, label],
    ]),
  );
}

const aim = 220;

/** Without hashtags, addresses and signs of a list: as much as is read on a card. */
function firstSentences(text: string): string {
  const plain = text
    .replaceAll(/https?:\/\/\S+|(?<!\S)#[\p{L}\p{M}\p{N}_]+/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const sentences = plain.match(/.+?[.!?](?=\s|$)|.+$/gu) ?? [];
  let said = '';
  for (const sentence of sentences) {
    if (said !== '' && said.length + sentence.length > aim) break;
    said = `${said} ${sentence.trim()}`.trim();
  }
  return shortTo(said, aim);
}

function shortTo(words: string, most: number): string {
  if (words.length <= most) return words;
  const cut = words.slice(0, most - 1);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > most / 2 ? end : most - 1).replace(/[\s,;:–-]+$|[\ud800-\udbff]$/u, '')}…`;
}
