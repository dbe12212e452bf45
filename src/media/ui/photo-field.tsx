import { IconArrowLeft, IconArrowRight, IconPhotoSearch, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactElement, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { pictureAddress, type LibraryPicture } from '#media/contract.ts';
import { announce } from '#web/kit/announce.tsx';
import { Button, IconButton } from '#web/kit/button.tsx';
import { TextArea } from '#web/kit/field.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './photo-field.module.css';
import { DropPlace, UploadProgress } from './upload-place.tsx';
import { useTakenPictures } from './use-taken-pictures.tsx';
import { useUploads } from './use-uploads.ts';
import { mediaWords } from './words.ts';

const LibraryDialog = lazy(async () => ({ default: (await import('./library/library-dialog.tsx')).LibraryDialog }));

export interface ChosenPhoto {
  readonly mediaId: string;
  readonly alt: string;
}

interface PhotoFieldProps {
  /** Whose library the new pictures belong to. */
  readonly agencyId: string;
  /** What they are for, such as `post:…`: an upload that was left on its way goes on there and nowhere else. */
  readonly place: string;
  readonly photos: readonly ChosenPhoto[];
  /** Given the former photos, so that an upload that ends later loses nothing written meanwhile. */
  readonly onChange: (change: (photos: readonly ChosenPhoto[]) => readonly ChosenPhoto[]) => void;
  readonly disabled?: boolean;
  /** What else can be done with one of them. */
  readonly renderBeside?: (photo: ChosenPhoto, number: number) => ReactNode;
}

/** Photos in their order, each with what it shows in words. They are uploaded, or come from the library. */
export function PhotoField({
  agencyId,
  place,
  photos,
  onChange,
  disabled = false,
  renderBeside,
}: PhotoFieldProps): ReactElement {
  const say = useWords(mediaWords);
  const add = (pictures: readonly Pick<LibraryPicture, 'id' | 'alt'>[]): void =>
    onChange((now) => {
      const there = new Set(now.map(({ mediaId }) => mediaId));
      const added = pictures.filter(({ id }) => !there.has(id));
      return [...now, ...added.map(({ id, alt }) => ({ mediaId: id, alt }))];
    });
  const taken = useTakenPictures({
    onReplace: (uploaded, existing) => {
      onChange((now) => replaced(now, uploaded.id, existing));
      return () => onChange((now) => restored(now, photos, [uploaded.id, existing.id]));
    },
  });
  const uploads = useUploads({ agencyId, place, enabled: !disabled }, (picture) => {
    add([picture]);
    taken.add(picture);
    announce(say('uploaded', { count: 1 }));
  });
  return (
    <div className={css.field}>
      {photos.length > 0 && (
        <ol className={css.photos}>
          {photos.map((photo, index) => (
            <PhotoItem key={photo.mediaId} {...{ photo, index, photos, onChange, disabled, renderBeside }} />
          ))}
        </ol>
      )}
      <UploadProgress uploads={uploads} />
      {taken.notes}
      {!disabled && (
        <DropPlace uploads={uploads}>
          <FromLibrary agencyId={agencyId} onChoose={add} />
        </DropPlace>
      )}
    </div>
  );
}

/** The other picture in its place; if it stands there already, it stays as it is. */
function replaced(photos: readonly ChosenPhoto[], former: string, { id, alt }: LibraryPicture): readonly ChosenPhoto[] {
  if (photos.some(({ mediaId }) => mediaId === id)) return photos.filter(({ mediaId }) => mediaId !== former);
  return photos.map((photo) => (photo.mediaId === former ? { mediaId: id, alt: alt || photo.alt } : photo));
}

/** These as they were before, each at its former place; the others as they are now. */
function restored(
  now: readonly ChosenPhoto[],
  before: readonly ChosenPhoto[],
  ids: readonly string[],
): readonly ChosenPhoto[] {
  const others = now.filter(({ mediaId }) => !ids.includes(mediaId));
  const put = (photos: readonly ChosenPhoto[], photo: ChosenPhoto): readonly ChosenPhoto[] =>
    ids.includes(photo.mediaId) ? photos.toSpliced(before.indexOf(photo), 0, photo) : photos;
  return before.reduce(put, others);
}

interface FromLibraryProps {
  readonly agencyId: string;
  readonly onChoose: (pictures: readonly LibraryPicture[]) => void;
}

function FromLibrary({ agencyId, onChoose }: FromLibraryProps): ReactElement {
  const say = useWords(mediaWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<IconPhotoSearch aria-hidden />} onClick={() => setOpen(true)}>
        {say('library')}
      </Button>
      {open &&
        // Not inside the form around it: Enter in its search box would send that form.
        createPortal(
          <Suspense>
            <LibraryDialog agencyId={agencyId} onChoose={onChoose} onClose={() => setOpen(false)} />
          </Suspense>,
          document.body,
        )}
    </>
  );
}

interface PhotoItemProps extends Pick<PhotoFieldProps, 'photos' | 'onChange'> {
  readonly photo: ChosenPhoto;
  readonly index: number;
  readonly disabled: boolean;
  readonly renderBeside: PhotoFieldProps['renderBeside'];
}

function PhotoItem({ photo, index, photos, onChange, disabled, renderBeside }: PhotoItemProps): ReactElement {
  const say = useWords(mediaWords);
  const number = index + 1;
  const write = (alt: string): void =>
    onChange((now) => now.map((one) => (one.mediaId === photo.mediaId ? { ...one, alt } : one)));
  const move = (to: number): void => {
    onChange((now) => now.filter(({ mediaId }) => mediaId !== photo.mediaId).toSpliced(to, 0, photo));
    announce(say('moved', { number: to + 1 }));
  };
  const remove = (): void => {
    onChange((now) => now.filter(({ mediaId }) => mediaId !== photo.mediaId));
    toast(say('removed'), () => onChange((now) => now.toSpliced(index, 0, photo)));
  };
  return (
    <li className={css.photo}>
      <div className={css.frame}>
        <img src={pictureAddress(photo.mediaId, '320')} alt={photo.alt || say('photo', { number })} loading="lazy" />
        {!disabled && (
          <div className={css.acts}>
            <IconButton label={say('earlier', { number })} disabled={index === 0} onClick={() => move(index - 1)}>
              <IconArrowLeft aria-hidden />
            </IconButton>
            <IconButton
              label={say('later', { number })}
              disabled={index === photos.length - 1}
              onClick={() => move(index + 1)}
            >
              <IconArrowRight aria-hidden />
            </IconButton>
            <IconButton label={say('remove', { number })} onClick={remove}>
              <IconX aria-hidden />
            </IconButton>
          </div>
        )}
      </div>
      <TextArea
        label={say('alt')}
        aria-label={say('alt.of', { number })}
        placeholder={say('alt.hint')}
        rows={2}
        maxLength={2000}
        value={photo.alt}
        disabled={disabled}
        aside={photo.alt.trim() === '' && <span className={css.missing}>{say('alt.missing')}</span>}
        onWrite={write}
      />
      {!disabled && renderBeside?.(photo, number)}
    </li>
  );
}
