import type { Speaker } from '#platform/i18n/messages.ts';
import type { Language } from '#platform/i18n/language.ts';
import { csvText } from '#platform/sheets/csv-text.ts';
import { formatInstant } from '#platform/time/format.ts';
import type { AgencyReachView, KeyMessageView } from './contract.ts';

interface Told {
  readonly speaker: Speaker;
  readonly language: Language;
  readonly zone: string;
}

const columns = ['agency', 'confirmed', 'by', 'post', 'state', 'channel', 'at', 'url'] as const;

/** One line for each place where it was carried, or for an agency that has not carried it yet. */
export function reachCsv({ reach }: KeyMessageView, told: Told): string {
  const { speaker, language } = told;
  const head = columns.map((column) => speaker.say(language, `key-message.csv.${column}`));
  return csvText({ head, rows: reach.flatMap((agency) => linesOf(agency, told)) }, language === 'id' ? ';' : ',');
}

function linesOf({ name, confirmed, posts }: AgencyReachView, { speaker, language, zone }: Told): string[][] {
  const time = (at: string | null): string => (at === null ? '' : formatInstant(new Date(at), zone, language));
  const not = speaker.say(language, 'key-message.csv.not-yet');
  const own = [name, confirmed ? time(confirmed.at) : not, confirmed?.by ?? ''];
  if (posts.length === 0) return [[...own, not, '', '', '', '']];
  return posts.flatMap(({ title, state, at, places }) => {
    const word = speaker.say(language, places.length > 0 ? 'key-message.csv.out' : `key-message.csv.waits`);
    const post = [...own, title, state === 'withdrawn' ? speaker.say(language, 'key-message.csv.withdrawn') : word];
    if (places.length === 0) return [[...post, '', time(at), '']];
    return places.map((place) => [...post, place.channel, time(place.at), place.url ?? '']);
  });
}
