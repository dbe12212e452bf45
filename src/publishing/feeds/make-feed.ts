import { can, newSecret, recordAudit, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { NotAllowed, PublishingTools } from '#publishing/posts/acting.ts';
import type { FeedContent } from './contract.ts';
import { addFeed, feedsOf, markFeedRevoked } from './feed.store.ts';

/** More than anybody has programs for. */
const mostFeeds = 20;

export interface FeedWish {
  readonly name: string;
  readonly agencyId: AgencyId | null;
  readonly content: FeedContent;
}

export type MakeFeedRefusal = NotAllowed | { readonly kind: 'too-many-feeds'; readonly max: number };

/** The secret is told this once; only its hash is kept. */
export function makeFeed(
  { db }: Pick<PublishingTools, 'db'>,
  actor: Actor,
  { name, agencyId, content }: FeedWish,
): Promise<Result<{ readonly id: string; readonly secret: string }, MakeFeedRefusal>> {
  return inTransaction(db, async (tx) => {
    const place = agencyId ?? scopeOf(actor, 'post.read')[0];
    if (!place || !can(actor, 'post.read', place)) return refuse({ kind: 'not-allowed' });
    if ((await feedsOf(tx, actor.personId)).length >= mostFeeds)
      return refuse({ kind: 'too-many-feeds', max: mostFeeds });
    const { secret, hash } = newSecret();
    const id = await addFeed(tx, { personId: actor.personId, agencyId, content, name, tokenHash: hash });
    const subject = { agencyId: place, subjectKind: 'calendar-feed', subjectId: id };
    await recordAudit(tx, actor, { ...subject, action: 'calendar-feed.created', after: { name, agencyId, content } });
    await announce(tx, { topic: 'post', agencyId: place, id });
    return accept({ id, secret });
  });
}

/** From then on its address opens nothing; whoever made it may do this whatever became of their role. */
export function revokeFeed(
  { db }: Pick<PublishingTools, 'db'>,
  actor: Actor,
  id: string,
): Promise<Result<undefined, { readonly kind: 'calendar-feed-not-found' }>> {
  return inTransaction(db, async (tx) => {
    const feed = await markFeedRevoked(tx, id, actor.personId);
    if (!feed) return refuse({ kind: 'calendar-feed-not-found' });
    const agencyId = (feed.agencyId ?? scopeOf(actor, 'post.read')[0]) as AgencyId | undefined;
    if (!agencyId) throw new Error('Somebody without any agency revoked a calendar feed');
    const subject = { agencyId, subjectKind: 'calendar-feed', subjectId: id };
    await recordAudit(tx, actor, { ...subject, action: 'calendar-feed.revoked', before: { name: feed.name } });
    await announce(tx, { topic: 'post', agencyId, id });
    return accept(undefined);
  });
}
