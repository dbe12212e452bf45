import { IconGripVertical } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { postCalendarEndpoint, type PostCalendar } from '#publishing/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { MediumIcons } from '#web/kit/medium-icon.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import { planningWords } from '../words.ts';
import { readCalendar, type CalendarPost } from './calendar-data.ts';
import { dayClock } from './day-clock.ts';
import { CardState } from './card-state.tsx';
import css from './list.module.css';
import { useIsChosen } from './selection.ts';
import { useCardTools, type ShownCalendar } from './shown-calendar.ts';
import { narrowing, spanOf, type PostEntry } from './use-calendar.ts';
import { calendarWords } from './words.ts';

interface ListRowProps {
  readonly entry: PostEntry;
  readonly withDay: boolean;
  readonly shown: ShownCalendar;
}

/** A post as a line: chosen with its box, opened by its title, moved with its grip. */
export function ListRow({ entry, withDay, shown }: ListRowProps): ReactElement {
  const say = useWords(calendarWords);
  const planning = useWords(planningWords);
  const times = useTimes();
  const { chosen, onMove } = useCardTools();
  const isChosen = useIsChosen(chosen, entry.id);
  const post = useCard(entry, shown);
  const title = post.title?.trim() || say('untitled');
  const movable = shown.mayMove(post);
  const at = new Date(entry.at);
  return (
    <div className={css.row} data-card={entry.id} data-chosen={isChosen || undefined}>
      <label className={css.box}>
        <input
          type="checkbox"
          checked={isChosen}
          disabled={!movable}
          aria-label={say('select', { title })}
          onChange={() => chosen.toggle(entry.id)}
        />
      </label>
      <time className={css.time} dateTime={at.toISOString()}>
        {withDay && <small>{times.day(at)}</small>}
        {times.clock(at)}
      </time>
      <div className={css.title}>
        <h3>
          <DeskLink to="/konten/$id" params={{ id: entry.id }}>
            {title}
          </DeskLink>
        </h3>
        <small>
          {shown.withAgency && <span>{post.agency.shortName}</span>}
          {post.pillar && <span>{post.pillar.name}</span>}
          {post.programmes.map(({ id, name }) => (
            <span key={id}>{name}</span>
          ))}
        </small>
      </div>
      <span className={css.media}>
        <MediumIcons most={4} media={post.channels} />
      </span>
      <span className={css.state}>
        <CardState post={post} />
      </span>
      <span className={css.grip}>
        {movable && (
          <button
            type="button"
            data-grip
            aria-label={planning('move.of', { title })}
            title={planning('move.title')}
            aria-haspopup="dialog"
            onClick={(event) => onMove({ ...entry, post }, event.currentTarget.getBoundingClientRect())}
          >
            <IconGripVertical size={18} aria-hidden />
          </button>
        )}
      </span>
    </div>
  );
}

/** A month's list knows the titles of a day once one of its rows comes into sight. */
function useCard({ post, date }: PostEntry, { address, zone, calendar }: ShownCalendar): CalendarPost {
  const span = spanOf(dayClock([date], zone), calendar.whose);
  const answer = useAnswer(
    postCalendarEndpoint,
    { query: { ...span, zone, detail: 'cards', ...narrowing(address.filters) } },
    { enabled: calendar.lean },
  );
  return (answer.data && cardsOf(answer.data).get(post.id)) ?? post;
}

const read = new WeakMap<PostCalendar, ReadonlyMap<string, CalendarPost>>();

/** Read once, however many rows ask. */
function cardsOf(answer: PostCalendar): ReadonlyMap<string, CalendarPost> {
  const known = read.get(answer);
  if (known) return known;
  const cards = new Map(readCalendar(answer).map((post) => [post.id, post]));
  read.set(answer, cards);
  return cards;
}
