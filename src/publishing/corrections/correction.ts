import type { PostContent } from '#publishing/posts/content.ts';

const longestTitle = 200;

/**
 * What a correction begins with, in the language of the posts. One text for all channels: whoever read any of them must
 * read the same. Pictures are left out, for they may be what was wrong.
 */
export function correctionOf(original: PostContent, day: string): PostContent {
  const title = original.title.trim();
  const named = title === '' ? 'unggahan kami' : `unggahan kami “${title}”`;
  return {
    title: `Ralat: ${title === '' ? day : title}`.slice(0, longestTitle),
    text: `Ralat atas ${named}, ${day}.\n\nTertulis: \n\nYang benar: \n\nKami mohon maaf atas kekeliruan ini.`,
    kind: original.kind,
    informationClass: original.informationClass,
    channels: original.channels.map(({ channelId }) => ({ channelId, text: null })),
    pictures: [],
  };
}
