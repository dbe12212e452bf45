import { IconCopy, IconDownload, IconExternalLink } from '@tabler/icons-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { mediumOf } from '#channels/contract.ts';
import { cropAddress, pictureAddress } from '#media/contract.ts';
import { PhotoField, type ChosenPhoto } from '#media/ui/photo-field.tsx';
import { recordProofEndpoint, type QueueItem } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { Form, TextField } from '#web/kit/field.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './queue.module.css';
import { postWords } from './words.ts';

interface ByHandDialogProps {
  readonly delivery: QueueItem;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The kit for publishing where no program can: the finished text, the pictures, and the proof afterwards. */
export function ByHandDialog({ delivery, open, onClose }: ByHandDialogProps): ReactElement {
  const say = useWords(postWords);
  const { channel, agency } = delivery;
  const { proof, limits } = mediumOf(channel.medium);
  const [url, setUrl] = useState('');
  const [photos, setPhotos] = useState<readonly ChosenPhoto[]>([]);
  const record = useAct(recordProofEndpoint, {
    onDone: () => {
      onClose();
      toast(say('by-hand.done', { channel: channel.name }));
    },
  });
  const submit = (): Promise<unknown> =>
    record.act({
      params: { id: delivery.id },
      body: { url: url.trim() === '' ? null : url.trim(), mediaId: photos[0]?.mediaId ?? null },
    });
  return (
    <Dialog
      title={say('by-hand.title', { channel: channel.name })}
      open={open}
      onClose={onClose}
      foot={
        <Button look="primary" busy={record.busy} onClick={() => void submit()}>
          {say('by-hand.record')}
        </Button>
      }
    >
      <ol className={css.kit}>
        <Step title={say('by-hand.step.text')}>
          <Words delivery={delivery} />
        </Step>
        {delivery.pictures.length > 0 && limits.pictures.max > 0 && (
          <Step title={say('by-hand.step.pictures')}>
            <Pictures pictures={delivery.pictures} />
          </Step>
        )}
        <Step title={say(`by-hand.step.publish.${proof === 'photo' ? 'photo' : 'link'}`, { channel: channel.name })}>
          {channel.webAddress && (
            <a href={channel.webAddress} target="_blank" rel="noreferrer">
              <IconExternalLink size={16} aria-hidden /> {channel.webAddress}
            </a>
          )}
        </Step>
        <Step title={say('by-hand.step.proof')}>
          <Form onSubmit={submit}>
            <TextField
              label={say('by-hand.link')}
              type="url"
              optional={proof === 'photo'}
              error={record.refused?.message}
              value={url}
              onWrite={setUrl}
            />
            <PhotoField
              agencyId={agency.id}
              place={`proof:${delivery.id}`}
              photos={photos}
              onChange={(change) => setPhotos((now) => change(now).slice(-1))}
            />
          </Form>
        </Step>
      </ol>
    </Dialog>
  );
}

function Step({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <li>
      <h3>{title}</h3>
      {children}
    </li>
  );
}

function Words({ delivery: { title, text } }: { readonly delivery: QueueItem }): ReactElement {
  const say = useWords(postWords);
  const copy = async (words: string): Promise<void> => {
    await navigator.clipboard.writeText(words);
    toast(say('copied'));
  };
  return (
    <>
      {title && <p className={css.titleLine}>{title}</p>}
      <blockquote className={css.words} lang="id">
        {text}
      </blockquote>
      <div className={css.copies}>
        <Button size="small" icon={<IconCopy size={16} aria-hidden />} onClick={() => void copy(text)}>
          {say('copy')}
        </Button>
        {title && (
          <Button look="ghost" size="small" onClick={() => void copy(`${title}\n\n${text}`)}>
            {say('copy.with-title')}
          </Button>
        )}
      </div>
    </>
  );
}

function Pictures({ pictures }: { readonly pictures: QueueItem['pictures'] }): ReactElement {
  const say = useWords(postWords);
  return (
    <ul className={css.pictures}>
      {pictures.map(({ mediaId, alt, crop }, index) => (
        <li key={mediaId}>
          <img
            src={crop ? cropAddress(mediaId, crop, '320') : pictureAddress(mediaId, '320')}
            alt={alt}
            loading="lazy"
          />
          <a
            href={crop ? cropAddress(mediaId, crop) : pictureAddress(mediaId, 'original')}
            download={`gambar-${index + 1}`}
          >
            <IconDownload size={16} aria-hidden /> {say('download', { number: index + 1 })}
          </a>
        </li>
      ))}
    </ul>
  );
}
