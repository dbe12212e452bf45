import { IconCamera, IconPhotoPlus, IconX } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { takenTypes } from '#media/contract.ts';
import { formatShare } from '#platform/time/format.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import css from './photo-field.module.css';
import { filesIn, type Upload, type Uploads } from './use-uploads.ts';
import { mediaWords } from './words.ts';

/** What is on its way, and what did not arrive. */
export function UploadProgress({ uploads }: { readonly uploads: Uploads }): ReactElement | null {
  if (uploads.waiting.length === 0) return null;
  return (
    <ul className={css.progress}>
      {uploads.waiting.map((upload) => (
        <UploadLine key={upload.key} upload={upload} uploads={uploads} />
      ))}
    </ul>
  );
}

function UploadLine({ upload, uploads }: { readonly upload: Upload; readonly uploads: Uploads }): ReactElement {
  const say = useWords(mediaWords);
  const language = useLanguage();
  const { name } = upload.file;
  const { reason, stalled, share } = upload;
  const facts = { name, share: formatShare(share, 1, language) };
  return (
    <li data-bad={reason ? true : undefined}>
      <span>
        {reason ? say('failed', { name, reason }) : say(stalled ? 'stalled' : 'uploading', facts)}
        {!reason && <progress aria-label={name} value={share} max={1} />}
      </span>
      {reason && (
        <Button size="small" onClick={() => void uploads.retry(upload)}>
          {say('retry')}
        </Button>
      )}
      <IconButton label={say(reason ? 'dismiss' : 'give-up', { name })} onClick={() => uploads.dismiss(upload)}>
        <IconX aria-hidden />
      </IconButton>
    </li>
  );
}

interface DropPlaceProps {
  readonly uploads: Uploads;
  /** Other ways to get a picture, beside the buttons. */
  readonly children?: ReactNode;
}

/** Where files are dropped, pasted, chosen or taken with the camera. */
export function DropPlace({ uploads, children }: DropPlaceProps): ReactElement {
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
        {children}
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
    const pictures = filesIn(data);
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
