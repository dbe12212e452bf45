import type { ReactElement } from 'react';
import type { AnswerOf } from '#platform/http/endpoint.ts';
import type { slotGapsEndpoint } from '#planning/contract.ts';
import { Panel } from '#web/kit/page.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import type { Chosen } from './fill-dialog.tsx';
import { SlotCard } from './slot-card.tsx';
import css from './slots.module.css';
import { useChannelName } from './use-channel-name.ts';
import { slotWords } from './words.ts';

type Gaps = AnswerOf<typeof slotGapsEndpoint>;

interface GapsProps {
  readonly gaps: Gaps;
  readonly onFill: (chosen: Chosen) => void;
}

const mostShown = 4;

/** What stays empty unless somebody acts, and how full weeks and channels are. */
export function GapsPanel({ gaps, onFill }: GapsProps): ReactElement | null {
  const say = useWords(slotWords);
  const times = useTimes('UTC');
  const channelName = useChannelName();
  const { agency } = useSession();
  const weekDays = (monday: string): string => {
    const first = new Date(`${monday}T00:00:00Z`);
    return times.range(first, new Date(first.getTime() + 6 * 86_400_000));
  };
  const weeks = gaps.weeks.filter(({ slots }) => slots > 0);
  if (weeks.length === 0) return null;
  return (
    <div className={css.gaps}>
      <Panel title={say('soon')} note={gaps.soonTotal > 0 ? say('soon.count', { count: gaps.soonTotal }) : undefined}>
        {gaps.soonTotal === 0 && <p className={css.calm}>{say('soon.none')}</p>}
        <ul className={css.cards}>
          {gaps.soon.slice(0, mostShown).map(({ occurrence, slot }) => (
            <SlotCard
              key={`${slot.id} ${occurrence.at}`}
              slot={slot}
              occurrence={occurrence}
              withDay
              onFill={() => onFill({ slot, occurrence })}
            />
          ))}
        </ul>
      </Panel>
      <Panel title={say('fullness')}>
        <ul className={css.bars} aria-label={say('weeks')}>
          {weeks.map(({ from, slots, empty }) => (
            <Bar key={from} name={say('week.of', { days: weekDays(from) })} slots={slots} empty={empty} />
          ))}
        </ul>
        <ul className={css.bars} aria-label={say('channels')}>
          {gaps.channels.slice(0, mostShown).map(({ channel, slots, empty }) => (
            <Bar
              key={channel?.id ?? 'any'}
              name={channelName(channel, agency === undefined)}
              slots={slots}
              empty={empty}
            />
          ))}
        </ul>
      </Panel>
    </div>
  );
}

interface BarProps {
  readonly name: string;
  readonly slots: number;
  readonly empty: number;
}

function Bar({ name, slots, empty }: BarProps): ReactElement {
  const say = useWords(slotWords);
  const share = slots === 0 ? 0 : ((slots - empty) / slots) * 100;
  return (
    <li className={css.bar}>
      <span>{name}</span>
      <small>{say('bar', { filled: slots - empty, slots, empty })}</small>
      <span className={css.track} aria-hidden>
        <span style={{ width: `${share}%` }} />
      </span>
    </li>
  );
}
