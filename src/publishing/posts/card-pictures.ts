import type { MediumName } from '#channels/contract.ts';
import type { CardSize } from '#cards/contract.ts';

/** The size of a card that each medium shows whole, best first. */
const sizes: Readonly<Record<string, readonly CardSize[]>> = {
  portal: ['link', 'wide'],
  bluesky: ['wide', 'link'],
  instagram: ['portrait', 'square'],
  facebook: ['portrait', 'square'],
  x: ['wide', 'link'],
  tiktok: ['story', 'portrait'],
  youtube: ['wide', 'link'],
  threads: ['portrait', 'square'],
  'whatsapp-channel': ['portrait', 'square'],
  telegram: ['square', 'portrait'],
  mastodon: ['wide', 'link'],
  linkedin: ['square', 'portrait'],
  'google-business': ['wide', 'square'],
  tv: ['wide', 'link'],
  billboard: ['wide', 'link'],
} satisfies Partial<Record<MediumName, readonly CardSize[]>>;

export interface CardSizes {
  readonly pictures: readonly { readonly size: CardSize; readonly mediaId: string }[];
}

interface UsedPicture {
  readonly mediaId: string;
  readonly crops?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The pictures as that medium gets them: of a card the size that suits it, everything else as it is, also a card of which
 * somebody chose the part for that medium. None comes twice.
 */
export function picturesFor<Picture extends UsedPicture>(
  pictures: readonly Picture[],
  medium: string,
  cardOf: (mediaId: string) => CardSizes | undefined,
): readonly Picture[] {
  const chosen = pictures.map((picture) => {
    if (picture.crops?.[medium]) return picture;
    const sibling = (sizes[medium] ?? []).flatMap((size) => cardOf(picture.mediaId)?.pictures.filter((one) => one.size === size) ?? [])[0]; // oxfmt-ignore
    return sibling ? { ...picture, mediaId: sibling.mediaId } : picture;
  });
  return chosen.filter(({ mediaId }, at) => chosen.findIndex((one) => one.mediaId === mediaId) === at);
}
