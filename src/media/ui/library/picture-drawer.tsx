import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import {
  archivePictureEndpoint,
  pictureAddress,
  pictureDetailsEndpoint,
  savePictureDetailsEndpoint,
  unarchivePictureEndpoint,
  type PictureDetails,
} from '#media/contract.ts';
import { formatBytes, formatNumber } from '#platform/time/format.ts';
import { useAct } from '#web/api/use-act.ts';
import { askAnew, useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { Form } from '#web/kit/field.tsx';
import { FormRefused } from '#web/kit/form-refused.tsx';
import { Answered } from '#web/kit/states.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useFormDraft } from '#web/kit/use-form-draft.ts';
import type { Revised } from '#web/kit/use-revised-draft.ts';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { ConsentFields, RightsFields, WordFields } from './detail-fields.tsx';
import { draftOf, detailsOf, type DetailsDraft } from './details-draft.ts';
import css from './library.module.css';
import { StandingTag, Uses } from './picture-card.tsx';
import { libraryWords } from './words.ts';

interface PictureDrawerProps {
  /** Empty: closed. */
  readonly id: string;
  readonly onClose: () => void;
}

export function PictureDrawer({ id, onClose }: PictureDrawerProps): ReactElement {
  const say = useWords(libraryWords);
  const answer = useAnswer(pictureDetailsEndpoint, { params: { id } }, { enabled: id !== '' });
  return (
    <Drawer title={say('details')} open={id !== ''} onClose={onClose}>
      <Answered answer={answer}>
        {(picture) => (
          <>
            <Shown picture={picture} />
            <ShownIn picture={picture} />
            <DetailsForm key={picture.id} picture={picture} onClose={onClose} />
          </>
        )}
      </Answered>
    </Drawer>
  );
}

function Shown({ picture }: { readonly picture: PictureDetails }): ReactElement {
  const say = useWords(libraryWords);
  const language = useLanguage();
  const times = useTimes(picture.agency.zone);
  const { id, title, alt, width, height, bytes, agency, uploadedBy, createdAt, bar } = picture;
  const number = (value: number): string => formatNumber(value, language, 0);
  const date = times.date(createdAt);
  return (
    <>
      {bar && (
        <div className={css.warning}>
          <StandingTag picture={picture} />
          <p>{say('bar.effect')}</p>
        </div>
      )}
      <div className={css.shown}>
        <img src={pictureAddress(id, '960')} alt={alt || title} />
        <p>
          {agency.name} · {say('size', { width: number(width), height: number(height), bytes: formatBytes(bytes, language) })}
        </p>
        <p>{uploadedBy ? say('uploaded.by', { date, name: uploadedBy }) : say('uploaded', { date })}</p>
        <a href={pictureAddress(id, 'original')} download>
          {say('original')}
        </a>
      </div>
    </>
  );
} // oxfmt-ignore

const placesOf = { post: '/konten/$id', activity: '/kegiatan/$id', bank: '/bank', strategy: '/strategi' } as const;
const withOwnPage = ['post', 'activity'] as const;

function ShownIn({ picture }: { readonly picture: PictureDetails }): ReactElement {
  const say = useWords(libraryWords);
  const times = useTimes(picture.agency.zone);
  const { shownIn, more, elsewhere } = picture;
  return (
    <section className={css.uses}>
      <h3>
        <Uses picture={picture} />
      </h3>
      <ul aria-label={say('shown-in')}>
        {shownIn.map(({ kind, id, title, at }) => (
          <li key={`${kind}${id}`}>
            <DeskLink to={placesOf[kind]} {...(withOwnPage.some((one) => one === kind) ? { params: { id } } : {})}>
              {title.trim() || say('untitled')}
            </DeskLink>
            <small>{[say(`use.${kind}`), at && times.date(at)].filter(Boolean).join(' · ')}</small>
          </li>
        ))}
      </ul>
      {more > 0 && <p>{say('shown-in.rest', { count: more })}</p>}
      {elsewhere > 0 && <p>{say('shown-in.more', { count: elsewhere })}</p>}
      {shownIn.length === 0 && elsewhere === 0 && <p>{say('shown-in.none')}</p>}
    </section>
  );
}

interface DetailsFormProps {
  readonly picture: PictureDetails;
  readonly onClose: () => void;
}

function DetailsForm({ picture, onClose }: DetailsFormProps): ReactElement {
  const say = useWords(libraryWords);
  const client = useQueryClient();
  const params = { id: picture.id };
  const newest = async () => revised(await askAnew(client, pictureDetailsEndpoint, { params }));
  const writing = useFormDraft({ loaded: revised(picture), newest });
  const { draft, change } = writing;
  const save = useAct(savePictureDetailsEndpoint, {
    onDone: () => {
      toast(say('saved'));
      onClose();
    },
  });
  const send = ({ body, revision }: Revised<DetailsDraft>) =>
    save.act({ params, body: { ...detailsOf(body), revision } });
  const fields = { draft, refused: save.refused, onWrite: change };
  return (
    <Form onSubmit={() => send({ body: draft, revision: writing.revision })}>
      <FormRefused
        refused={save.refused}
        onMine={() => writing.keepMine().then(send)}
        onTheirs={() => writing.takeTheirs().then(save.clear)}
      />
      {!picture.can.change && <p>{say('read-only')}</p>}
      <fieldset className={css.fields} disabled={!picture.can.change}>
        <WordFields {...fields} />
        <RightsFields {...fields} />
        <ConsentFields {...fields} />
      </fieldset>
      {picture.can.change && (
        <div className={css.foot}>
          <ArchiveButton picture={picture} onClose={onClose} />
          <Button type="submit" look="primary" busy={save.busy}>
            {say('save')}
          </Button>
        </div>
      )}
    </Form>
  );
}

function revised({ details, revision }: PictureDetails): Revised<DetailsDraft> {
  return { body: draftOf(details), revision };
}

const onRefused = ({ message }: { readonly message: string }): void => toastRefusal(message);

function ArchiveButton({ picture: { id, archived }, onClose }: DetailsFormProps): ReactElement {
  const say = useWords(libraryWords);
  const ask = { params: { id } };
  const archive = useAct(archivePictureEndpoint, {
    onRefused,
    onDone: () => {
      toast(say('archived'), () => unarchive.act(ask));
      onClose();
    },
  });
  const unarchive = useAct(unarchivePictureEndpoint, {
    onRefused,
    onDone: () => {
      toast(say('unarchived'));
      onClose();
    },
  });
  if (archived) return <Button onClick={() => void unarchive.act(ask)}>{say('unarchive')}</Button>;
  return <Button onClick={() => void archive.act(ask)}>{say('archive')}</Button>;
}
