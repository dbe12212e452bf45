export const networks = ['portal', 'bluesky', 'by-hand'] as const;
export type Network = (typeof networks)[number];

/** How a network counts the length of a text. `second-read-aloud`: the time an announcer needs. */
export const textUnits = [
  'grapheme',
  'code-point',
  'utf16',
  'utf8-byte',
  'x-weighted',
  'threads',
  'mastodon',
  'second-read-aloud',
] as const;
export type TextUnit = (typeof textUnits)[number];

export type CountedPart = 'hashtags' | 'mentions' | 'links';

/** Plain data, so that the composer on screen and the server judge a post by the same numbers. `null`: no limit. */
export interface Limits {
  readonly text: {
    readonly max: number | null;
    readonly unit: TextUnit;
    readonly maxBytes: number | null;
    /** Where words under pictures are a caption with a limit of its own. */
    readonly maxWithPictures?: number;
    /** How often such parts may stand in a text. */
    readonly most?: Partial<Record<CountedPart, number>>;
    /** Characters that the network refuses. */
    readonly not?: string;
  };
  readonly maxTitle?: number;
  readonly pictures: {
    readonly max: number;
    readonly maxBytes: number | null;
    readonly altRequired: boolean;
    readonly maxAlt: number | null;
  };
  readonly needsTitle: boolean;
  readonly needsPicture: boolean;
}
