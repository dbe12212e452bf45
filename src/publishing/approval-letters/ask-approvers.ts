import { agencyById, newSecret, type Colleague } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { speaker } from '#platform/i18n/messages.ts';
import type { Mail } from '#platform/mail/mail.ts';
import type { Now } from '#platform/time/clock.ts';
import { formatInstant } from '#platform/time/format.ts';
import { publishingMessages } from '#publishing/messages/messages.ts';
import type { Post } from '#publishing/posts/post.ts';
import { contentOf, postById } from '#publishing/posts/post.store.ts';
import { askedPeople, type AskedPerson } from '#publishing/reviews/asked-people.ts';
import { reviewOf } from '#publishing/reviews/review.store.ts';
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
 * Writes to everybody whose turn it is to agree to the post as it stands now, once per turn of a submission. Fails when the mail server refused a
 * letter, so that it is tried again; nobody gets two.
 */
export async function askApprovers(tools: LetterTools, postId: string): Promise<void> {
  if (!tools.mail) return;
  const post = await postById(tools.db, postId);
  if (!post || post.removed) return;
  const afterwards = await goesOnAfterwards(tools.db, post);
  if (post.state !== 'in-review' && !afterwards) return;
  const refused = [];
  const asked = await inTransaction(tools.db, (tx) => askedPeople(tx, post, tools.now()));
  for (const person of asked) {
    if (!(await writeTo(tools, person, { post, afterwards }))) refused.push(person.id);
  }
  if (refused.length > 0) throw new Error(`The mail server refused ${refused.length} letters about a post to approve`);
}

async function goesOnAfterwards(db: Db, post: Post): Promise<boolean> {
  return (await reviewOf(db, post))?.isOpenAfterwards ?? false;
}

interface About {
  readonly post: Post;
  /** It went out before its review: that is done at the desk, not from the letter. */
  readonly afterwards: boolean;
}

async function writeTo(
  { db, now, mail, publicUrl }: LetterTools,
  person: AskedPerson,
  { post, afterwards }: About,
): Promise<boolean> {
  const { secret, hash: tokenHash } = newSecret();
  const expiresAt = new Date(now().getTime() + letterDays * 86_400_000);
  if (!(await addLetter(db, { tokenHash, postId: post.id, personId: person.id, expiresAt }))) return true;
  const facts = await factsOf(db, person, post);
  const letter = {
    ...facts,
    name: person.name,
    days: letterDays,
    standsInFor: person.standsInFor ?? 'none',
    link: afterwards ? `${publicUrl}/desk/konten/${post.id}` : `${publicUrl}/setujui/${secret}`,
  };
  const kind = afterwards ? 'letter.afterwards' : 'letter';
  const taken = await mail?.send({
    to: person.email,
    subject: words.say(person.language, `${kind}.subject`, letter),
    text: words.say(person.language, `${kind}.text`, letter),
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
