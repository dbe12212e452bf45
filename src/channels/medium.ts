import type { Limits, Network, TextUnit } from './limits.ts';

export const mediaClasses = ['traditional', 'conventional', 'new'] as const;
export type MediaClass = (typeof mediaClasses)[number];

/** Ways to publish by hand, each of three steps. */
export type Guide = 'post-in-app' | 'read-out' | 'print' | 'hang-up' | 'gather';
export const guideSteps = [1, 2, 3] as const;

/** A kind of medium, as data. What a person does there by hand stands in the words, as `guide.<guide>.<step>`. */
export interface Medium {
  readonly network: Network;
  readonly mediaClass: MediaClass;
  readonly limits: Limits;
  /** By hand only: how a person publishes there. */
  readonly guide: Guide | null;
  /** By hand only: what shows that it was done. */
  readonly proof: 'link' | 'photo' | 'none';
  /** Where a link to a post there must lead. */
  readonly permalink: RegExp | null;
}

const mb = 1_000_000;

function text(max: number | null, unit: TextUnit, maxBytes: number | null = null): Limits['text'] {
  return { max, unit, maxBytes };
}

function pictures(max: number, maxBytes: number | null, maxAlt: number | null): Limits['pictures'] {
  return { max, maxBytes, maxAlt, altRequired: maxAlt !== null };
}

const outside: Pick<Medium, 'network' | 'proof' | 'permalink'> = {
  network: 'by-hand',
  proof: 'photo',
  permalink: null,
};
const linked: Pick<Medium, 'network' | 'proof' | 'guide'> = { network: 'by-hand', proof: 'link', guide: 'post-in-app' };
const open: Pick<Limits, 'needsTitle' | 'needsPicture'> = { needsTitle: false, needsPicture: false };

export const media = {
  portal: {
    network: 'portal',
    mediaClass: 'new',
    limits: {
      text: text(20_000, 'code-point'),
      pictures: pictures(20, null, 1_000),
      needsTitle: true,
      needsPicture: false,
    },
    guide: null,
    proof: 'none',
    permalink: null,
  },
  bluesky: {
    network: 'bluesky',
    mediaClass: 'new',
    limits: { text: text(300, 'grapheme', 3_000), pictures: pictures(4, 1_000_000, 2_000), ...open },
    guide: null,
    proof: 'none',
    permalink: null,
  },
  instagram: {
    ...linked,
    mediaClass: 'new',
    limits: {
      text: { ...text(2_200, 'code-point'), most: { hashtags: 30, mentions: 20 } },
      pictures: pictures(10, 8 * mb, 1_000),
      needsTitle: false,
      needsPicture: true,
    },
    permalink: /^https:\/\/(www\.)?instagram\.com\/([\w.]+\/)?(p|reel|tv)\/[\w-]+/,
  },
  facebook: {
    ...linked,
    mediaClass: 'new',
    limits: { text: text(63_000, 'code-point'), pictures: pictures(10, 4 * mb, 1_000), ...open },
    permalink: /^https:\/\/((www|m|web)\.)?(facebook\.com\/.+|fb\.watch\/.+)/,
  },
  x: {
    ...linked,
    mediaClass: 'new',
    limits: { text: text(280, 'x-weighted'), pictures: pictures(4, 5 * mb, 1_000), ...open },
    permalink: /^https:\/\/((www|mobile)\.)?(x|twitter)\.com\/\w+\/status\/\d+/,
  },
  tiktok: {
    ...linked,
    mediaClass: 'new',
    limits: {
      text: text(2_200, 'utf16'),
      pictures: pictures(35, 20 * mb, null),
      needsTitle: false,
      needsPicture: true,
    },
    permalink: /^https:\/\/(www\.tiktok\.com\/@[\w.]+\/(video|photo)\/\d+|v[mt]\.tiktok\.com\/\w+)/,
  },
  youtube: {
    ...linked,
    mediaClass: 'new',
    limits: {
      text: { ...text(5_000, 'utf8-byte'), not: '<>' },
      maxTitle: 100,
      pictures: pictures(1, 2 * mb, null),
      needsTitle: true,
      needsPicture: false,
    },
    permalink: /^https:\/\/((www|m)\.youtube\.com\/(watch\?|shorts\/|live\/|post\/)|youtu\.be\/)\S+/,
  },
  threads: {
    ...linked,
    mediaClass: 'new',
    limits: { text: { ...text(500, 'threads'), most: { links: 5 } }, pictures: pictures(20, 8 * mb, 1_000), ...open },
    permalink: /^https:\/\/(www\.)?threads\.(com|net)\/@[\w.]+\/post\/[\w-]+/,
  },
  'whatsapp-channel': {
    ...linked,
    mediaClass: 'new',
    limits: { text: text(4_096, 'code-point'), pictures: pictures(1, 16 * mb, null), ...open },
    permalink: /^https:\/\/(www\.)?whatsapp\.com\/channel\/[\w/]+/,
  },
  telegram: {
    ...linked,
    mediaClass: 'new',
    limits: {
      text: { ...text(4_096, 'utf16'), maxWithPictures: 1_024 },
      pictures: pictures(10, 10 * mb, null),
      ...open,
    },
    permalink: /^https:\/\/(t|telegram)\.me\/(s\/|c\/)?\w+\/\d+/,
  },
  mastodon: {
    ...linked,
    mediaClass: 'new',
    limits: { text: text(500, 'mastodon'), pictures: pictures(4, 16 * mb, 1_500), ...open },
    permalink: /^https:\/\/[\w.-]+\/(@[\w.@-]+|users\/\w+\/statuses)\/\d+/,
  },
  linkedin: {
    ...linked,
    mediaClass: 'new',
    limits: { text: text(3_000, 'code-point'), pictures: pictures(20, 10 * mb, 4_086), ...open },
    permalink: /^https:\/\/([a-z]+\.)?linkedin\.com\/(posts|feed\/update|pulse)\/\S+/,
  },
  'google-business': {
    ...linked,
    mediaClass: 'new',
    limits: { text: text(1_500, 'code-point'), pictures: pictures(1, 5 * mb, null), ...open },
    permalink:
      /^https:\/\/((www|local|business|search)\.)?(google\.[a-z.]+|maps\.app\.goo\.gl|g\.page|share\.google)\/\S+/,
  },
  radio: {
    ...outside,
    guide: 'read-out',
    mediaClass: 'conventional',
    limits: { text: text(60, 'second-read-aloud'), pictures: pictures(0, null, null), ...open },
  },
  print: {
    ...outside,
    guide: 'print',
    mediaClass: 'conventional',
    limits: {
      text: text(null, 'code-point'),
      pictures: pictures(4, null, null),
      needsTitle: true,
      needsPicture: false,
    },
  },
  tv: {
    ...outside,
    guide: 'read-out',
    mediaClass: 'conventional',
    limits: { text: text(60, 'second-read-aloud'), pictures: pictures(4, null, null), ...open },
  },
  billboard: {
    ...outside,
    guide: 'hang-up',
    mediaClass: 'conventional',
    limits: { text: text(120, 'code-point'), pictures: pictures(1, null, null), ...open },
  },
  'public-address': {
    ...outside,
    guide: 'read-out',
    mediaClass: 'traditional',
    limits: { text: text(60, 'second-read-aloud'), pictures: pictures(0, null, null), ...open },
  },
  'community-meeting': {
    ...outside,
    guide: 'gather',
    mediaClass: 'traditional',
    limits: { text: text(null, 'second-read-aloud'), pictures: pictures(4, null, null), ...open },
  },
  performance: {
    ...outside,
    guide: 'gather',
    mediaClass: 'traditional',
    limits: { text: text(null, 'second-read-aloud'), pictures: pictures(4, null, null), ...open },
  },
} as const satisfies Record<string, Medium>;

export type MediumName = keyof typeof media;
export const mediumNames = Object.keys(media) as [MediumName, ...MediumName[]];
export const byHandMediumNames = mediumNames.filter((name) => media[name].network === 'by-hand');

/** The medium of a channel; the register holds only names that stand here. */
export function mediumOf(name: string): Medium {
  const known = media[name as MediumName] as Medium | undefined;
  if (known === undefined) throw new Error(`No medium is called ${name}`);
  return known;
}

export function limitsOf(channel: { readonly medium: string }): Limits {
  return mediumOf(channel.medium).limits;
}

/** Whether that address can be a post on that medium. Where a photo is the proof, any web address will do besides. */
export function isPermalink(medium: string, address: string): boolean {
  return (mediumOf(medium).permalink ?? /^https?:\/\/[^\s/]+\.[^\s]+$/).test(address);
}
