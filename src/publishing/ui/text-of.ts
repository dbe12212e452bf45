import type { PostContentBody } from '#publishing/contract.ts';
import type { Tab } from './channel-tabs.tsx';

/** The words meant for one tab: the channel's own, else the base. */
export function textOf(draft: PostContentBody, tab: Tab): string {
  return draft.channels.find(({ channelId }) => channelId === tab)?.text ?? draft.text;
}

/** Writing the base text back makes a channel follow it again. */
export function withText(draft: PostContentBody, tab: Tab, text: string | null): Partial<PostContentBody> {
  if (tab === 'base') return { text: text ?? '' };
  return {
    channels: draft.channels.map((channel) => (channel.channelId === tab ? { ...channel, text } : channel)),
  };
}
