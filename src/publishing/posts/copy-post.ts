import { zoneOf, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { formatClock } from '#platform/time/format.ts';
import { instantOf, type LocalTime } from '#platform/time/local-time.ts';
import { postToActOn, type MayNot, type PublishingTools } from './acting.ts';
import { draftLike } from './duplicate-post.ts';
import type { PostId } from './post.ts';

export type CopyPostRefusal =
  | MayNot
  | { readonly kind: 'no-such-time' }
  | { readonly kind: 'time-has-passed'; readonly now: string };

export interface CopyInput {
  readonly postId: string;
  /** By the clock of the post's agency; one draft each. */
  readonly times: readonly LocalTime[];
}

/** A copy on another day, or a series: drafts with the same words and a wished time, all or none. */
export function copyPost(
  { db, now }: PublishingTools,
  actor: Actor,
  { postId, times }: CopyInput,
): Promise<Result<{ readonly ids: PostId[] }, CopyPostRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await postToActOn(tx, actor, { postId, operation: 'post.write' });
    if (!found.ok) return found;
    const zone = await zoneOf(tx, found.value.agencyId);
    const wished = wishedTimes(times, { zone, now: now() });
    if (!wished.ok) return wished;
    const ids: PostId[] = [];
    for (const publishAt of wished.value) {
      ids.push(await draftLike(tx, actor, { post: found.value, channelIds: null, publishAt }));
    }
    return accept({ ids });
  });
}

function wishedTimes(
  times: readonly LocalTime[],
  { zone, now }: { readonly zone: string; readonly now: Date },
): Result<readonly Date[], CopyPostRefusal> {
  const instants = times.map((time) => instantOf(time, zone));
  const wished = instants.filter((at) => at !== undefined);
  if (wished.length < instants.length) return refuse({ kind: 'no-such-time' });
  if (wished.some((at) => at <= now)) return refuse({ kind: 'time-has-passed', now: formatClock(now, zone, 'id') });
  return accept(wished);
}
