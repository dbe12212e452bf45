import { agencyById, agencyTree, newSecret, peopleOf, peopleWhoCan, type Colleague } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { speaker } from '#platform/i18n/messages.ts';
import type { Mail } from '#platform/mail/mail.ts';
import type { Now } from '#platform/time/clock.ts';
import { formatInstant } from '#platform/time/format.ts';
import { publishingMessages } from '#publishing/messages/messages.ts';
import { writersOf } from '#publishing/posts/history.store.ts';
import { isOwnPost, type Post } from '#publishing/posts/post.ts';
import { contentOf, postById } from '#publishing/posts/post.store.ts';
import { letterDays } from './letter.ts';
import { addLetter, dropLetter } from './letter.store.ts';

export interface LetterTools {
  readonly db: Db;
  readonly now: Now;
  /** Undefined when no mail server is set: nobody gets letters. */
  readonly mail: Mail | undefined;
  /** Without a slash at its end. */
  readonly publicUrl: string;
}

const words = speaker([publishingMessages]);

/**
 * Writes to everybody who may approve the post as it stands now, once per submission. Fails when the mail server refused a
 * letter, so that it is tried again; nobody gets two.
 */
export async function askApprovers(tools: LetterTools, postId: string): Promise<void> {
  if (!tools.mail) return;
  const post = await postById(tools.db, postId);
  if (post?.state !== 'in-review' || post.removed) return;
  const refused = [];
  for (const person of await approversOf(tools.db, post)) {
    if (!(await writeTo(tools, person, post))) refused.push(person.id);
  }
  if (refused.length > 0) throw new Error(`The mail server refused ${refused.length} letters about a post to approve`);
}

/** Who is nearest of those that may say yes: only where an agency has nobody are those above it written to. */
async function approversOf(db: Db, post: Post): Promise<readonly Colleague[]> {
  const able = await ableTo(db, post);
  for (const agencyId of [post.agencyId, ...(await agencyTree(db)).ancestors(post.agencyId)]) {
    const here = new Set((await peopleOf(db, [agencyId])).map(({ id }) => id));
    const near = able.filter(({ id }) => here.has(id));
    if (near.length > 0) return near;
  }
  return able;
}

/** Nobody to their own words, unless the agency allows that. */
async function ableTo(db: Db, post: Post): Promise<readonly Colleague[]> {
  const able = await peopleWhoCan(db, 'post.approve', post.agencyId);
  if ((await agencyById(db, post.agencyId))?.allowsSelfApproval) return able;
  const writers = await inTransaction(db, (tx) => writersOf(tx, post));
  return able.filter(({ id }) => !isOwnPost(post, id, writers));
}

async function writeTo({ db, now, mail, publicUrl }: LetterTools, person: Colleague, post: Post): Promise<boolean> {
  const { secret, hash: tokenHash } = newSecret();
  const expiresAt = new Date(now().getTime() + letterDays * 86_400_000);
  if (!(await addLetter(db, { tokenHash, postId: post.id, personId: person.id, expiresAt }))) return true;
  const facts = await factsOf(db, person, post);
  const letter = { ...facts, name: person.name, days: letterDays, link: `${publicUrl}/setujui/${secret}` };
  const taken = await mail?.send({
    to: person.email,
    subject: words.say(person.language, 'letter.subject', letter),
    text: words.say(person.language, 'letter.text', letter),
  });
  if (!taken) await dropLetter(db, tokenHash);
  return taken === true;
}

async function factsOf(db: Db, { language }: Colleague, post: Post) {
  const agency = await agencyById(db, post.agencyId);
  const { publishAt } = post;
  return {
    title: (await contentOf(db, post.id)).title,
    agency: agency?.shortName ?? '',
    timed: publishAt ? 'yes' : 'no',
    time: publishAt && agency ? formatInstant(publishAt, agency.zone, language) : '',
  };
}
