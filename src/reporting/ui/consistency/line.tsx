import type { ReactElement, ReactNode } from 'react';
import type { Line as LineName, Step, StepKind } from '#reporting/consistency/contract.ts';
import { LinkButton, Button } from '#web/kit/button.tsx';
import type { Place } from '#web/kit/desk-link.tsx';
import { Panel } from '#web/kit/page.tsx';
import { useWords } from '#web/words/words.ts';
import css from './consistency.module.css';
import { useChannelName } from './channel-name.ts';
import { useLook, type Look } from './look.ts';
import { consistencyWords, type ConsistencyWord } from './words.ts';

interface LineProps {
  readonly name: LineName;
  /** Already in words; null: there is nothing to count, which is no zero. */
  readonly value: string | null;
  readonly unit?: string;
  readonly before: ReactNode;
  /** What was counted, in plain words. */
  readonly counted: ReactNode;
  readonly none: string;
  readonly step: Step;
  readonly wide?: boolean;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** One honest number: what it is, what it was, what was counted, and what to do next. */
export function Line(props: LineProps): ReactElement {
  const { name, value, unit, before, counted, none, step, wide, actions, children } = props;
  const say = useWords(consistencyWords);
  return (
    <div className={wide ? css.wide : undefined}>
      <Panel title={say(name)} actions={actions}>
        <p className={css.value}>
          <b data-none={value === null || undefined}>{value ?? say('none')}</b>
          {value !== null && unit && <span>{unit}</span>}
        </p>
        {value === null && <p className={css.counted}>{none}</p>}
        {before && <p className={css.before}>{before}</p>}
        <p className={css.counted}>{counted}</p>
        {children}
        <Next step={step} />
      </Panel>
    </div>
  );
}

type Way = readonly [ConsistencyWord, Place] | Look['part'];

const calendar: Way = ['go.calendar', { to: '/kalender' }];
const slots: Way = ['go.slots', { to: '/slot' }];

/** Where each step is taken; a part of the posts is looked at here. */
const ways: Readonly<Partial<Record<StepKind, Way>>> = {
  'plan-first': calendar,
  'mend-failed': ['go.queue', { to: '/terbit' }],
  'record-proof': ['go.queue', { to: '/terbit' }],
  'approve-sooner': ['go.reviews', { to: '/persetujuan' }],
  'plan-missed': ['go.today', { to: '/hari-ini' }],
  'nothing-out': calendar,
  'look-at-late': 'late',
  'record-sooner': 'late-proof',
  'fill-slots': calendar,
  'write-stories': ['go.activities', { to: '/kegiatan' }],
  'all-planned': calendar,
  'set-slots': slots,
  'finish-week': calendar,
  'start-streak': slots,
  'choose-mix': ['go.strategy', { to: '/strategi' }],
  'more-of': ['go.write', { to: '/konten/baru' }],
  'describe-pictures': 'undescribed',
};

function Next({ step }: { readonly step: Step }): ReactElement {
  const say = useWords(consistencyWords);
  const look = useLook();
  const way = ways[step.kind];
  return (
    <div className={css.next}>
      <div data-calm={step.kind === 'go-on' || undefined}>
        <p>
          <b>{say('next')}:</b> {useStepWords()(step)}
        </p>
        {typeof way === 'string' && (
          <Button size="small" onClick={() => look(way)}>
            {say('go.posts')}
          </Button>
        )}
        {typeof way === 'object' && (
          <LinkButton size="small" {...way[1]}>
            {say(way[0])}
          </LinkButton>
        )}
      </div>
    </div>
  );
}

/** Slots of no channel in particular, and rows that are none of a channel, have names of their own. */
export function useStepWords(): (step: Step) => string {
  const say = useWords(consistencyWords);
  const channelName = useChannelName();
  return ({ kind, count, name, channel }) => {
    if (kind === 'fill-slots' && channel) return say('step.fill-slots.on', { count, name: channelName(channel) });
    const own = name === 'stories' || name === 'any' ? say(`row.${name}`) : name;
    return say(`step.${kind}`, { count, name: channel ? channelName(channel) : own });
  };
}
