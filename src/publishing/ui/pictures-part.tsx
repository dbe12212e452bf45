import type { ReactElement } from 'react';
import { PhotoField } from '#media/ui/photo-field.tsx';
import type { PostContentBody, PostView } from '#publishing/contract.ts';
import { TextField } from '#web/kit/field.tsx';
import { useWords } from '#web/words/words.ts';
import { CardButton } from './cards/card-button.tsx';
import css from './post.module.css';
import type { PostDraft } from './use-post-draft.ts';
import { postWords } from './words.ts';

type Picture = PostContentBody['pictures'][number];

interface PicturesPartProps {
  readonly post: PostView;
  readonly writing: PostDraft;
}

/** Pictures with what they show in words, or why no words are needed. */
export function PicturesPart({ post, writing }: PicturesPartProps): ReactElement {
  const say = useWords(postWords);
  const { draft, change } = writing;
  const undescribed = draft.pictures.flatMap((picture, index) =>
    picture.alt.trim() === '' ? [{ picture, index }] : [],
  );
  const explain = (mediaId: string, noAltReason: string): void =>
    change(({ pictures }) => ({
      pictures: pictures.map((one) => (one.mediaId === mediaId ? { ...one, noAltReason } : one)),
    }));
  return (
    <section className={css.pictures} aria-label={say('pictures')}>
      <h2>{say('pictures')}</h2>
      <PhotoField
        agencyId={post.agency.id}
        photos={draft.pictures}
        onChange={(next) => change(({ pictures }) => ({ pictures: next(pictures).map((photo) => asPicture(photo)) }))}
      />
      <CardButton post={post} writing={writing} />
      {undescribed.map(({ picture, index }) => (
        <TextField
          key={picture.mediaId}
          label={say('no-alt', { number: index + 1 })}
          hint={say('no-alt.hint')}
          optional
          maxLength={300}
          value={picture.noAltReason}
          onWrite={(reason) => explain(picture.mediaId, reason)}
        />
      ))}
    </section>
  );
}

/** A picture that was just added has no reason yet. */
function asPicture(photo: Omit<Picture, 'noAltReason'> & Partial<Picture>): Picture {
  return { mediaId: photo.mediaId, alt: photo.alt, noAltReason: photo.noAltReason ?? '' };
}
