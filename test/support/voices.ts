import { randomBytes } from 'node:crypto';
import type { IncomingItem } from '../../src/channels/connector.ts';
import type { Db } from '../../src/platform/db/db.ts';
import { inTransaction } from '../../src/platform/db/db.ts';

export async function aChannel(
  db: Db,
  channel: { agencyId: string; network?: 'portal' | 'bluesky' | 'by-hand'; connectedAt?: Date },
): Promise<{ id: string; remoteAccountId: string }> {
  const network = channel.network ?? 'bluesky';
  const remoteAccountId = network === 'bluesky' ? `did:plc:${randomBytes(6).toString('hex')}` : '';
  const { id } = await inTransaction(db, (tx) =>
    tx
      .insertInto('channel')
      .values({
        agency_id: channel.agencyId,
        network,
        medium: network,
        media_class: 'new',
        name: `Channel ${network}`,
        handle: network === 'bluesky' ? 'dinas.kota.test' : '',
        remote_account_id: remoteAccountId,
        created_at: channel.connectedAt ?? new Date('2026-01-01T00:00:00Z'),
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return { id, remoteAccountId };
}

export interface PostedPost {
  readonly postId: string;
  readonly deliveryId: string;
  readonly remoteId: string;
}

/** A post that stands on that channel already. */
export async function aPostedPost(
  db: Db,
  posted: { agencyId: string; channelId: string; title?: string; at?: Date; remoteId?: string },
): Promise<PostedPost> {
  const mark = randomBytes(6).toString('hex');
  const remoteId = posted.remoteId ?? `at://own/app.bsky.feed.post/${mark}`;
  const at = posted.at ?? new Date('2026-11-20T02:00:00Z');
  return await inTransaction(db, async (tx) => {
    const post = await tx
      .insertInto('post')
      .values({
        agency_id: posted.agencyId,
        slug: `post-${mark}`,
        title: posted.title ?? 'Perbaikan jalan dimulai',
        state: 'published',
        publish_at: at,
        published_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const delivery = await tx
      .insertInto('delivery')
      .values({
        agency_id: posted.agencyId,
        channel_id: posted.channelId,
        post_id: post.id,
        content: '{}',
        due_at: at,
        state: 'verified',
        remote_id: remoteId,
        sent_at: at,
        verified_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { postId: post.id, deliveryId: delivery.id, remoteId };
  });
}

/** Something a citizen wrote under `rootId`; each call is another message unless it is given its id. */
export function anItem(rootId: string, item: Partial<IncomingItem> = {}): IncomingItem {
  const remoteId = item.remoteId ?? `at://warga/app.bsky.feed.post/${randomBytes(6).toString('hex')}`;
  return {
    remoteId,
    remoteVersion: 'v1',
    parentId: rootId,
    rootId,
    rootVersion: 'root-v1',
    author: { remoteId: 'did:plc:slamet', handle: 'slamet.warga.test', name: 'Slamet' },
    text: 'Dalane bolong-bolong pak',
    language: 'jv',
    writtenAt: new Date('2026-11-23T03:24:00Z'),
    url: `https://bsky.test/${remoteId}`,
    ...item,
  };
}
