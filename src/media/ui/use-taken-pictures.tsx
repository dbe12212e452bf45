import { useState, type ReactElement, type ReactNode } from 'react';
import { archivePictureEndpoint, pictureAddress, unarchivePictureEndpoint, type LibraryPicture, type UploadedView } from '#media/contract.ts'; // oxfmt-ignore
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './photo-field.module.css';
import { mediaWords } from './words.ts';

interface Taken {
  /** Told of every picture that came in. */
  readonly add: (picture: UploadedView) => void;
  /** What resembles them, with the choice which one to use. */
  readonly notes: ReactNode;
}

interface TakenOptions {
  /** The existing picture is to stand where the uploaded one stands. Gives how to put both back. */
  readonly onReplace: (uploaded: LibraryPicture, existing: LibraryPicture) => () => void;
}

/** Says of pictures that have come in whether they are, or look like, one that was there before. */
export function useTakenPictures({ onReplace }: TakenOptions): Taken {
  const say = useWords(mediaWords);
  const times = useTimes();
  const [alike, setAlike] = useState<readonly UploadedView[]>([]);
  const drop = (id: string): void => setAlike((now) => now.filter((one) => one.id !== id));
  const restore = useAct(unarchivePictureEndpoint);
  const archive = useAct(archivePictureEndpoint);
  const replace = (uploaded: UploadedView, existing: LibraryPicture): void => {
    drop(uploaded.id);
    const undo = onReplace(uploaded, existing);
    void archive.act({ params: { id: uploaded.id } });
    toast(say('alike.taken'), async () => {
      await restore.act({ params: { id: uploaded.id } });
      undo();
    });
  };
  return {
    add: (picture) => {
      const { known, stilled, originalName, uses, lastUsedAt, similar } = picture;
      if (stilled) toast(say('stilled', { name: originalName }));
      if (known && lastUsedAt) toast(say('known.used', { count: uses, date: times.date(lastUsedAt) }));
      else if (known) toast(say('known'));
      else if (similar.length > 0) setAlike((now) => [...now.filter(({ id }) => id !== picture.id), picture]);
    },
    notes: alike.map((picture) => (
      <AlikeNote
        key={picture.id}
        picture={picture}
        onKeep={() => drop(picture.id)}
        onTake={(existing) => replace(picture, existing)}
      />
    )),
  };
}

interface AlikeNoteProps {
  readonly picture: UploadedView;
  readonly onKeep: () => void;
  readonly onTake: (existing: LibraryPicture) => void;
}

function AlikeNote({ picture, onKeep, onTake }: AlikeNoteProps): ReactElement {
  const say = useWords(mediaWords);
  const times = useTimes();
  const about = ({ title, uses, lastUsedAt }: LibraryPicture): string =>
    lastUsedAt
      ? say('alike.used', { title, count: uses, date: times.date(lastUsedAt) })
      : say('alike.unused', { title });
  return (
    <output className={css.alike}>
      <p>
        <b>{say('alike', { name: picture.originalName })}</b>
      </p>
      <ul>
        {picture.similar.map((existing) => (
          <li key={existing.id}>
            <img src={pictureAddress(existing.id, '320')} alt="" />
            <span>{about(existing)}</span>
            <Button
              size="small"
              aria-label={say('alike.take.of', { title: existing.title })}
              onClick={() => onTake(existing)}
            >
              {say('alike.take')}
            </Button>
          </li>
        ))}
      </ul>
      <Button size="small" look="soft" onClick={onKeep}>
        {say('alike.keep')}
      </Button>
    </output>
  );
}
