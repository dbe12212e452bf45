import type { Tx } from '#platform/db/db.ts';
import { isByHand, type SampleDelivery } from './deliveries-plan.ts';
import { asFrozen } from './facts-plan.ts';
import { hourMs, later, minuteMs } from './ids.ts';
import { type Newsroom, staffOf } from './newsroom.ts';
import { addRows } from './sample.store.ts';
import { sceneAlt } from './scenes.ts';
import { textOn } from './write-posts.ts';

export async function writeDeliveries(tx: Tx, newsroom: Newsroom): Promise<void> {
  const { deliveries, pictures, facts } = newsroom;
  await addRows(
    tx,
    'delivery',
    deliveries.map((delivery) => deliveryRow(delivery, newsroom)),
  );
  const sent = deliveries.filter(({ channel, sentAt }) => sentAt !== null && !isByHand(channel));
  await addRows(
    tx,
    'delivery_attempt',
    sent.map(({ id, reference, post, sentAt }) => ({
      delivery_id: id,
      number: 1,
      client_reference: reference,
      record: JSON.stringify({ text: asFrozen(post.text, post, facts) }),
      content_hash: reference,
      state: 'sent',
      created_at: sentAt ?? post.publishAt,
      ended_at: sentAt ?? post.publishAt,
    })),
  );
  await addRows(
    tx,
    'portal_page',
    sent
      .filter(({ channel }) => channel.medium === 'portal')
      .map(({ post, reference, sentAt, state }) => ({
        id: reference,
        client_reference: reference,
        agency_id: post.activity.agency.id,
        post_id: post.id,
        slug: post.slug,
        title: post.title,
        text: asFrozen(post.text, post, facts),
        pictures: JSON.stringify([
          { mediaId: pictures.of(post.activity), alt: sceneAlt(post.activity.subject.scene), width: 1200, height: 675 },
        ]),
        published_at: sentAt ?? post.publishAt,
        withdrawn_at: state === 'withdrawn' ? later(post.publishAt, 2 * hourMs) : null,
      })),
  );
}

function deliveryRow(delivery: SampleDelivery, { people, pictures, publicUrl, facts }: Newsroom) {
  const { id, post, channel } = delivery;
  const { scene } = post.activity.subject;
  const content = {
    title: post.title,
    text: asFrozen(textOn(post, channel.medium) ?? post.text, post, facts),
    language: 'id',
    slug: post.slug,
    pictures: [{ mediaId: pictures.of(post.activity), alt: sceneAlt(scene) }],
    replyTo: null,
  };
  return {
    id,
    agency_id: post.activity.agency.id,
    channel_id: channel.id,
    post_id: post.id,
    version: post.version,
    content: JSON.stringify(content),
    due_at: post.publishAt,
    ...outcomeOf(delivery, publicUrl),
    by_hand_person_id:
      isByHand(channel) && delivery.sentAt ? staffOf(people, post.activity.agency.code, 'admin') : null,
  };
}

const settled = new Set(['failed', 'missed', 'withdrawn']);
const refusals = {
  connected: { kind: 'rejected', detail: 'BlobTooLarge' },
  disconnected: { kind: 'must-reconnect', detail: 'AuthenticationRequired' },
};

function outcomeOf(delivery: SampleDelivery, publicUrl: string) {
  const { state, sentAt, post, channel } = delivery;
  const refusal = refusals[channel.connected ? 'connected' : 'disconnected'];
  const out = sentAt && {
    remote_id: remoteIdOf(delivery),
    url: addressOf(delivery, publicUrl),
    sent_at: sentAt,
    verified_at: state === 'verified' ? later(sentAt, 900) : null,
  };
  return {
    state,
    remote_id: null,
    url: null,
    sent_at: null,
    verified_at: null,
    ...out,
    attempts: state === 'failed' ? 1 : 0,
    failure: state === 'failed' ? JSON.stringify(refusal) : null,
    settled_at: settled.has(state) ? later(post.publishAt, minuteMs) : null,
  };
}

export function remoteIdOf({ channel, reference }: SampleDelivery): string {
  if (channel.medium === 'portal') return `page:${reference}`;
  if (channel.medium === 'bluesky')
    return `at://did:plc:contoh-${channel.agency.slug}/app.bsky.feed.post/${reference.slice(0, 13)}`;
  return '';
}

function addressOf({ channel, post, reference }: SampleDelivery, publicUrl: string): string {
  if (channel.medium === 'portal') return `${publicUrl}/kabar/${post.slug}`;
  if (channel.medium === 'bluesky')
    return `https://bluesky.invalid/profile/${channel.handle}/post/${reference.slice(0, 13)}`;
  return channel.medium === 'instagram' ? `https://www.instagram.com/p/contoh${reference.slice(0, 8)}/` : '';
}
