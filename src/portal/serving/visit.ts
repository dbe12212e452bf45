import type { City } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Language } from '#platform/i18n/language.ts';
import type { Speaker } from '#platform/i18n/messages.ts';
import { formatNear } from '#platform/time/format.ts';
import type { Word } from '#portal/messages/messages.ts';

/** One page being rendered for one language: what it may ask, and what it says of itself. */
export interface Visit {
  readonly db: Db;
  readonly now: Date;
  readonly city: City;
  readonly language: Language;
  /** The address people type, without a slash at the end. Never taken from the request. */
  readonly publicUrl: string;
  /** Of this page, with its query, without the language. */
  readonly path: string;
  /** Put where a form's token belongs. */
  readonly tokenMark: string;
  readonly dependsOn: Set<string>;
  readonly say: (word: Word, facts?: Readonly<Record<string, string | number>>) => string;
  /** The address of another page, in the same language. */
  readonly to: (path: string) => string;
  /** `hari ini 16.30 WIB` */
  readonly near: (at: Date, zone: string) => string;
  /** The page says something that is true until then. */
  readonly trueUntil: (at: Date) => void;
  readonly freshUntil: () => Date;
}

export interface VisitTools {
  readonly db: Db;
  readonly speaker: Speaker;
  readonly publicUrl: string;
  readonly tokenMark: string;
}

export interface Visited {
  readonly now: Date;
  readonly city: City;
  readonly language: Language;
  readonly path: string;
}

const hourMs = 3_600_000;

export function aVisit({ db, speaker, publicUrl, tokenMark }: VisitTools, visited: Visited): Visit {
  const { now, language } = visited;
  // Days begin at a full hour in every zone of the country, so what is said of "today" holds for this hour.
  let freshUntil = new Date((Math.floor(now.getTime() / hourMs) + 1) * hourMs);
  return {
    db,
    publicUrl,
    tokenMark,
    ...visited,
    dependsOn: new Set(),
    say: (word, facts) => speaker.say(language, word, facts),
    to: (path) => inLanguage(path, language),
    near: (at, zone) => formatNear(at, now, { zone, language }),
    trueUntil(at) {
      if (at > now && at < freshUntil) freshUntil = at;
    },
    freshUntil: () => freshUntil,
  };
}

export function inLanguage(path: string, language: Language): string {
  if (language === 'id') return path;
  return path === '/' ? '/en' : `/en${path}`;
}
