import { z } from 'zod';
import { activeAmong, agencyById, recordAudit, agencyTree, systemActor } from '#organisation/index.ts';
import { inTransaction, type Db, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { speaker } from '#platform/i18n/messages.ts';
import type { JobKind, Jobs, Routine } from '#platform/jobs/job.ts';
import { formatInstant } from '#platform/time/format.ts';
import type { Now } from '#platform/time/clock.ts';
import type { LetterTools } from '#publishing/approval-letters/ask-approvers.ts';
import { askStandIns } from '#publishing/delegations/ask-stand-ins.ts';
import { publishingMessages } from '#publishing/messages/messages.ts';
import type { Post } from '#publishing/posts/post.ts';
import { postById } from '#publishing/posts/post.store.ts';
import { askedPeople, fittingPeople } from './asked-people.ts';
import { reviewOf } from './review.store.ts';
import {
  addNotices, claimNotices, factsOfReview, markTold, toEscalate, toRemind, unclaim, type NoticeKind, type OverdueReview,
} from './watch.store.ts'; // oxfmt-ignore

export interface WatchTools {
  readonly db: Db;
  readonly jobs: Jobs;
  readonly now: Now;
}

export const mailNoticesJob: JobKind<{ reviewId: string }> = {
  name: 'publishing.mail-review-notices',
  payload: z.object({ reviewId: z.uuid() }),
  maxAttempts: 5,
  concurrency: 1,
};

const mostAtOnce = 200;
const words = speaker([publishingMessages]);

/** Reminds those whose turn it is before it is too late, and tells the coordinator once when it is. */
export function watchReviewsRoutine(tools: WatchTools): Routine {
  return { name: 'publishing.watch-reviews', cron: '* * * * *', work: () => watchReviews(tools) };
}

export async function watchReviews(tools: WatchTools): Promise<void> {
  const { db, jobs, now } = tools;
  await inTransaction(db, (tx) => askStandIns({ tx, jobs, now }));
  for (const review of await toRemind(db, now(), mostAtOnce)) await tellOf(tools, review, 'remind');
  for (const review of await toEscalate(db, now(), mostAtOnce)) await tellOf(tools, review, 'escalate');
}

async function tellOf({ db, jobs, now }: WatchTools, review: OverdueReview, kind: NoticeKind): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (!(await markTold(tx, review, kind))) return;
    const post = await postById(tx, review.postId);
    if (!post || !(await isAsked(tx, post))) return;
    await addNotices(tx, { review, kind, people: await peopleToTell(tx, post, { kind, now: now() }) });
    await jobs.enqueue(tx, { kind: mailNoticesJob, payload: { reviewId: review.id }, runAt: now() });
    await announce(tx, { topic: 'post', agencyId: post.agencyId, id: post.id });
    if (kind === 'remind') return;
    const subject = { agencyId: post.agencyId, subjectKind: 'post', subjectId: post.id };
    await recordAudit(tx, systemActor(await agencyTree(tx)), { ...subject, action: 'post.review-escalated' });
  });
}

async function isAsked(tx: Tx, post: Post): Promise<boolean> {
  return post.state === 'in-review' || ((await reviewOf(tx, post))?.isOpenAfterwards ?? false);
}

async function peopleToTell(tx: Tx, post: Post, { kind, now }: { readonly kind: NoticeKind; readonly now: Date }) {
  const people =
    kind === 'remind'
      ? await askedPeople(tx, post, now)
      : await fittingPeople(tx, { kind: 'coordinator', people: [] }, post.agencyId);
  return people.map(({ id }) => id as string);
}

/** Writes to whoever has a notice and no letter about it. Fails when the mail server refused one, so that it is tried again. */
export async function mailNotices({ db, mail, publicUrl }: LetterTools, reviewId: string): Promise<void> {
  if (!mail) return;
  const about = await factsOfReview(db, reviewId);
  const agency = about && (await agencyById(db, about.agencyId));
  if (!about || !agency) return;
  let refused = 0;
  for (const notice of await claimNotices(db, reviewId)) {
    const [person] = await activeAmong(db, [notice.personId]);
    if (!person) continue;
    const { language, name, email } = person;
    const due = formatInstant(about.due, agency.zone, language);
    const link = `${publicUrl}/desk/konten/${about.postId}`;
    const facts = { name, title: about.title, agency: agency.shortName, due, link };
    const subject = words.say(language, `notice.${notice.kind}.subject`, facts);
    const taken = await mail.send({
      to: email,
      subject,
      text: words.say(language, `notice.${notice.kind}.text`, facts),
    });
    if (taken) continue;
    refused += 1;
    await unclaim(db, reviewId, notice);
  }
  if (refused > 0) throw new Error(`The mail server refused ${refused} letters about a review`);
}
