import { agencyTree, city, type AgencyTree } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { speaker } from '#platform/i18n/messages.ts';
import type { Routine } from '#platform/jobs/job.ts';
import type { Mail } from '#platform/mail/mail.ts';
import type { Now } from '#platform/time/clock.ts';
import { localTimeOf } from '#platform/time/local-time.ts';
import { reportingMessages } from '../messages/messages.ts';
import type { ConsistencyView, Step } from './contract.ts';
import { presentConsistency } from './present-consistency.ts';
import { claimLetter, dropLetter, noteSent, toWriteTo, type Addressee } from './weekly-letter.store.ts';
import { runningWeek } from './weeks.ts';

export interface WeeklyLetterTools {
  readonly db: Db;
  readonly now: Now;
  /** Undefined when no mail server is set: the desk alone reminds. */
  readonly mail: Mail | undefined;
  /** Without a slash at its end. */
  readonly publicUrl: string;
}

const words = speaker([reportingMessages]);
const fromHour = '08:00';

/** Looks often, so that a server that was down at eight writes as soon as it is up, on that Monday. */
export function weeklyLettersRoutine(tools: WeeklyLetterTools): Routine {
  return { name: 'reporting.weekly-letters', cron: '*/10 * * * *', work: () => writeWeeklyLetters(tools) };
}

/** One letter per PR admin on Monday from eight on the city's clock. Fails when the mail server refused one: it is tried again. */
export async function writeWeeklyLetters(tools: WeeklyLetterTools): Promise<void> {
  const { db, now, mail } = tools;
  const zone = (await city(db))?.zone;
  if (!mail || zone === undefined || !isTime(now(), zone)) return;
  const week = runningWeek(now(), zone).monday;
  const tree = await agencyTree(db);
  const about = new Map<string, Told>();
  let refused = 0;
  for (const person of await toWriteTo(db, week)) {
    for (const id of person.agencyIds) {
      if (!about.has(id)) about.set(id, await toldOf(tools, { tree, zone, agencyId: id }));
    }
    if (!(await write(tools, person, { week, about }))) refused += 1;
  }
  if (refused > 0) throw new Error(`The mail server refused ${refused} weekly letters`);
}

function isTime(now: Date, zone: string): boolean {
  const { date, time } = localTimeOf(now, zone);
  return date === runningWeek(now, zone).monday && time >= fromHour;
}

type Told = Pick<ConsistencyView, 'agency' | 'planned' | 'cadence' | 'next'> | undefined;

interface Place {
  readonly tree: AgencyTree;
  readonly zone: string;
  readonly agencyId: string;
}

async function toldOf({ db, now }: WeeklyLetterTools, { tree, zone, agencyId }: Place): Promise<Told> {
  const agency = tree.get(agencyId);
  return agency && (await presentConsistency(db, { agency, tree, zone, weeks: 1, now: now() }));
}

interface Letter {
  readonly week: string;
  readonly about: ReadonlyMap<string, Told>;
}

/** True when nothing is left to write to that person this week. */
async function write(tools: WeeklyLetterTools, person: Addressee, { week, about }: Letter): Promise<boolean> {
  const { db, mail, publicUrl } = tools;
  const { language, name, email } = person;
  const told = person.agencyIds.flatMap((id) => about.get(id) ?? []);
  if (told.length === 0) return true;
  const lines = told.map((one) => lineOf(one, language)).join('\n\n');
  const facts = {
    name,
    lines,
    agency: told.map(({ agency }) => agency.shortName).join(', '),
    link: `${publicUrl}/desk`,
  };
  const letter = {
    to: email,
    subject: words.say(language, 'weekly.subject', facts),
    text: words.say(language, 'weekly.text', facts),
  };
  const mine = { week, personId: person.id };
  if (!(await claimLetter(db, mine))) return true;
  const taken = (await mail?.send(letter).catch(() => false)) === true;
  await (taken ? noteSent(db, mine) : dropLetter(db, mine));
  return taken;
}

function lineOf(view: NonNullable<Told>, language: Addressee['language']): string {
  const { agency, planned, cadence, next } = view;
  const say = (key: string, facts: Record<string, string | number> = {}): string => words.say(language, key, facts);
  const { now } = planned;
  const out = now ? say('weekly.out', { out: now.out, of: now.due - now.withdrawn }) : say('weekly.nothing');
  const week = cadence.find(({ kind }) => kind === 'stories')?.weeks.at(-1);
  const stories = week && week.wanted !== null ? [say('weekly.stories', { done: week.done, wanted: week.wanted })] : [];
  const steps = stepsOf(next).map(({ kind, count }) => say(`weekly.step.${kind}`, { count }));
  return [
    agency.shortName,
    `• ${out}`,
    ...stories.map((line) => `• ${line}`),
    ...steps.map((line) => `→ ${line}`),
  ].join('\n');
}

/** What this week can change; the rest stands on the screen. */
function stepsOf({ planned, cadence }: ConsistencyView['next']): readonly Step[] {
  const open = [planned, cadence].filter(({ kind }) => kind !== 'go-on');
  return open.length > 0 ? open : [cadence];
}
