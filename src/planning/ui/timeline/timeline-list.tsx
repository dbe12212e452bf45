import { IconCalendarEvent } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { CampaignListItem } from '#planning/contract.ts';
import { usePeriod } from '#planning/ui/campaigns/period.ts';
import type { Movable } from '#planning/ui/campaigns/use-move-campaign.ts';
import { formatPlainDate } from '#platform/time/format.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { horizonInto } from './horizons.ts';
import { periodsOf, type Period } from './periods.ts';
import css from './timeline.module.css';
import { useTickWords } from './use-tick-words.ts';
import type { ShownTimeline, TimelineView } from './use-timeline.ts';
import { timelineWords } from './words.ts';

interface ListProps {
  readonly view: TimelineView;
  readonly shown: ShownTimeline;
  readonly onMove: (campaign: Movable) => void;
}

/** On phones: first what runs already, then period by period what begins, ends or takes place in it. */
export function TimelineList({ view, shown, onMove }: ListProps): ReactElement {
  const say = useWords(timelineWords);
  const { running, periods } = periodsOf({ from: view.span.from, ticks: view.ticks }, shown);
  return (
    <div className={css.periods}>
      {running.length > 0 && (
        <Panel title={say('running')} note={say('running.note')}>
          <ul className={css.items}>
            {running.map((campaign) => (
              <Item key={campaign.id} campaign={campaign} onMove={onMove} />
            ))}
          </ul>
        </Panel>
      )}
      {periods.map((period) => (
        <PeriodPanel key={period.tick.from} period={period} view={view} onMove={onMove} />
      ))}
      {periods.length === 0 && running.length > 0 && <p className={css.quiet}>{say('nothing')}</p>}
    </div>
  );
}

interface PeriodProps extends Pick<ListProps, 'view' | 'onMove'> {
  readonly period: Period;
}

function PeriodPanel({ period, view, onMove }: PeriodProps): ReactElement {
  const say = useWords(timelineWords);
  const language = useLanguage();
  const words = useTickWords(view.horizon);
  const { tick, days, milestones, begins, ends, activities } = period;
  const into = horizonInto(tick);
  const open = into ? (
    <Button size="small" look="ghost" onClick={() => view.zoomInto(into, tick.from)}>
      {say('open')}
    </Button>
  ) : (
    <DeskLink to="/kalender" search={{ tanggal: tick.from }}>
      {say('calendar')}
    </DeskLink>
  );
  const told = milestones.map(({ name, on, state }) =>
    say(`milestone.${state}`, { name, date: formatPlainDate(on, language) }),
  );
  return (
    <Panel title={words.long(tick)} actions={open}>
      {days.length > 0 && <p className={css.days}>{days.join(' · ')}</p>}
      {told.length > 0 && <p className={css.days}>{told.join(' · ')}</p>}
      <ul className={css.items}>
        {begins.map((campaign) => (
          <Item key={campaign.id} campaign={campaign} onMove={onMove} />
        ))}
        {activities.map(({ id, title, agency }) => (
          <li key={id}>
            <div>
              <DeskLink to="/kegiatan/$id" params={{ id }}>
                {title}
              </DeskLink>
              <span>
                <Tag look="info">{say('bar.activity')}</Tag> <b>{agency.shortName}</b>
              </span>
            </div>
          </li>
        ))}
        {ends.map((campaign) => (
          <Item key={campaign.id} campaign={campaign} ends onMove={onMove} />
        ))}
      </ul>
    </Panel>
  );
}

interface ItemProps {
  readonly campaign: CampaignListItem;
  /** Told for its last day, having begun before. */
  readonly ends?: boolean;
  readonly onMove: (campaign: Movable) => void;
}

function Item({ campaign, ends = false, onMove }: ItemProps): ReactElement {
  const say = useWords(timelineWords);
  const period = usePeriod();
  const language = useLanguage();
  const { id, name, kind, agency, endsOn, can } = campaign;
  return (
    <li>
      <div>
        <DeskLink to="/kampanye/$id" params={{ id }}>
          {name}
        </DeskLink>
        <span>
          <Tag look={kind === 'theme' ? 'soga' : 'accent'}>{say(`bar.${kind}`)}</Tag> <b>{agency.shortName}</b>{' '}
          {ends ? say('ends', { day: formatPlainDate(endsOn, language) }) : period(campaign)}
        </span>
      </div>
      {can.write && !ends && (
        <IconButton label={say('move.of', { name })} onClick={() => onMove(campaign)}>
          <IconCalendarEvent aria-hidden />
        </IconButton>
      )}
    </li>
  );
}
