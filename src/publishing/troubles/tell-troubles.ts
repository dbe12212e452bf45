import { reactTo, type Failure } from '#channels/index.ts';
import { activeAmong, agencyById, peopleWhoCan, type Colleague } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { speaker } from '#platform/i18n/messages.ts';
import type { Routine } from '#platform/jobs/job.ts';
import type { Mail } from '#platform/mail/mail.ts';
import { publishingMessages } from '#publishing/messages/messages.ts';
import { nearestOf } from '#publishing/reviews/asked-people.ts';
import {
  claimLetter, dropLetter, notePresentTroubles, noteSent, noteTold, untoldTroubles, type OpenTrouble,
} from './trouble.store.ts'; // oxfmt-ignore

export interface TroubleTools {
  readonly db: Db;
  /** Undefined when no mail server is set: the desk alone tells. */
  readonly mail: Mail | undefined;
  /** Without a slash at its end. */
  readonly publicUrl: string;
}

/** Finds what no failure tells of, such as posts that are late. */
export function watchTroubles(tools: TroubleTools): Routine {
  return { name: 'publishing.watch-troubles', cron: '* * * * *', work: () => tellTroubles(tools) };
}

const words = speaker([publishingMessages]);

/** One letter per person about all that is new. Fails when the mail server refused one, so that it is tried again. */
export async function tellTroubles(tools: TroubleTools): Promise<void> {
  await inTransaction(tools.db, notePresentTroubles);
  if (!tools.mail) return;
  const troubles = await untoldTroubles(tools.db);
  if (troubles.length === 0) return;
  const letters = new Map<Colleague['id'], { person: Colleague; about: OpenTrouble[] }>();
  for (const trouble of troubles) {
    for (const person of await whoCanMend(tools.db, trouble)) {
      const letter = letters.get(person.id) ?? { person, about: [] };
      letter.about.push(trouble);
      letters.set(person.id, letter);
    }
  }
  let refused = 0;
  const failed = new Set<string>();
  for (const { person, about } of letters.values()) {
    if (await write(tools, person, about)) continue;
    refused += 1;
    for (const { id } of about) failed.add(id);
  }
  const told = troubles.map(({ id }) => id).filter((id) => !failed.has(id));
  await inTransaction(tools.db, (tx) => noteTold(tx, told));
  if (refused > 0) throw new Error(`The mail server refused ${refused} letters about posts that did not go out`);
}

/** Late, missed and vanished posts and unknown outcomes are for whoever answers for the account. */
function concerns(cause: string): ReturnType<typeof reactTo>['concerns'] {
  if (['unknown', 'missed', 'late', 'gone'].includes(cause)) return 'account-owner';
  return reactTo({ kind: cause } as Failure).concerns;
}

async function whoCanMend(
  db: Db,
  { cause, author, responsible, agencyId }: OpenTrouble,
): Promise<readonly Colleague[]> {
  const whom = concerns(cause);
  if (whom === 'coordinator' || whom === 'administrator') {
    return await nearestOf(db, await peopleWhoCan(db, 'post.approve-city', agencyId), agencyId);
  }
  const named = whom === 'author' || whom === 'replier' ? [author, responsible] : [responsible];
  for (const id of named) {
    const people = id === null ? [] : await activeAmong(db, [id]);
    if (people.length > 0) return people;
  }
  return await nearestOf(db, await peopleWhoCan(db, 'delivery.act', agencyId), agencyId);
}

/** True when nothing is left to write to that person about them. */
async function write(tools: TroubleTools, person: Colleague, about: readonly OpenTrouble[]): Promise<boolean> {
  const { db, mail, publicUrl } = tools;
  // Said before it is claimed, so that nothing but the mail server stands between the claim and the letter.
  const lines = new Map<string, string>();
  for (const trouble of about)
    lines.set(trouble.id, await lineOf(db, trouble, { language: person.language, publicUrl }));
  const troubleIds = await inTransaction(db, (tx) => claimLetter(tx, person.id, [...lines.keys()]));
  if (troubleIds.length === 0) return true;
  const { language, name, email } = person;
  const said = troubleIds.map((id) => `• ${lines.get(id) ?? ''}`).join('\n');
  const facts = { name, count: troubleIds.length, lines: said, link: `${publicUrl}/desk/terbit` };
  const letter = {
    to: email,
    subject: words.say(language, 'trouble.subject', facts),
    text: words.say(language, 'trouble.text', facts),
  };
  const taken = (await mail?.send(letter).catch(() => false)) === true;
  const mine = { personId: person.id, troubleIds };
  await inTransaction(db, (tx) => (taken ? noteSent(tx, mine) : dropLetter(tx, mine)));
  return taken;
}

interface Reader {
  readonly language: Colleague['language'];
  readonly publicUrl: string;
}

async function lineOf(db: Db, trouble: OpenTrouble, { language, publicUrl }: Reader): Promise<string> {
  const { channel, count, title, postId, deliveryId, cause } = trouble;
  const agency = await agencyById(db, trouble.agencyId);
  const why = words.say(language, `trouble.cause.${cause}`);
  const about = deliveryId === null ? 'account' : postId === null ? 'reply' : 'post';
  const line = words.say(language, `trouble.${about}`, { agency: agency?.shortName ?? '', channel, count, title, why });
  return postId === null ? line : `${line}\n  ${publicUrl}/desk/konten/${postId}`;
}
