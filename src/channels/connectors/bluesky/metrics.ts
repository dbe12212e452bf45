import { z } from 'zod';
import type { Answer, Metrics, Reading, Session } from '#channels/connector.ts';
import { accept } from '#platform/result.ts';
import type { BlueskySettings } from './settings.ts';
import { callPublic } from './xrpc.ts';

const count = z.number().int().nonnegative().optional();
const Profile = z.object({ followersCount: count });
const Posts = z.object({
  posts: z.array(
    z.object({ uri: z.string(), likeCount: count, repostCount: count, replyCount: count, quoteCount: count }),
  ),
});

const postMeanings = {
  likeCount: 'reactions',
  replyCount: 'comments',
  repostCount: 'shares',
  quoteCount: 'shares',
} as const satisfies Record<string, Reading['meaning']>;

/** Bluesky tells no views and no reach. All of this is public and asked without signing in. */
export function metricsOn({ appviewUrl }: BlueskySettings): Metrics {
  return {
    account: (session) => accountReadings(session, appviewUrl),
    posts: (session, remoteIds) => postReadings(session, { appviewUrl, remoteIds }),
  };
}

async function accountReadings({ http, account }: Session, server: string): Answer<readonly Reading[]> {
  const profile = await callPublic(http, {
    server,
    method: 'app.bsky.actor.getProfile',
    query: { actor: account.remoteId },
    output: Profile,
  });
  return profile.ok ? accept(readings(profile.value, { followersCount: 'followers' })) : profile;
}

interface AskedPosts {
  readonly appviewUrl: string;
  readonly remoteIds: readonly string[];
}

async function postReadings(
  { http }: Session,
  { appviewUrl, remoteIds }: AskedPosts,
): Answer<ReadonlyMap<string, readonly Reading[]>> {
  if (remoteIds.length === 0) return accept(new Map());
  const found = await callPublic(http, {
    server: appviewUrl,
    method: 'app.bsky.feed.getPosts',
    query: { uris: remoteIds },
    output: Posts,
  });
  if (!found.ok) return found;
  return accept(new Map(found.value.posts.map((post) => [post.uri, readings(post, postMeanings)])));
}

/** A number that was not told is left out: missing is not zero. */
function readings(
  told: Readonly<Record<string, unknown>>,
  meanings: Readonly<Record<string, Reading['meaning']>>,
): readonly Reading[] {
  return Object.entries(meanings).flatMap(([name, meaning]) => {
    const value = told[name];
    return typeof value === 'number' ? [{ name, meaning, value }] : [];
  });
}
