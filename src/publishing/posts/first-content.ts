import { can, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { writtenTexts, type ActivityForPost } from '#planning/index.ts';
import type { PostContent } from './content.ts';
import { chosenChannels, type ChosenChannel } from './obstacles.store.ts';

export type ChannelNotFound = { readonly kind: 'post-channel-not-found'; readonly channelId: string };

/** The agency's own channels, and others that the writer may write for. */
export async function usableChannels(
  tx: Tx,
  actor: Actor,
  { agencyId, ids }: { readonly agencyId: AgencyId; readonly ids: readonly string[] },
): Promise<Result<readonly ChosenChannel[], ChannelNotFound>> {
  const known = new Map((await chosenChannels(tx, ids)).map((channel) => [channel.id, channel]));
  const usable = (channel: ChosenChannel | undefined): channel is ChosenChannel =>
    channel !== undefined && (channel.agencyId === agencyId || can(actor, 'post.write', channel.agencyId as AgencyId));
  const missing = ids.find((id) => !usable(known.get(id)));
  if (missing !== undefined) return refuse({ kind: 'post-channel-not-found', channelId: missing });
  return accept(ids.map((id) => known.get(id)).filter(usable));
}

interface FromActivity {
  readonly activity: ActivityForPost;
  readonly channels: readonly ChosenChannel[];
  readonly now: Date;
}

/** What an activity's outline gives: the news of the portal as the base, and each channel's own form where it differs. */
export async function contentFromActivity(
  tx: Tx,
  actor: Actor,
  { activity, channels, now }: FromActivity,
): Promise<Pick<PostContent, 'title' | 'text' | 'informationClass' | 'channels' | 'pictures'>> {
  const textFor = await writtenTexts(tx, scopeOf(actor, 'activity.read'), { activity, now });
  const text = textFor('portal');
  const words = channels.map(({ id, medium }) => ({ channelId: id, text: textFor(medium) }));
  return {
    title: activity.title,
    text,
    informationClass: activity.informationClass,
    channels: words.map((channel) => (channel.text === text ? { ...channel, text: null } : channel)),
    pictures: activity.photos.map(({ mediaId, alt }) => ({ mediaId, alt, noAltReason: '' })),
  };
}
