import { IconMessagePlus, IconTrash } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import {
  removePlanNoteEndpoint,
  restorePlanNoteEndpoint,
  writePlanNoteEndpoint,
  type PlanDay,
  type PlanEntry,
} from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { TextArea } from '#web/kit/field.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { StatusTag, Tag } from '#web/kit/status-tag.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import css from './meeting.module.css';
import { meetingWords } from './words.ts';

interface DayPlanProps {
  readonly day: PlanDay;
  readonly today: string;
  /** Null: this person notes nothing. */
  readonly noteAgencyId: string | null;
  readonly all: boolean;
}

export function DayPlan({ day, today, noteAgencyId, all }: DayPlanProps): ReactElement {
  const say = useWords(meetingWords);
  const language = useLanguage();
  const { date, special, entries, notes } = day;
  const form = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  const name = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', form).format(
    new Date(`${date}T00:00:00Z`),
  );
  const quiet = entries.length + special.length + notes.length === 0;
  return (
    <section className={css.day} data-quiet={quiet || undefined} aria-labelledby={`day-${date}`}>
      <div className={css.dayHead}>
        <h2 id={`day-${date}`}>{name}</h2>
        {date === today && <Tag look="accent">{say('today')}</Tag>}
        {special.map((one) => (
          <Tag key={one.name} look="soga">
            {one.name}
          </Tag>
        ))}
        {noteAgencyId && <NoteButton agencyId={noteAgencyId} day={date} name={name} />}
      </div>
      {entries.length > 0 && <Entries {...{ entries, name, all }} past={date < today} />}
      {notes.length > 0 && <Notes notes={notes} all={all} />}
    </section>
  );
}

interface EntriesProps {
  readonly entries: readonly PlanEntry[];
  readonly name: string;
  readonly all: boolean;
  readonly past: boolean;
}

function Entries({ entries, name, all, past }: EntriesProps): ReactElement {
  const say = useWords(meetingWords);
  return (
    <table className={css.table} aria-label={say('day.plan', { day: name })}>
      <thead>
        <tr>
          <th scope="col">{say('time')}</th>
          {all && (
            <th scope="col" data-agency>
              {say('agency')}
            </th>
          )}
          <th scope="col">{say('channels')}</th>
          <th scope="col">{say('what')}</th>
          <th scope="col">{say('pillar')}</th>
          <th scope="col">{say('programme')}</th>
          <th scope="col">{say('pic')}</th>
          <th scope="col">{say('state')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, index) => (
          <Row
            key={entry.postId ?? `${entry.time}${entry.agencies.join()}${String(index)}`}
            {...{ entry, all, past }}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly entry: PlanEntry;
  readonly all: boolean;
  readonly past: boolean;
}

function Row({ entry, all, past }: RowProps): ReactElement {
  const say = useWords(meetingWords);
  const { agencies, channels, pillar, programmes, pic, postId, state } = entry;
  const language = useLanguage();
  const time = <td data-time>{language === 'id' ? entry.time.replace(':', '.') : entry.time}</td>;
  const gap = <Tag look="dash">{say(past ? 'gap.past' : 'gap')}</Tag>;
  if (agencies.length > 1) {
    return (
      <tr data-gap>
        {time}
        <td colSpan={6}>
          <b>{say('gaps.of', { count: agencies.length })}</b> {agencies.join(', ')}
        </td>
        <td>{gap}</td>
      </tr>
    );
  }
  return (
    <tr data-gap={postId === null || undefined}>
      {time}
      {all && <td data-agency>{agencies}</td>}
      <td data-label={say('channels')}>{channels.join(', ')}</td>
      <td data-title>{titleOf(entry, say('gap'))}</td>
      <td data-label={say('pillar')}>{pillar}</td>
      <td data-label={say('programme')}>{programmes.join(', ')}</td>
      <td data-label={say('pic')}>{pic}</td>
      <td>{state ? <StatusTag state={state} /> : gap}</td>
    </tr>
  );
}

function titleOf({ postId, title }: PlanEntry, gap: string): ReactElement | string {
  if (postId === null) return title || gap;
  return (
    <DeskLink to="/konten/$id" params={{ id: postId }}>
      {title || '–'}
    </DeskLink>
  );
}

function Notes({ notes, all }: { readonly notes: PlanDay['notes']; readonly all: boolean }): ReactElement {
  const say = useWords(meetingWords);
  const restore = useAct(restorePlanNoteEndpoint);
  const remove = useAct(removePlanNoteEndpoint, {
    onDone: (_, { params }) => toast(say('note.removed'), () => void restore.act({ params })),
  });
  return (
    <ul className={css.notes} aria-label={say('notes')}>
      {notes.map(({ id, text, by, agency, canRemove }) => (
        <li key={id}>
          <p>{text}</p>
          <small>{[by, all && agency].filter(Boolean).join(' · ')}</small>
          {canRemove && (
            <IconButton
              label={say('note.remove', { text: text.slice(0, 40) })}
              onClick={() => void remove.act({ params: { id } })}
            >
              <IconTrash aria-hidden />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Whoever opened the field wants to write in it. */
function focusAtOnce(area: HTMLTextAreaElement | null): void {
  area?.focus();
}

interface NoteButtonProps {
  readonly agencyId: string;
  readonly day: string;
  readonly name: string;
}

function NoteButton({ agencyId, day, name }: NoteButtonProps): ReactElement {
  const say = useWords(meetingWords);
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const write = useAct(writePlanNoteEndpoint, {
    onDone: () => {
      setText('');
      setOpen(false);
    },
  });
  if (!open) {
    return (
      <span className={css.noteButton}>
        <Button
          size="small"
          look="ghost"
          icon={<IconMessagePlus aria-hidden />}
          onClick={() => setOpen(true)}
          aria-label={say('note.for', { day: name })}
        >
          {say('note')}
        </Button>
      </span>
    );
  }
  return (
    <form
      className={css.noteForm}
      onSubmit={(event) => {
        event.preventDefault();
        void write.act({ body: { agencyId, day, text } });
      }}
    >
      <TextArea
        label={say('note.for', { day: name })}
        rows={2}
        value={text}
        onWrite={setText}
        ref={focusAtOnce}
        maxLength={1000}
      />
      {write.refused && <RefusalNote refused={write.refused} />}
      <div className={css.acts}>
        <Button type="submit" look="primary" size="small" busy={write.busy} disabled={text.trim() === ''}>
          {say('note.save')}
        </Button>
        <Button size="small" onClick={() => setOpen(false)}>
          {say('note.cancel')}
        </Button>
      </div>
    </form>
  );
}
