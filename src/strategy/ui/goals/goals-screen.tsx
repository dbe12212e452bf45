import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { goalListEndpoint, standings, type GoalSummary, type Standing } from '#strategy/goals/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { FilterBar, FilterSelect, Segmented } from '#web/kit/filter-bar.tsx';
import { Page } from '#web/kit/page.tsx';
import { Answered, EmptyState } from '#web/kit/states.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { GoalDrawer, type GoalEdited } from './goal-drawer.tsx';
import { GoalRow } from './goal-row.tsx';
import css from './goals.module.css';
import { goalWords } from './words.ts';

/** Sasaran: what should change and for whom, those that are behind first. */
export function GoalsScreen(): ReactElement {
  const say = useWords(goalWords);
  const { agency } = useSession();
  const [shelf, chooseShelf] = useUrlState('tampil', 'aktif');
  const [standing, chooseStanding] = useUrlState('keadaan');
  // The ten questions hand on what should change.
  const [handedOn, handOn] = useUrlState('baru');
  const [edited, setEdited] = useState<GoalEdited>(handedOn === '' ? undefined : { from: undefined, change: handedOn });
  const close = (): void => {
    setEdited(undefined);
    if (handedOn !== '') handOn('');
  };
  const archived = shelf === 'arsip';
  const query = { archived: archived ? ('yes' as const) : ('no' as const), ...(agency ? { agencyId: agency.id } : {}) };
  const answer = useAnswer(goalListEndpoint, { query }, { keepFormer: true });
  const create = answer.data?.can.create === true && (
    <Button look="primary" icon={<IconPlus aria-hidden />} onClick={() => setEdited({ from: undefined })}>
      {say('new')}
    </Button>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={create}>
      <FilterBar>
        <Segmented
          label={say('shelf')}
          value={shelf}
          choices={(['aktif', 'arsip'] as const).map((value) => ({
            value: value as string,
            label: say(`shelf.${value}`),
          }))}
          onChoose={chooseShelf}
        />
        <StandingFilter goals={answer.data?.items ?? []} value={standing} onChoose={chooseStanding} />
      </FilterBar>
      <Answered answer={answer}>
        {({ items }) => {
          const shown = standing === '' ? items : items.filter((goal) => goal.standing === standing);
          if (items.length === 0) return <NoGoals archived={archived} action={create} />;
          if (shown.length === 0) {
            const clear = <Button onClick={() => chooseStanding('')}>{say('none.clear')}</Button>;
            return <EmptyState title={say('none.title')} why={say('none.why')} actions={clear} />;
          }
          return (
            <ul className={css.list} aria-label={say('list')}>
              {shown.map((goal) => (
                <GoalRow key={goal.id} goal={goal} />
              ))}
            </ul>
          );
        }}
      </Answered>
      <GoalDrawer edited={edited} onClose={close} />
    </Page>
  );
}

interface StandingFilterProps {
  readonly goals: readonly GoalSummary[];
  readonly value: string;
  readonly onChoose: (standing: string) => void;
}

function StandingFilter({ goals, value, onChoose }: StandingFilterProps): ReactElement {
  const say = useWords(goalWords);
  const count = (standing: Standing): number => goals.filter((goal) => goal.standing === standing).length;
  const choices = standings.map((standing) => ({
    value: standing as string,
    label: say('standing.count', { name: say(`standing.${standing}`), count: count(standing) }),
  }));
  return (
    <FilterSelect
      label={say('standing')}
      value={value}
      choices={[{ value: '', label: say('standing.all') }, ...choices]}
      onChoose={onChoose}
    />
  );
}

function NoGoals({
  archived,
  action,
}: {
  readonly archived: boolean;
  readonly action: ReactElement | false;
}): ReactElement {
  const say = useWords(goalWords);
  if (archived) return <EmptyState title={say('empty.archive')} why={say('empty.archive.why')} />;
  return <EmptyState title={say('empty.title')} why={say(action ? 'empty.why' : 'empty.reader')} actions={action} />;
}
