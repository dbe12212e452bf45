import { barredAmong } from './barred.ts';
import { findingsFor, limitsOf, type Finding } from '#channels/index.ts';
import { type BarredPicture } from '#media/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { factCodesIn, type FactUse } from '#strategy/index.ts';
import { textFor, type PostContent } from './content.ts';
import { withFactsIn, type ContentWithFacts } from './content-facts.ts';
import { chosenChannels, isActivityExcluded, type ChosenChannel } from './obstacles.store.ts';
import type { Post } from './post.ts';

export interface ChannelFinding extends Finding {
  readonly channelId: string;
  readonly channelName: string;
}

export type Obstacle =
  | { readonly kind: 'fact-in-title' }
  /** Tokens that stand for nothing, or for what may not be said at that time. */
  | {
      readonly kind: 'facts-unusable';
      readonly count: number;
      readonly names: string;
      readonly uses: readonly FactUse[];
    }
  | { readonly kind: 'information-excluded' }
  /** Their licence or somebody's consent has ended by then, or was withdrawn. */
  | {
      readonly kind: 'pictures-barred';
      readonly count: number;
      readonly names: string;
      readonly pictures: readonly BarredPicture[];
    }
  | { readonly kind: 'no-channel-chosen' }
  | { readonly kind: 'findings-left'; readonly count: number; readonly findings: readonly ChannelFinding[] };

/** What keeps these words from going out, asked at every step towards publication. Gives them with their facts in place. */
export async function obstacleTo(
  tx: Tx,
  post: Pick<Post, 'activityId' | 'publishAt'>,
  { written, now }: { readonly written: PostContent; readonly now: Date },
): Promise<Result<ContentWithFacts, Obstacle>> {
  if (factCodesIn([written.title]).length > 0) return refuse({ kind: 'fact-in-title' });
  const readAt = post.publishAt !== null && post.publishAt > now ? post.publishAt : now;
  const resolved = await withFactsIn(tx, written, readAt);
  const { content } = resolved;
  const unusable = resolved.uses.filter(({ standing }) => standing !== 'usable');
  if (unusable.length > 0) {
    const names = unusable.map(({ label }) => label).join(', ');
    return refuse({ kind: 'facts-unusable', count: unusable.length, names, uses: unusable });
  }
  const excluded = content.informationClass === 'dikecualikan' || (await isActivityExcluded(tx, post.activityId));
  if (excluded) return refuse({ kind: 'information-excluded' });
  const barred = await barredAmong(tx, content.pictures, readAt);
  if (barred.length > 0) {
    const names = barred.map(({ name }) => name).join(', ');
    return refuse({ kind: 'pictures-barred', count: barred.length, names, pictures: barred });
  }
  const channels = await chosenChannels(tx, content.channels.map(({ channelId }) => channelId)); // oxfmt-ignore
  if (channels.length === 0) return refuse({ kind: 'no-channel-chosen' });
  const findings = findingsOf(content, channels).filter(({ level }) => level === 'error');
  if (findings.length === 0) return accept(resolved);
  return refuse({ kind: 'findings-left', count: findings.length, findings });
}

/** Each channel judges the words meant for it by its own limits. */
export function findingsOf(content: PostContent, channels: readonly ChosenChannel[]): readonly ChannelFinding[] {
  const { title, pictures } = content;
  return channels.flatMap((channel) => {
    const text = textFor(content, channel.id);
    const findings = findingsFor(limitsOf(channel), { title, text, pictures });
    return findings.map((finding) => ({ ...finding, channelId: channel.id, channelName: channel.name }));
  });
}
