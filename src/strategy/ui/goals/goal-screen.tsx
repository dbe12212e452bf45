import { IconArchive, IconArchiveOff, IconPencil, IconPlus } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { formatPlainDate } from '#platform/time/format.ts';
import { archiveGoalEndpoint, goalEndpoint, isMoving, windowDays, type GoalView } from '#strategy/goals/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { KpiCard, KpiRow } from '#web/kit/kpi-card.tsx';
import { Columns, Page } from '#web/kit/page.tsx';
import { RefusalNote, RowsSkeleton } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useParam } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { GoalChart } from './goal-chart.tsx';
import { GoalDrawer, type GoalEdited } from './goal-drawer.tsx';
import { GoalFacts } from './goal-facts.tsx';
import { GoalReadings } from './goal-readings.tsx';
import { GoalShares } from './goal-shares.tsx';
import css from './goals.module.css';
import { StandingTag } from './standing-tag.tsx';
import { clean, useGoalTelling } from './telling.ts';
import { goalWords } from './words.ts';

const back = { to: '/sasaran' };

/** One goal: what its numbers say, drawn and in words. */
export function GoalScreen(): ReactElement {
  const say = useWords(goalWords);
  const id = useParam('id');
  const answer = useAnswer(goalEndpoint, { params: { id } });
  const [edited, setEdited] = useState<GoalEdited>();
  const goal = answer.data;
  if (!goal) {
    return (
      <Page title={say('title')} back={{ ...back, label: say('title') }}>
        {answer.error ? <RefusalNote refused={answer.error} onRetry={() => void answer.refetch()} /> : <RowsSkeleton />}
      </Page>
    );
  }
  return (
    <Page
      title={goal.change}
      back={{ ...back, label: say('title') }}
      lead={
        goal.audience === ''
          ? goal.agency.shortName
          : say('lead.one', { agency: goal.agency.shortName, whom: goal.audience })
      }
      actions={<Actions goal={goal} onEdit={setEdited} />}
    >
      <Columns side={<GoalFacts goal={goal} />}>
        <Verdict goal={goal} />
        <Figures goal={goal} />
        <div className={css.stack}>
          <GoalChart goal={goal} />
          {goal.metric === 'by-hand' && <GoalReadings goal={goal} />}
          {goal.shares.length > 0 && <GoalShares goal={goal} />}
        </div>
      </Columns>
      <GoalDrawer edited={edited} onClose={() => setEdited(undefined)} />
    </Page>
  );
}

interface ActionsProps {
  readonly goal: GoalView;
  readonly onEdit: (edited: GoalEdited) => void;
}

function Actions({ goal, onEdit }: ActionsProps): ReactElement {
  const say = useWords(goalWords);
  const { can } = useSession();
  const params = { id: goal.id };
  const archive = useAct(archiveGoalEndpoint, {
    onDone: (_, { body }) => {
      const turned = { params, body: { archived: !body.archived } };
      toast(say(body.archived ? 'archived' : 'unarchived', { change: goal.change }), () => archive.act(turned));
    },
  });
  return (
    <>
      {!goal.archived && can('goal.write') && (
        <Button icon={<IconPlus aria-hidden />} onClick={() => onEdit({ from: goal })}>
          {say('support')}
        </Button>
      )}
      {goal.can.write && (
        <Button
          icon={goal.archived ? <IconArchiveOff aria-hidden /> : <IconArchive aria-hidden />}
          busy={archive.busy}
          onClick={() => void archive.act({ params, body: { archived: !goal.archived } })}
        >
          {say(goal.archived ? 'unarchive' : 'archive')}
        </Button>
      )}
      {goal.can.write && !goal.archived && (
        <Button look="primary" icon={<IconPencil aria-hidden />} onClick={() => onEdit({ goal })}>
          {say('edit')}
        </Button>
      )}
    </>
  );
}

/** What it all means, first. */
function Verdict({ goal }: { readonly goal: GoalView }): ReactElement {
  const say = useWords(goalWords);
  const telling = useGoalTelling();
  const { baseline, target, accounts, channels } = goal;
  const notes = [
    baseline === target && say('note.hold'),
    baseline !== null && baseline !== target && already(goal) && say('note.already'),
    accounts && accounts.counted < accounts.of && say('note.accounts', accounts),
    channels.some(({ removed }) => removed) &&
      say('note.removed', { count: channels.filter(({ removed }) => removed).length }),
    goal.archived && say('note.archived'),
  ].filter((note) => note !== false && note !== null);
  return (
    <section className={css.verdict}>
      <h2>
        {say('verdict')}
        <StandingTag standing={goal.standing} />
      </h2>
      <p>{telling.reason(goal.reason, goal)}</p>
      {notes.length > 0 && <p>{notes.join(' ')}</p>}
    </section>
  );
}

function already({ direction, baseline, target }: GoalView): boolean {
  return direction === 'up' ? (baseline ?? 0) > target : (baseline ?? 0) < target;
}

function Figures({ goal }: { readonly goal: GoalView }): ReactElement {
  const say = useWords(goalWords);
  const telling = useGoalTelling();
  const language = useLanguage();
  const end = goal.ahead.at(-1);
  const expected = end ? clean(end.value, goal.metric) : null;
  const range = end && {
    low: telling.number(clean(end.low, goal.metric), goal),
    high: telling.number(clean(end.high, goal.metric), goal),
  };
  return (
    <div className={css.kpis}>
      <KpiRow>
        <KpiCard
          name={say('now')}
          value={telling.number(goal.latest?.value ?? null, goal)}
          note={<NowNote goal={goal} />}
        />
        <KpiCard
          name={say('baseline')}
          value={telling.number(goal.baseline, goal)}
          note={goal.baseline === null ? say('baseline.none') : say('as-of', { day: telling.day(goal.baselineOn) })}
        />
        <KpiCard
          name={say('target')}
          value={telling.number(goal.target, goal)}
          note={say(`target.${goal.direction}`, { day: telling.day(goal.dueOn) })}
        />
        <KpiCard
          name={say('expected')}
          value={telling.number(expected, goal)}
          note={
            range
              ? say('expected.range', { ...range, day: formatPlainDate(goal.dueOn, language) })
              : say('expected.none')
          }
        />
      </KpiRow>
    </div>
  );
}

function wayWord(progress: number | null): 'progress.none' | 'now.away' | 'now.way' {
  if (progress === null) return 'progress.none';
  return progress < 0 ? 'now.away' : 'now.way';
}

function NowNote({ goal: { latest, progress, metric } }: { readonly goal: GoalView }): ReactElement {
  const say = useWords(goalWords);
  const telling = useGoalTelling();
  if (!latest) return <>{say('now.none')}</>;
  const facts = { day: telling.day(latest.day), share: telling.share(progress) };
  const way = say(wayWord(progress), facts);
  return <>{isMoving(metric) ? `${way} ${say('counted.window', { days: windowDays })}` : way}</>;
}
