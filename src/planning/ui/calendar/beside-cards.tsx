import { IconCalendarEvent, IconCalendarOff, IconCandle, IconConfetti, IconPlus, IconSun } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { LightLink } from '#web/kit/light-link.tsx';
import { MediumIcon, MediumIcons } from '#web/kit/medium-icon.tsx';
import { useNow, useTimes } from '#web/kit/time.tsx';
import { VisuallyHidden } from '#web/kit/visually-hidden.tsx';
import { useWords } from '#web/words/words.ts';
import css from './card.module.css';
import type { FoldedSlots } from './fold-slots.ts';
import type { ActivityEntry, NativeEntry, SlotEntry } from './use-calendar.ts';
import type { SpecialDay } from './use-surroundings.ts';
import { calendarWords } from './words.ts';

interface InGrid {
  readonly inGrid?: boolean;
}

/** What the agency does at that time, for whoever plans posts around it. */
export function ActivityNote({ entry, inGrid }: InGrid & { readonly entry: ActivityEntry }): ReactElement {
  const say = useWords(calendarWords);
  const times = useTimes();
  const { activity, at, goesOn } = entry;
  const instant = new Date(at);
  return (
    <LightLink
      to="/kegiatan/$id"
      params={{ id: activity.id }}
      className={css.activity}
      tabIndex={inGrid ? -1 : undefined}
      draggable={false}
    >
      <IconCalendarEvent size={14} aria-hidden />
      <span>
        <VisuallyHidden>{say('activity')} </VisuallyHidden>
        {goesOn ? (
          <small>{say('activity.goes-on')}</small>
        ) : (
          <time dateTime={instant.toISOString()}>{times.clock(instant)}</time>
        )}
        <b>{activity.title.trim() === '' ? say('untitled') : activity.title}</b>
      </span>
    </LightLink>
  );
}

interface SlotGhostProps extends InGrid {
  readonly entry: SlotEntry;
  readonly mayWrite: boolean;
  readonly withAgency: boolean;
}

/** An empty slot: dashed, and a way to fill it while there is time. */
export function SlotGhost({ entry, mayWrite, withAgency, inGrid }: SlotGhostProps): ReactElement {
  const say = useWords(calendarWords);
  const times = useTimes();
  const { slot, at, date, time } = entry;
  const instant = new Date(at);
  const past = at <= useNow().getTime();
  const words = (
    <span>
      <span>
        <time dateTime={instant.toISOString()}>{times.clock(instant)}</time>
        {slot.channel && <MediumIcon medium={slot.channel.medium} />}
      </span>
      <small>{past ? say('slot.past') : slot.purpose || say('slot')}</small>
      {withAgency && <small>{slot.agency}</small>}
    </span>
  );
  if (past || !mayWrite) {
    return (
      <div className={css.slot} data-past={past || undefined} data-slot={slot.id}>
        {words}
      </div>
    );
  }
  return (
    <LightLink
      to="/konten/baru"
      search={{
        tanggal: date,
        jam: time,
        opd: slot.agencyId,
        kanal: slot.channel?.id,
        pilar: slot.pillarId,
        kampanye: slot.campaignId,
      }}
      className={css.slot}
      data-slot={slot.id}
      tabIndex={inGrid ? -1 : undefined}
      draggable={false}
    >
      <IconPlus size={16} aria-hidden />
      {words}
      <VisuallyHidden>{`${say('slot')}. ${say('add', { when: times.near(instant) })}`}</VisuallyHidden>
    </LightLink>
  );
}

/** Several empty slots as one: unfilled ones are only counted, open ones lead to the lanes of their agencies. */
export function SlotsNote({ entry, inGrid }: InGrid & { readonly entry: FoldedSlots }): ReactElement {
  const say = useWords(calendarWords);
  const times = useTimes();
  const { at, date, past, slots } = entry;
  const count = slots.length;
  const whose = [...new Set(slots.map(({ slot }) => slot.agency))].join(', ');
  if (past) {
    return (
      <p className={css.slot} data-past title={whose}>
        {say('slots.past', { count })}
      </p>
    );
  }
  return (
    <LightLink
      to="/kalender"
      search={{ tampilan: 'lajur', tanggal: date }}
      className={css.slot}
      title={whose}
      tabIndex={inGrid ? -1 : undefined}
      draggable={false}
    >
      <span>
        <time dateTime={new Date(at).toISOString()}>{times.clock(new Date(at))}</time>
        <small>{say('slots', { count })}</small>
      </span>
    </LightLink>
  );
}

interface NativeCardProps extends InGrid {
  readonly entry: NativeEntry;
  readonly withAgency: boolean;
}

/** Made on the network itself: grey, and not movable from here. */
export function NativeCard({ entry, withAgency, inGrid }: NativeCardProps): ReactElement {
  const say = useWords(calendarWords);
  const times = useTimes();
  const { native, at } = entry;
  const instant = new Date(at);
  const title = native.title === '' ? say('untitled') : native.title;
  return (
    <div className={css.native}>
      <span>
        <time dateTime={instant.toISOString()}>{times.clock(instant)}</time>
        <MediumIcons media={[native]} />
      </span>
      {native.url === '' ? (
        <b>{title}</b>
      ) : (
        <a href={native.url} target="_blank" rel="noreferrer" tabIndex={inGrid ? -1 : undefined} draggable={false}>
          {title}
        </a>
      )}
      <small>
        {say('native')}
        {withAgency && ` · ${native.agency}`}
      </small>
    </div>
  );
}

const dayIcons = {
  national: IconCalendarOff,
  'joint-leave': IconSun,
  local: IconConfetti,
  solemn: IconCandle,
  observance: IconCalendarEvent,
} as const;

/** The names of a day, with what kind of day it is. */
export function DayNotes({ days }: { readonly days: readonly SpecialDay[] }): ReactElement | null {
  const say = useWords(calendarWords);
  if (days.length === 0) return null;
  return (
    <>
      {days.map(({ kind, name }) => {
        const Icon = dayIcons[kind];
        return (
          <small
            key={`${kind}${name}`}
            className={css.special}
            data-kind={kind}
            title={`${say(`special.${kind}`)}: ${name}`}
          >
            <Icon size={14} aria-hidden />
            <span>{kind === 'observance' ? name : `${say(`special.${kind}`)}: ${name}`}</span>
          </small>
        );
      })}
    </>
  );
}
