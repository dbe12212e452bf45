import { IconArrowLeft, IconArrowRight, IconCamera, IconPhotoPlus, IconX } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, useState, type ReactElement } from 'react';
import { pictureAddress, takenTypes } from '#media/contract.ts';
import { announce } from '#web/kit/announce.tsx';
import { Button, IconButton } from '#web/kit/button.tsx';
import { TextArea } from '#web/kit/field.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './photo-field.module.css';
import { picturesIn, useUploads, type Uploads } from './use-uploads.ts';
import { mediaWords } from './words.ts';

export interface ChosenPhoto {
  readonly mediaId: string;
  readonly alt: string;
}

interface PhotoFieldProps {
  /** Whose library the new pictures belong to. */
  readonly agencyId: string;
  readonly photos: readonly ChosenPhoto[];
  /** Given the former photos, so that an upload that ends later loses nothing written meanwhile. */
  readonly onChange: (change: (photos: readonly ChosenPhoto[]) => readonly ChosenPhoto[]) => void;
  readonly disabled?: boolean;
}

/** Photos in their order, each with what it shows in words. Files are dropped, pasted, chosen or taken with the camera. */
export function PhotoField({ agencyId, photos, onChange, disabled = false }: PhotoFieldProps): ReactElement {
  const say = useWords(mediaWords);
  const uploads = useUploads(agencyId, (picture) => {
    const added = { mediaId: picture.id, alt: picture.alt };
    onChange((now) => (now.some(({ mediaId }) => mediaId === picture.id) ? now : [...now, added]));
    announce(say('uploaded', { count: 1 }));
  });
  return (
    <div className={css.field}>
      {photos.length > 0 && (
        <ol className={css.photos}>
          {photos.map((photo, index) => (
            <PhotoItem key={photo.mediaId} {...{ photo, index, photos, onChange, disabled }} />
          ))}
        </ol>
      )}
      <Progress uploads={uploads} />
      {!disabled && <DropPlace uploads={uploads} />}
    </div>
  );
}

interface PhotoItemProps extends Pick<PhotoFieldProps, 'photos' | 'onChange'> {
  readonly photo: ChosenPhoto;
  readonly index: number;
  readonly disabled: boolean;
}

function PhotoItem({ photo, index, photos, onChange, disabled }: PhotoItemProps): ReactElement {
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
    </li>
  );
}

function Progress({ uploads }: { readonly uploads: Uploads }): ReactElement | null {
  const say = useWords(mediaWords);
  if (uploads.waiting.length === 0) return null;
  return (
    <ul className={css.progress}>
      {uploads.waiting.map((upload) => (
        <li key={upload.key} data-bad={upload.reason ? true : undefined}>
          <span>
            {upload.reason
              ? say('failed', { name: upload.file.name, reason: upload.reason })
              : say('uploading', { name: upload.file.name })}
          </span>
          {upload.reason && (
            <>
              <Button size="small" onClick={() => void uploads.retry(upload)}>
                {say('retry')}
              </Button>
              <IconButton label={say('dismiss', { name: upload.file.name })} onClick={() => uploads.dismiss(upload)}>
                <IconX aria-hidden />
              </IconButton>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function DropPlace({ uploads }: { readonly uploads: Uploads }): ReactElement {
  const say = useWords(mediaWords);
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const over = useFilesFromAnywhere((pictures) => void uploads.add(pictures));
  const take = (input: HTMLInputElement): void => {
    const chosen = [...(input.files ?? [])];
    // Emptied, so that choosing the same file again is a change.
    input.value = '';
    void uploads.add(chosen);
  };
  return (
    <div className={css.drop} data-over={over || undefined}>
      <p>{over ? say('drop.now') : say('drop')}</p>
      <p>{say('privacy')}</p>
      <div className={css.buttons}>
        <Button icon={<IconPhotoPlus aria-hidden />} onClick={() => files.current?.click()}>
          {say('add')}
        </Button>
        <span className={css.camera}>
          <Button icon={<IconCamera aria-hidden />} onClick={() => camera.current?.click()}>
            {say('camera')}
          </Button>
        </span>
      </div>
      <input
        ref={files}
        type="file"
        hidden
        multiple
        accept={takenTypes.join(',')}
        onChange={(event) => take(event.target)}
      />
      <input
        ref={camera}
        type="file"
        hidden
        accept="image/jpeg"
        capture="environment"
        onChange={(event) => take(event.target)}
      />
    </div>
  );
}

/** Pictures pasted or dropped anywhere on the page; true while files hover over it. */
function useFilesFromAnywhere(onPictures: (pictures: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const receive = useEffectEvent((event: Event, data: DataTransfer | null) => {
    const pictures = picturesIn(data);
    if (pictures.length === 0) return;
    event.preventDefault();
    onPictures(pictures);
  });
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const hover = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => setOver(event.relatedTarget !== null);
    const drop = (event: DragEvent): void => {
      setOver(false);
      receive(event, event.dataTransfer);
    };
    document.addEventListener('dragover', hover, { signal });
    document.addEventListener('dragleave', leave, { signal });
    document.addEventListener('drop', drop, { signal });
    document.addEventListener('paste', (event) => receive(event, event.clipboardData), { signal });
    return () => stop.abort();
  }, []);
  return over;
}
