import type { PictureCrop } from '#media/index.ts';
import type { InformationClass, PostKind } from './post.ts';

/** Everything a person writes into a post. Saved whole, so that two writers can't mix halves of it. */
export interface PostContent {
  readonly title: string;
  readonly text: string;
  readonly kind: PostKind;
  readonly informationClass: InformationClass;
  /** Where it goes; `text: null` means the base text. */
  readonly channels: readonly { readonly channelId: string; readonly text: string | null }[];
  readonly pictures: readonly PostPicture[];
}

export interface PostPicture {
  readonly mediaId: string;
  readonly alt: string;
  /** Why it needs no description; empty while it has one. */
  readonly noAltReason: string;
  /** Per medium the part that goes there. */
  readonly crops?: Readonly<Record<string, PictureCrop>> | undefined;
}

export function sameContent(a: PostContent, b: PostContent): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

function ordered({ title, text, kind, informationClass, channels, pictures }: PostContent): unknown[] {
  const byId = channels.toSorted((a, b) => a.channelId.localeCompare(b.channelId));
  return [
    title,
    text,
    kind,
    informationClass,
    byId.map((channel) => [channel.channelId, channel.text]),
    pictures.map((picture) => [picture.mediaId, picture.alt, picture.noAltReason, cropsInOrder(picture)]),
  ];
}

function cropsInOrder({ crops = {} }: PostPicture): unknown[] {
  const byMedium = Object.entries(crops).toSorted(([a], [b]) => a.localeCompare(b));
  return byMedium.map(([medium, { x, y, width, height }]) => [medium, x, y, width, height]);
}

/** The words meant for one channel. */
export function textFor(content: Pick<PostContent, 'text' | 'channels'>, channelId: string): string {
  return content.channels.find((channel) => channel.channelId === channelId)?.text ?? content.text;
}

/** Every word of it, title first. */
export function wordsOf({ title, text, channels }: PostContent): readonly string[] {
  return [title, text, ...channels.flatMap((channel) => (channel.text === null ? [] : [channel.text]))];
}
