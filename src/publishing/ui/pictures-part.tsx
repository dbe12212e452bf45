import type { ReactElement } from 'react';
import { pictureShapes, shapesFor } from '#channels/contract.ts';
import { CropButton } from '#media/ui/crop/crop-button.tsx';
import type { CropTarget } from '#media/ui/crop/crop-dialog.tsx';
import { PhotoField } from '#media/ui/photo-field.tsx';
import type { PostContentBody, PostView } from '#publishing/contract.ts';
import { TextField } from '#web/kit/field.tsx';
import { mediumName } from '#web/kit/medium-icon.tsx';
import { webWords } from '#web/words/web-words.ts';
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
  const targets = useCropTargets(post, draft.channels);
  const put = (mediaId: string, part: Partial<Picture>): void =>
    change(({ pictures }) => ({
      pictures: pictures.map((one) => (one.mediaId === mediaId ? { ...one, ...part } : one)),
    }));
  return (
    <section className={css.pictures} aria-label={say('pictures')}>
      <h2>{say('pictures')}</h2>
      <PhotoField
        agencyId={post.agency.id}
        place={`post:${post.id}`}
        photos={draft.pictures}
        renderBeside={({ mediaId, alt }, number) =>
          targets.length > 0 && (
            <CropButton
              {...{ mediaId, alt, number, targets }}
              crops={draft.pictures.find((one) => one.mediaId === mediaId)?.crops ?? {}}
              onChange={(crops) => put(mediaId, { crops })}
            />
          )
        }
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
          onWrite={(reason) => put(picture.mediaId, { noAltReason: reason })}
        />
      ))}
    </section>
  );
}

/** A picture that was just added has no reason yet. */
function asPicture(photo: Omit<Picture, 'noAltReason'> & Partial<Picture>): Picture {
  const { mediaId, alt, noAltReason = '', crops } = photo;
  return { mediaId, alt, noAltReason, ...(crops && { crops }) };
}

/** The chosen media that show pictures, each once. */
function useCropTargets({ channels }: PostView, chosen: PostContentBody['channels']): readonly CropTarget[] {
  const say = useWords(webWords);
  const ids = new Set(chosen.map(({ channelId }) => channelId));
  const used = new Set(channels.flatMap(({ id, medium }) => (ids.has(id) ? [medium] : [])));
  return [...used].flatMap((medium) => {
    const shapes = shapesFor(medium).map((name) => ({ name, ratio: pictureShapes[name] }));
    return shapes.length > 0 ? [{ medium, name: mediumName(say, medium), shapes }] : [];
  });
}
