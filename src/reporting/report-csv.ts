import { formatDate, formatClock } from '#platform/time/format.ts';
import type { Speaker } from '#platform/i18n/messages.ts';
import type { Language } from '#platform/i18n/language.ts';
import type { Figure } from './contract.ts';
import { csvOf, type Cell, type CsvTable } from './csv.ts';
import type { Report } from './overview.view.ts';

export type ReportTable = 'summary' | 'posts' | 'agencies';

interface Telling {
  readonly report: Report;
  readonly word: (key: string, facts?: Readonly<Record<string, unknown>>) => string;
  readonly language: Language;
}

const tables: Readonly<Record<ReportTable, (telling: Telling) => CsvTable>> = {
  summary: summaryTable,
  posts: postsTable,
  agencies: agenciesTable,
};

export function reportCsv(report: Report, table: ReportTable, say: { speaker: Speaker; language: Language }): string {
  const { speaker, language } = say;
  const telling: Telling = { report, language, word: (key, facts) => speaker.say(language, `csv.${key}`, facts) };
  return csvOf(tables[table](telling), language === 'id' ? ',' : '.');
}

function heads(word: Telling['word'], names: readonly string[]): string[] {
  return names.map((name) => word(name));
}

function summaryTable({ report, word, language }: Telling): CsvTable {
  const { posts, answers, interactions, views, followers, rates, zone } = report;
  const plain = (name: string, now: Cell, before: Cell): Cell[] => [
    word(name),
    now,
    before,
    word(`${name}-formula`),
    '',
    word('source-kentongan'),
    '',
  ];
  const told = (name: string, figure: Figure): Cell[] => [
    word(name),
    figure.value,
    figure.previous,
    word(`${name}-formula`),
    word('coverage', figure.coverage),
    figure.sources.map((source) => word(`source-${source}`)).join('; '),
    figure.takenAt === null ? null : instant(new Date(figure.takenAt), { zone, language }),
  ];
  return {
    head: heads(word, ['number', 'now', 'before', 'formula', 'covered', 'source', 'taken-at']),
    rows: [
      plain('posts-planned', posts.now.planned, posts.before.planned),
      plain('posts-verified', posts.now.verified, posts.before.verified),
      told('interactions', interactions),
      told('views', views),
      told('followers', followers),
      ...rates.map(({ now, before }) => plain(`rate-${now.base}`, now.value, before)),
      plain('answer-median', answers.now.medianMinutes, answers.before.medianMinutes),
      plain('answers-in-time', answers.now.inTime, answers.before.inTime),
      plain('answers-owed', answers.now.owed, answers.before.owed),
    ],
  };
}

function postsTable({ report, word, language }: Telling): CsvTable {
  const names = ['date', 'time', 'agency', 'title', 'kind', 'media', 'reach', 'views', 'interactions', 'rate', 'base'];
  const { zone } = report;
  return {
    head: heads(word, names),
    rows: report.topPosts.map((post) => {
      const at = new Date(post.publishedAt);
      return [
        formatDate(at, zone, language),
        formatClock(at, zone, language),
        post.agency,
        post.title,
        post.kind,
        post.media.join('; '),
        post.reach,
        post.views,
        post.interactions,
        post.rate?.value ?? null,
        post.rate ? word(post.rate.base) : null,
      ];
    }),
  };
}

function agenciesTable({ report, word }: Telling): CsvTable {
  const names = [
    'agency',
    'posts-planned',
    'posts-verified',
    'interactions',
    'followers',
    'followers-before',
    'answer-median',
    'answers-in-time',
    'answers-owed',
  ];
  return {
    head: heads(word, names),
    rows: report.agencies.map(({ shortName, posts, interactions, followers, followersBefore, answers }) => [
      shortName,
      posts.planned,
      posts.verified,
      interactions,
      followers,
      followersBefore,
      answers.medianMinutes,
      answers.inTime,
      answers.owed,
    ]),
  };
}

function instant(at: Date, { zone, language }: { zone: string; language: Language }): string {
  return `${formatDate(at, zone, language)} ${formatClock(at, zone, language)}`;
}
