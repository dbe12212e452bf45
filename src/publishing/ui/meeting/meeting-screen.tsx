import { IconChevronLeft, IconChevronRight, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { planMonthEndpoint, planMonthPdfEndpoint, type PlanMonth } from '#publishing/contract.ts';
import { formatPlainDate } from '#platform/time/format.ts';
import { localTimeOf } from '#platform/time/local-time.ts';
import { addressOf } from '#web/api/call.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { FilterBar, FilterSelect } from '#web/kit/filter-bar.tsx';
import { mediumName } from '#web/kit/medium-icon.tsx';
import { Page } from '#web/kit/page.tsx';
import { Answered, EmptyState } from '#web/kit/states.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { useNow } from '#web/kit/time.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { webWords } from '#web/words/web-words.ts';
import { saveFile } from '../import/save-file.ts';
import { DayPlan } from './day-plan.tsx';
import css from './meeting.module.css';
import { useMonth } from './use-month.ts';
import { meetingWords } from './words.ts';

const states = ['draft', 'in-review', 'returned', 'approved', 'scheduled', 'published', 'failed', 'missed'] as const;

/** Rapat rencana konten: the month to look at together, with what is decided noted on the spot. */
export function MeetingScreen(): ReactElement {
  const say = useWords(meetingWords);
  const { agency, zone } = useSession();
  const today = localTimeOf(useNow(), zone).date;
  const month = useMonth(today.slice(0, 7));
  const [medium, chooseMedium] = useUrlState('media');
  const [state, chooseState] = useUrlState('status');
  const query = {
    month: month.value,
    ...(agency && { agencyId: agency.id }),
    ...(medium && { medium }),
    ...(state && { state }),
  };
  const answer = useAnswer(planMonthEndpoint, { query }, { keepFormer: true });
  return (
    <Page
      title={say('title')}
      heading={`${say('title')} · ${month.name}`}
      lead={agency?.name ?? say('all')}
      back={{ to: '/kalender', label: say('back') }}
      actions={<Acts month={month} query={query} />}
    >
      <Filters {...{ medium, chooseMedium, state, chooseState }} media={answer.data?.media ?? []} />
      <Answered answer={answer}>{(plan) => <Plan plan={plan} today={today} />}</Answered>
    </Page>
  );
}

interface ActsProps {
  readonly month: ReturnType<typeof useMonth>;
  readonly query: Readonly<Record<string, string>>;
}

function Acts({ month, query }: ActsProps): ReactElement {
  const say = useWords(meetingWords);
  const [saving, setSaving] = useState(false);
  const save = async (): Promise<void> => {
    setSaving(true);
    await saveFile(addressOf(planMonthPdfEndpoint.path, { query }), `rencana-konten-${month.value}.pdf`);
    setSaving(false);
  };
  return (
    <div className={css.acts}>
      <IconButton label={say('earlier')} onClick={() => month.turn(-1)}>
        <IconChevronLeft aria-hidden />
      </IconButton>
      <Button onClick={month.goToNow}>{say('now')}</Button>
      <IconButton label={say('later')} onClick={() => month.turn(1)}>
        <IconChevronRight aria-hidden />
      </IconButton>
      <Button icon={<IconPrinter aria-hidden />} onClick={() => print()}>
        {say('print')}
      </Button>
      <Button look="primary" icon={<IconDownload aria-hidden />} busy={saving} onClick={() => void save()}>
        {say('pdf')}
      </Button>
    </div>
  );
}

interface FiltersProps {
  readonly medium: string;
  readonly chooseMedium: (medium: string) => void;
  readonly state: string;
  readonly chooseState: (state: string) => void;
  readonly media: readonly string[];
}

function Filters({ medium, chooseMedium, state, chooseState, media }: FiltersProps): ReactElement {
  const say = useWords(meetingWords);
  const web = useWords(webWords);
  const offered = medium === '' || media.includes(medium) ? media : [medium, ...media];
  return (
    <div className={css.filters}>
      <FilterBar label={say('filters')}>
        <FilterSelect
          label={say('medium')}
          value={medium}
          choices={[
            { value: '', label: say('medium.all') },
            ...offered.map((value) => ({ value, label: mediumName(web, value) })),
          ]}
          onChoose={chooseMedium}
        />
        <FilterSelect
          label={say('state')}
          value={state}
          choices={[
            { value: '', label: say('state.all') },
            { value: 'empty', label: say('state.empty') },
            ...states.map((value) => ({ value: value as string, label: web(`state.${value}`) })),
          ]}
          onChoose={chooseState}
        />
      </FilterBar>
    </div>
  );
}

/** A month of forty agencies is long: one press leads to a day. */
function DayLinks({ days, today }: { readonly days: PlanMonth['days']; readonly today: string }): ReactElement {
  const say = useWords(meetingWords);
  const language = useLanguage();
  return (
    <nav className={css.jump} aria-label={say('jump')}>
      {days.map(({ date, entries }) => (
        <a
          key={date}
          href={`#day-${date}`}
          aria-current={date === today ? 'date' : undefined}
          aria-label={formatPlainDate(date, language)}
          data-bare={entries.some(({ postId }) => postId !== null) ? undefined : true}
        >
          {Number(date.slice(8))}
        </a>
      ))}
    </nav>
  );
}

function Plan({ plan, today }: { readonly plan: PlanMonth; readonly today: string }): ReactElement {
  const say = useWords(meetingWords);
  const language = useLanguage();
  const { days, counts, campaigns, truncated, noteAgencyId } = plan;
  const empty = days.every(({ entries, special, notes }) => entries.length + special.length + notes.length === 0);
  return (
    <>
      <p className={css.counts}>
        <Tag look="accent">{say('posts', { count: counts.posts })}</Tag>
        <Tag look={counts.empty > 0 ? 'warn' : 'mute'}>{say('empty', { count: counts.empty })}</Tag>
        <span>{say('zone', { zone: plan.zoneLabel })}</span>
      </p>
      {campaigns.length > 0 && (
        <ul className={css.campaigns} aria-label={say('campaigns')}>
          {campaigns.map(({ id, name, agency, startsOn, endsOn }) => (
            <li key={id}>
              <b>{name}</b> {agency} · {formatPlainDate(startsOn, language)} – {formatPlainDate(endsOn, language)}
            </li>
          ))}
        </ul>
      )}
      {truncated && <p className={css.counts}>{say('truncated')}</p>}
      {empty && (
        <div className={css.none}>
          <EmptyState title={say('none')} why={say('none.why')} />
        </div>
      )}
      <DayLinks days={days} today={today} />
      <div className={css.days}>
        {days.map((day) => (
          <DayPlan key={day.date} day={day} today={today} noteAgencyId={noteAgencyId} all={plan.several} />
        ))}
      </div>
    </>
  );
}
