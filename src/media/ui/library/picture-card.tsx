import { IconCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { pictureAddress, type LibraryPicture } from '#media/contract.ts';
import { Tag } from '#web/kit/status-tag.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import css from './library.module.css';
import { libraryWords } from './words.ts';

interface PictureCardProps {
  readonly picture: LibraryPicture;
  readonly onPress: () => void;
  /** Where pictures are chosen: whether this one is. */
  readonly chosen?: boolean | undefined;
}

export function PictureCard({ picture, onPress, chosen }: PictureCardProps): ReactElement {
  const { id, title, agency } = picture;
  return (
    <button type="button" className={css.card} aria-pressed={chosen} onClick={onPress}>
      <span className={css.frame}>
        <img src={pictureAddress(id, '320')} alt="" loading="lazy" />
        {chosen && (
          <span className={css.check} aria-hidden="true">
            <IconCheck />
          </span>
        )}
      </span>
      <span className={css.about}>
        <b>{title}</b>
        <small>
          {agency.shortName} · <Uses picture={picture} />
        </small>
        <StandingTag picture={picture} />
      </span>
    </button>
  );
}

export function Uses({ picture: { uses, lastUsedAt, agency } }: { readonly picture: LibraryPicture }): ReactElement {
  const say = useWords(libraryWords);
  const times = useTimes(agency.zone);
  return (
    <>{lastUsedAt ? say('uses.last', { count: uses, date: times.date(lastUsedAt) }) : say('uses', { count: uses })}</>
  );
}

/** What keeps it from being shown, or what somebody should look after. */
export function StandingTag({ picture: { bar, caution } }: { readonly picture: LibraryPicture }): ReactElement | null {
  const say = useWords(libraryWords);
  if (bar) return <Tag look="danger">{say(`bar.${bar}`)}</Tag>;
  return caution && <Tag look={caution === 'consent-missing' ? 'mute' : 'warn'}>{say(`caution.${caution}`)}</Tag>;
}
