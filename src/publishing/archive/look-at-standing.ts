import type { Session } from '#channels/index.ts';
import { productItself, recordAudit } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import type { Jobs, Routine } from '#platform/jobs/job.ts';
import type { Networks } from '#publishing/deliveries/engine.ts';
import { tellTroublesSoon } from '#publishing/troubles/tell-troubles.job.ts';
import { afterLook } from './look.ts';
import { lookNoMore, saveLooked, takeToLookAt, type ToLookAt } from './look.store.ts';

export interface LookTools {
  readonly db: Db;
  readonly jobs: Jobs;
  readonly now: () => Date;
  readonly networks: Pick<Networks, 'publisher' | 'session' | 'slowDown'>;
}

/** A day, a week and a month after it went out: does the network still show it? */
export function lookAtStandingRoutine(tools: LookTools): Routine {
  return { name: 'publishing.look-at-standing', cron: '*/5 * * * *', work: () => lookAtStanding(tools) };
}

const atOnce = 100;

/** One after the other: nothing here is urgent enough to press a network. */
export async function lookAtStanding(tools: LookTools): Promise<void> {
  const taken = await inTransaction(tools.db, (tx) => takeToLookAt(tx, tools.now(), atOnce));
  for (const one of taken) await lookAtOne(tools, one);
}

async function lookAtOne(tools: LookTools, one: ToLookAt): Promise<void> {
  const { db, networks, now, jobs } = tools;
  const publisher = networks.publisher(one.network);
  if (!publisher) return await inTransaction(db, (tx) => lookNoMore(tx, one.id));
  const after = afterLook(one, await looked(tools, one, await networks.session(one.channelId)), now());
  await inTransaction(db, async (tx) => {
    if (!(await saveLooked(tx, one.id, after))) return await lookNoMore(tx, one.id);
    const [was, is] = [one.goneAt !== null, after.goneAt !== null];
    if (was === is) return;
    const { id, agencyId, postId } = one;
    const subject = { agencyId, subjectKind: 'delivery', subjectId: id };
    await recordAudit(tx, productItself, {
      ...subject,
      action: is ? 'delivery.gone' : 'delivery.back',
      after: { postId },
    });
    await tellTroublesSoon(tx, jobs, now());
    await announce(tx, { topic: 'delivery', agencyId, id }, { topic: 'post', agencyId, id: postId });
  });
}

async function looked(
  { networks, db, now }: LookTools,
  one: ToLookAt,
  session: Session,
): Promise<'stands' | 'missing' | 'unknown'> {
  // An account that is cut off tells nothing of its posts.
  const resting = one.channelState !== 'connected' || (one.slowUntil !== null && one.slowUntil > now());
  const publisher = networks.publisher(one.network);
  if (resting || !publisher) return 'unknown';
  const verified = await publisher.verify(session, one.sent);
  if (verified.ok) return verified.value ? 'stands' : 'missing';
  const failure = verified.refusal;
  if (failure.kind === 'slow-down')
    await inTransaction(db, (tx) => networks.slowDown(tx, one.channelId, failure.until));
  return failure.kind === 'target-gone' ? 'missing' : 'unknown';
}
