import {
  IconBrandBluesky,
  IconBrandFacebook,
  IconBrandGoogle,
  IconBrandInstagram,
  IconBrandLinkedin,
  IconBrandMastodon,
  IconBrandTelegram,
  IconBrandThreads,
  IconBrandTiktok,
  IconBrandWhatsapp,
  IconBrandX,
  IconBrandYoutube,
  IconBroadcast,
  IconBuildingCommunity,
  IconDeviceTv,
  IconMasksTheater,
  IconNews,
  IconRadio,
  IconSignRight,
  IconSpeakerphone,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { hasWord, useWords, type Say } from '../words/words.ts';
import { webWords, type WebWord } from '../words/web-words.ts';
import css from './tag.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

const icons: Readonly<Record<string, typeof IconNews>> = {
  portal: IconBuildingCommunity,
  bluesky: IconBrandBluesky,
  instagram: IconBrandInstagram,
  facebook: IconBrandFacebook,
  x: IconBrandX,
  threads: IconBrandThreads,
  tiktok: IconBrandTiktok,
  youtube: IconBrandYoutube,
  'whatsapp-channel': IconBrandWhatsapp,
  telegram: IconBrandTelegram,
  mastodon: IconBrandMastodon,
  linkedin: IconBrandLinkedin,
  'google-business': IconBrandGoogle,
  radio: IconRadio,
  tv: IconDeviceTv,
  print: IconNews,
  billboard: IconSignRight,
  'community-meeting': IconUsersGroup,
  performance: IconMasksTheater,
  'public-address': IconSpeakerphone,
};

/** The sign of a medium such as `bluesky` or `radio`; without words, so write the name beside it. */
export function MediumIcon({ medium }: { readonly medium: string }): ReactElement {
  const Icon = icons[medium] ?? IconBroadcast;
  return <Icon aria-hidden />;
}

export function mediumName(say: Say<WebWord>, medium: string): string {
  const key = `medium.${medium}`;
  return hasWord(webWords, key) ? say(key) : medium;
}

export interface ShownMedium {
  readonly medium: string;
  /** Published by a person, not by the engine. */
  readonly byHand?: boolean;
}

/** The media a post goes to: signs for the eye, names for screen readers. */
export function MediumIcons({
  media,
  most = Infinity,
}: {
  readonly media: readonly ShownMedium[];
  /** Where there is room for so many signs only, the rest is a number. */
  readonly most?: number;
}): ReactElement {
  const say = useWords(webWords);
  const signs = [...new Set(media.map(({ medium }) => medium))];
  const shown = signs.length > most ? signs.slice(0, most - 1) : signs;
  const names = media.map(({ medium, byHand }) =>
    byHand ? say('medium.by-hand', { name: mediumName(say, medium) }) : mediumName(say, medium),
  );
  return (
    <span className={css.media} title={names.join(', ')}>
      {shown.map((medium) => (
        <MediumIcon key={medium} medium={medium} />
      ))}
      {shown.length < signs.length && <small aria-hidden="true">+{signs.length - shown.length}</small>}
      <VisuallyHidden>{names.join(', ')}</VisuallyHidden>
    </span>
  );
}
