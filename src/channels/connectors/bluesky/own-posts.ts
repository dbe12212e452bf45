import { z } from 'zod';
import type { Answer, OwnPost, OwnPostList, OwnPosts, Session } from '#channels/connector.ts';
import { accept } from '#platform/result.ts';
import { postAddress } from './publish.ts';
import type { BlueskySettings } from './settings.ts';
import { callPublic } from './xrpc.ts';

const FeedItem = z.object({
  post: z.object({
    uri: z.string(),
    author: z.object({ did: z.string() }),
    indexedAt: z.coerce.date(),
    record: z.object({ text: z.string(), createdAt: z.coerce.date().optional().catch(undefined) }),
  }),
  /** Set on what was reposted or pinned to the top. */
  reason: z.unknown().optional(),
});
type FeedItem = z.infer<typeof FeedItem>;

const Feed = z.object({ feed: z.array(z.unknown()), cursor: z.string().optional() });

const pageSize = '100';
/** An account that posts more than this between two looks shows its newest only. */
const mostPages = 5;

/** Public, and asked without signing in. */
export function ownPostsOn({ appviewUrl }: BlueskySettings): OwnPosts {
  return { list: (session, since) => listOwnPosts(session, { server: appviewUrl, since }) };
}

interface Asked {
  readonly server: string;
  readonly since: Date;
}

async function listOwnPosts(session: Session, { server, since }: Asked): Answer<OwnPostList> {
  const posts: OwnPost[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await callPublic(session.http, {
      server,
      method: 'app.bsky.feed.getAuthorFeed',
      query: {
        actor: session.account.remoteId,
        filter: 'posts_no_replies',
        limit: pageSize,
        ...(cursor === undefined ? {} : { cursor }),
      },
      output: Feed,
    });
    if (!answer.ok) return answer;
    // One that is not as described is left out, so that it does not stop all others.
    const found = answer.value.feed.flatMap((one) => FeedItem.safeParse(one).data ?? []);
    posts.push(...found.filter(isOwn(session)).map(postFrom));
    cursor = answer.value.cursor;
    const oldest = posts.at(-1)?.publishedAt;
    if (cursor === undefined || (oldest && oldest < since))
      return accept({ posts: within(posts, since), completeFrom: since });
  }
  return accept({ posts, completeFrom: posts.at(-1)?.publishedAt ?? session.now() });
}

function isOwn({ account }: Session): (item: FeedItem) => boolean {
  return ({ post, reason }) => reason === undefined && post.author.did === account.remoteId;
}

/** The writer's own clock may be wrong, and may not put a post into the future. */
function postFrom({ post: { uri, author, indexedAt, record } }: FeedItem): OwnPost {
  const { text, createdAt } = record;
  const publishedAt = createdAt !== undefined && createdAt < indexedAt ? createdAt : indexedAt;
  return { remoteId: uri, text, url: postAddress(author.did, uri), publishedAt };
}

function within(posts: readonly OwnPost[], since: Date): readonly OwnPost[] {
  return posts.filter(({ publishedAt }) => publishedAt >= since);
}
