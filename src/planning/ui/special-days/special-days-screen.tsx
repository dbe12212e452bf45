import { IconCalendarPlus, IconChevronLeft, IconChevronRight, IconPencil, IconRepeat } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { formatLongDate } from '#platform/time/format.ts';
import {
  fillHolidaysEndpoint,
  specialDaysEndpoint,
  unfillHolidaysEndpoint,
  type SpecialDateView,
} from '#planning/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { FilterBar, FilterSelect } from '#web/kit/filter-bar.tsx';
import { Page } from '#web/kit/page.tsx';
import { Answered, EmptyState, RefusalNote } from '#web/kit/states.tsx';
import { Tag, type TagLook } from '#web/kit/status-tag.tsx';
import { useNow } from '#web/kit/time.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { specialDayKinds, type SpecialDayKind } from '#planning/contract.ts';
import { SpecialDayDrawer, type EditedDay } from './special-day-drawer.tsx';
import css from './special-days.module.css';
import { specialDayWords } from './words.ts';

const looks: Readonly<Record<SpecialDayKind, TagLook>> = {
  national: 'danger',
  'joint-leave': 'fix',
  local: 'soga',
  solemn: 'mute',
  observance: 'line',
};

/** Hari penting: the year's holidays, joint leave, anniversaries and solemn days. */
export function SpecialDaysScreen(): ReactElement {
  const say = useWords(specialDayWords);
  const now = useNow();
  const [typed, setYear] = useUrlState('tahun', String(now.getFullYear()));
  const [kind, chooseKind] = useUrlState('jenis');
  const [edited, setEdited] = useState<EditedDay>();
  const year = /^\d{4}$/.test(typed) ? Number(typed) : now.getFullYear();
  const answer = useAnswer(specialDaysEndpoint, { query: { from: `${year}-01-01`, to: `${year}-12-31` } });
  const kinds = [
    { value: '', label: say('kind.all') },
    ...specialDayKinds.map((value) => ({ value: value as string, label: say(`kind.${value}`) })),
  ];
  const add = answer.data?.can.create && (
    <Button
      look="primary"
      icon={<IconCalendarPlus aria-hidden />}
      onClick={() => setEdited({ day: 'new', forCity: answer.data?.can.createForCity ?? false })}
    >
      {say('add')}
    </Button>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={add}>
      <FilterBar>
        <YearSteps year={year} onChoose={(next) => setYear(String(next))} />
        <FilterSelect label={say('kind.filter')} value={kind} choices={kinds} onChoose={chooseKind} />
      </FilterBar>
      <Answered answer={answer}>
        {({ items, offered, can }) => (
          <div className={css.stack}>
            {can.createForCity && <FillNote year={year} missing={missingOf(offered, year)} />}
            <Months
              days={items.filter((day) => kind === '' || day.kind === kind)}
              filtered={kind !== ''}
              onEdit={(day) => setEdited({ day, forCity: can.createForCity })}
            />
          </div>
        )}
      </Answered>
      <SpecialDayDrawer edited={edited} onClose={() => setEdited(undefined)} />
    </Page>
  );
}

function missingOf(offered: readonly { readonly year: number; readonly missing: number }[], year: number): number {
  return offered.find((one) => one.year === year)?.missing ?? 0;
}

interface YearStepsProps {
  readonly year: number;
  readonly onChoose: (year: number) => void;
}

function YearSteps({ year, onChoose }: YearStepsProps): ReactElement {
  const say = useWords(specialDayWords);
  return (
    <fieldset className={css.year} aria-label={say('year')}>
      <IconButton label={say('year.back', { year: String(year - 1) })} onClick={() => onChoose(year - 1)}>
        <IconChevronLeft aria-hidden />
      </IconButton>
      <b aria-live="polite">{year}</b>
      <IconButton label={say('year.on', { year: String(year + 1) })} onClick={() => onChoose(year + 1)}>
        <IconChevronRight aria-hidden />
      </IconButton>
    </fieldset>
  );
}

/** Offers the national days that are not there yet. */
function FillNote({ year, missing }: { readonly year: number; readonly missing: number }): ReactElement | null {
  const say = useWords(specialDayWords);
  const unfill = useAct(unfillHolidaysEndpoint);
  const fill = useAct(fillHolidaysEndpoint, {
    onDone: ({ added, uncertain }) =>
      toast(say('filled', { count: added.length, uncertain }), () => unfill.act({ body: { ids: added } })),
  });
  if (missing === 0) return null;
  return (
    <div className={css.offer}>
      <div>
        <b>{say('offer', { count: missing, year: String(year) })}</b>
        <p>{say(year === 2026 ? 'offer.decreed' : 'offer.reckoned')}</p>
        <RefusalNote refused={fill.refused} />
      </div>
      <Button busy={fill.busy} onClick={() => void fill.act({ body: { year } })}>
        {say('fill')}
      </Button>
    </div>
  );
}

interface MonthsProps {
  readonly days: readonly SpecialDateView[];
  readonly filtered: boolean;
  readonly onEdit: (day: SpecialDateView) => void;
}

function Months({ days, filtered, onEdit }: MonthsProps): ReactElement {
  const say = useWords(specialDayWords);
  const language = useLanguage();
  if (days.length === 0) {
    return (
      <EmptyState title={say(filtered ? 'none.kind' : 'none')} why={say(filtered ? 'none.kind.why' : 'none.why')} />
    );
  }
  const name = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { month: 'long', timeZone: 'UTC' });
  return (
    <div className={css.months}>
      {[...Map.groupBy(days, ({ on }) => on.slice(0, 7))].map(([month, inMonth]) => (
        <section key={month} className={css.month} aria-label={name.format(new Date(`${month}-01`))}>
          <h2>{name.format(new Date(`${month}-01`))}</h2>
          <ul className={css.days}>
            {inMonth.map((day) => (
              <DayRow key={`${day.id} ${day.on}`} day={day} onEdit={() => onEdit(day)} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function DayRow({ day, onEdit }: { readonly day: SpecialDateView; readonly onEdit: () => void }): ReactElement {
  const say = useWords(specialDayWords);
  const language = useLanguage();
  const [weekday = '', rest = ''] = formatLongDate(new Date(`${day.on}T00:00:00Z`), 'UTC', language).split(', ');
  return (
    <li className={css.day} data-free={day.free || undefined}>
      <span className={css.number} aria-hidden>
        <b>{Number(day.on.slice(8))}</b>
        <small>{weekday.slice(0, 3)}</small>
      </span>
      <div>
        <h3>{day.name}</h3>
        <p className={css.tags}>
          <span className={css.hidden}>{`${weekday} ${rest}. `}</span>
          <Tag look={looks[day.kind]}>{say(`kind.${day.kind}`)}</Tag>
          {day.uncertain && <Tag look="warn">{say('uncertain')}</Tag>}
          {day.yearly && (
            <Tag look="line" icon={<IconRepeat aria-hidden />}>
              {say('yearly.short')}
            </Tag>
          )}
          {day.agency && <Tag look="line">{day.agency.shortName}</Tag>}
        </p>
        {day.note !== '' && <p className={css.note}>{day.note}</p>}
      </div>
      {day.can.write && (
        <IconButton label={say('edit.day', { name: day.name })} onClick={onEdit}>
          <IconPencil aria-hidden />
        </IconButton>
      )}
    </li>
  );
}
