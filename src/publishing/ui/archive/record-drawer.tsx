import { IconExternalLink } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { pictureAddress } from '#media/contract.ts';
import { archiveRecordEndpoint, type RecordView } from '#publishing/archive/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { MediumIcon } from '#web/kit/medium-icon.tsx';
import { Answered, RowsSkeleton } from '#web/kit/states.tsx';
import { Time, ZoneProvider } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import css from './archive.module.css';
import { KindTag } from './kind-tag.tsx';
import { archiveWords } from './words.ts';

interface RecordDrawerProps {
  readonly number: number | undefined;
  readonly onClose: () => void;
}

/** One record, with what is needed to trust it. */
export function RecordDrawer({ number, onClose }: RecordDrawerProps): ReactElement | null {
  const say = useWords(archiveWords);
  if (number === undefined) return null;
  return (
    <Drawer title={say('record', { number })} open onClose={onClose}>
      <Loaded number={number} />
    </Drawer>
  );
}

function Loaded({ number }: { readonly number: number }): ReactElement {
  const answer = useAnswer(archiveRecordEndpoint, { params: { number } }, { topics: [] });
  return (
    <Answered answer={answer} skeleton={<RowsSkeleton rows={4} />}>
      {(record) => <Record record={record} />}
    </Answered>
  );
}

function Record({ record }: { readonly record: RecordView }): ReactElement {
  const say = useWords(archiveWords);
  const { kind, at, agency, channel, title, text, url, postId, byHand } = record;
  return (
    <ZoneProvider zone={agency.zone}>
      <div className={css.record}>
        <div className={css.head}>
          <KindTag kind={kind} />
          <MediumIcon medium={channel.medium} />
          <span>
            {agency.shortName} · {channel.name}
          </span>
          <Time at={at} form="instant" />
        </div>
        <section>
          <h3>{say('words')}</h3>
          <div className={css.words}>
            {title.trim() !== '' && <b>{`${title}\n\n`}</b>}
            {text || say('no-words')}
          </div>
        </section>
        <Pictures record={record} />
        <section>
          <h3>{say('times')}</h3>
          <dl className={css.facts}>
            <div>
              <dt>{say('due')}</dt>
              <dd>
                <Time at={record.dueAt} form="instant" />
              </dd>
            </div>
            <div>
              <dt>{say('sent')}</dt>
              <dd>
                <Time at={record.sentAt} form="instant" />
              </dd>
            </div>
          </dl>
          {byHand && <p className={css.hint}>{say('by-hand')}</p>}
        </section>
        <Seal record={record} />
        <p className={css.links}>
          {url && (
            <a href={url} target="_blank" rel="noreferrer">
              <IconExternalLink size={16} aria-hidden /> {say('link')}
            </a>
          )}
          <DeskLink to="/konten/$id" params={{ id: postId }}>
            {say('post')}
          </DeskLink>
        </p>
      </div>
    </ZoneProvider>
  );
}

function Pictures({ record: { pictures } }: { readonly record: RecordView }): ReactElement | null {
  const say = useWords(archiveWords);
  if (pictures.length === 0) return null;
  return (
    <section>
      <h3>{say('pictures')}</h3>
      <ul className={css.pictures}>
        {pictures.map(({ mediaId, alt, sha256 }) => (
          <li key={mediaId}>
            <img src={pictureAddress(mediaId, '320')} alt={alt} loading="lazy" />
            <div>
              <p>{alt}</p>
              <span className={css.sum}>{say('picture.sum', { sum: sha256 })}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Seal({ record: { hash, previousHash } }: { readonly record: RecordView }): ReactElement {
  const say = useWords(archiveWords);
  return (
    <section>
      <h3>{say('seal')}</h3>
      <p className={css.hint}>{say('seal.why')}</p>
      <dl className={css.facts}>
        <div>
          <dt>{say('seal.hash')}</dt>
          <dd className={css.sum}>{hash}</dd>
        </div>
        <div>
          <dt>{say('seal.previous')}</dt>
          <dd className={css.sum}>{previousHash || say('seal.first')}</dd>
        </div>
      </dl>
    </section>
  );
}
