import { IconCheck } from '@tabler/icons-react';
import { memo, type ReactElement } from 'react';
import { pictureAddress } from '#media/contract.ts';
import { formatWallTime } from '#platform/time/format.ts';
import { LightLink } from '#web/kit/light-link.tsx';
import { MediumIcons } from '#web/kit/medium-icon.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { planningWords } from '../words.ts';
import { CardState } from './card-state.tsx';
import css from './card.module.css';
import { useIsChosen } from './selection.ts';
import { useCardTools } from './shown-calendar.ts';
import type { PostEntry } from './use-calendar.ts';
import { calendarWords } from './words.ts';

interface PostCardProps {
  readonly entry: PostEntry;
  readonly movable: boolean;
  readonly withAgency: boolean;
  /** Without picture and media, where many stand together. */
  readonly brief?: boolean;
  /** In a grid that is walked with the arrow keys, Tab goes past the cards. */
  readonly inGrid?: boolean;
}

/** Time, media, title, picture and state of a post. Dragged, or moved with its grip, the M key or the right button. */
export const PostCard = memo(function PostCard(props: PostCardProps): ReactElement {
  const { entry, movable, withAgency, brief = false, inGrid = false } = props;
  const say = useWords(calendarWords);
  const { chosen } = useCardTools();
  const isChosen = useIsChosen(chosen, entry.id);
  const { post } = entry;
  const title = titleOf(entry) ?? say('untitled');
  return (
    <div
      className={css.card}
      data-card={post.id}
      {...marksOf({ brief, chosen: isChosen, gone: post.state === 'published' })}
      draggable={movable}
      title={brief ? title : undefined}
    >
      <CardTop entry={entry} brief={brief}>
        {movable && <Grip entry={entry} title={title} inGrid={inGrid} />}
      </CardTop>
      <div className={css.body}>
        <h3>
          <LightLink to="/konten/$id" params={{ id: post.id }} draggable={false} tabIndex={tabStop(inGrid)}>
            {title}
          </LightLink>
          {withAgency && <small>{post.agency.shortName}</small>}
        </h3>
        {!brief && <Thumbnail id={post.thumbnailId} />}
      </div>
      {!brief && (
        <div className={css.band}>
          <CardState post={post} />
        </div>
      )}
      {isChosen && <ChosenMark />}
    </div>
  );
});

function tabStop(inGrid: boolean | undefined): -1 | undefined {
  return inGrid ? -1 : undefined;
}

function marksOf(marks: Readonly<Record<'brief' | 'chosen' | 'gone', boolean>>) {
  return {
    'data-brief': marks.brief || undefined,
    'data-chosen': marks.chosen || undefined,
    'data-gone': marks.gone || undefined,
  };
}

function Thumbnail({ id }: { readonly id: string | undefined }): ReactElement | null {
  if (id === undefined) return null;
  return <img src={pictureAddress(id, '320')} alt="" width={34} height={34} loading="lazy" draggable={false} />;
}

function ChosenMark(): ReactElement {
  return (
    <span className={css.check} aria-hidden="true">
      <IconCheck size={12} stroke={3} />
    </span>
  );
}

/** Undefined when it has none, or none that was asked for. */
export function titleOf({ post }: Pick<PostEntry, 'post'>): string | undefined {
  const title = post.title?.trim() ?? '';
  return title === '' ? undefined : title;
}

interface CardTopProps {
  readonly entry: PostEntry;
  readonly brief: boolean;
  readonly children: ReactElement | false;
}

/** Brief cards carry the state beside the time; the others have a band for it and show the media here. */
function CardTop({ entry: { post, at, time }, brief, children }: CardTopProps): ReactElement {
  const { zoneLabel } = useTimes();
  const language = useLanguage();
  const media = <MediumIcons most={3} media={post.channels} />;
  return (
    <div className={css.top}>
      {children}
      <time dateTime={new Date(at).toISOString()}>
        {formatWallTime(time, language)} {!brief && <small>{zoneLabel}</small>}
      </time>
      {brief ? <CardState post={post} /> : media}
    </div>
  );
}

function Grip({ entry, title, inGrid }: Pick<PostCardProps, 'entry' | 'inGrid'> & { readonly title: string }) {
  const say = useWords(planningWords);
  const { onMove } = useCardTools();
  return (
    <button
      type="button"
      data-grip
      className={css.grip}
      tabIndex={tabStop(inGrid)}
      aria-label={say('move.of', { title })}
      title={say('move.title')}
      aria-haspopup="dialog"
      onClick={(event) => onMove(entry, event.currentTarget.getBoundingClientRect())}
    />
  );
}
