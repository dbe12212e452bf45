import type { MediumName } from '#channels/contract.ts';

/** Everything that is drafted from an outline. */
export const textForms = [
  'portal',
  'press-release',
  'instagram',
  'facebook',
  'bluesky',
  'x',
  'threads',
  'tiktok',
  'youtube',
  'whatsapp',
  'telegram',
  'radio-30',
  'radio-60',
  'billboard',
  'notice',
  'shot-list',
  'spokesperson',
] as const;
export type TextForm = (typeof textForms)[number];

const formOf: Readonly<Record<MediumName, TextForm>> = {
  portal: 'portal', bluesky: 'bluesky', instagram: 'instagram', facebook: 'facebook', x: 'x', tiktok: 'tiktok',
  youtube: 'youtube', threads: 'threads', 'whatsapp-channel': 'whatsapp', telegram: 'telegram', mastodon: 'threads', linkedin: 'facebook',
  'google-business': 'facebook', radio: 'radio-60', tv: 'radio-60',
  'public-address': 'radio-30', print: 'portal', billboard: 'billboard', 'community-meeting': 'notice', performance: 'notice',
}; // oxfmt-ignore

/** In which form a medium is told. */
export function formFor(medium: string): TextForm {
  return formOf[medium as MediumName];
}
