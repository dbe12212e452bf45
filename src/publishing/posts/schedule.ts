import { cardsOf } from '#cards/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Jobs } from '#platform/jobs/job.ts';
import type { ReplyTarget } from '#channels/index.ts';
import { originalsOf } from '#publishing/corrections/correction.store.ts';
import type { FrozenContent } from '#publishing/deliveries/delivery.ts';
import { dropOtherDeliveries, scheduleDelivery } from '#publishing/deliveries/delivery-orders.store.ts';
import { enqueueSending } from '#publishing/deliveries/send-delivery.job.ts';
import { picturesFor } from './card-pictures.ts';
import { textFor, type PostContent } from './content.ts';
import { chosenChannels } from './obstacles.store.ts';
import type { Post } from './post.ts';
import { savePublishAt, saveState } from './post.store.ts';

export interface Plan {
  readonly post: Post;
  readonly content: PostContent;
  readonly publishAt: Date;
}

/** One delivery per channel, with its words frozen, and the job that sends it, all in this transaction. */
export async function planDeliveries(tx: Tx, jobs: Jobs, { post, content, publishAt }: Plan): Promise<void> {
  const whose = { agencyId: post.agencyId, postId: post.id, version: post.version };
  // What was taken off the register since is chosen still, but nothing can be sent there.
  const chosen = await chosenChannels(tx, content.channels.map(({ channelId }) => channelId)); // oxfmt-ignore
  const channelIds = chosen.map(({ id }) => id);
  await savePublishAt(tx, post.id, publishAt);
  await saveState(tx, post.id, 'scheduled');
  await dropOtherDeliveries(tx, post.id, channelIds);
  const cards = await cardsOf(tx, 'everywhere', content.pictures.map(({ mediaId }) => mediaId)); // oxfmt-ignore
  const originals = await originalsOf(tx, post.id);
  for (const { id: channelId, medium } of chosen) {
    const pictures = picturesFor(content.pictures, medium, (mediaId) => cards.get(mediaId));
    const id = await scheduleDelivery(tx, {
      ...whose,
      channelId,
      content: freeze(
        { ...content, pictures },
        { channelId, medium, slug: post.slug, replyTo: originals.get(channelId) ?? null },
      ),
      dueAt: publishAt,
    });
    if (id) await enqueueSending(jobs, tx, { id, runAt: publishAt });
  }
}

interface Destination {
  readonly channelId: string;
  readonly medium: string;
  readonly slug: string;
  /** Of a correction: what it corrects there. */
  readonly replyTo: ReplyTarget | null;
}

function freeze(content: PostContent, { channelId, medium, slug, replyTo }: Destination): FrozenContent {
  return {
    title: content.title,
    text: textFor(content, channelId),
    language: 'id',
    slug,
    pictures: content.pictures.map(({ mediaId, alt, crops }) => {
      const crop = crops?.[medium];
      return { mediaId, alt, ...(crop && { crop }) };
    }),
    replyTo,
  };
}
