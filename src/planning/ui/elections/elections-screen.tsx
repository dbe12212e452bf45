import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { electionListEndpoint, removeElectionEndpoint, type ElectionPeriodView } from '#planning/contract.ts';
import { formatPlainDate } from '#platform/time/format.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { Page } from '#web/kit/page.tsx';
import { Answered, EmptyState } from '#web/kit/states.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { ElectionDrawer } from './election-drawer.tsx';
import { GuardPanel } from './guard-panel.tsx';
import { electionWords } from './words.ts';

/** Masa pemilihan: when posts are read for neutrality, and for which names. */
export function ElectionsScreen(): ReactElement {
  const say = useWords(electionWords);
  const answer = useAnswer(electionListEndpoint, {});
  const [open, setOpen] = useState<ElectionPeriodView | 'new' | undefined>();
  const mayWrite = answer.data?.can.write ?? false;
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        mayWrite && (
          <Button look="primary" icon={<IconPlus aria-hidden />} onClick={() => setOpen('new')}>
            {say('new')}
          </Button>
        )
      }
    >
      <Answered answer={answer}>
        {({ items, guards, can }) => (
          <>
            {items.length === 0 && <EmptyState title={say('empty')} why={say('empty.why')} />}
            <WorkList label={say('title')}>
              {items.map((period) => (
                <PeriodRow key={period.id} period={period} mayWrite={can.write} onEdit={() => setOpen(period)} />
              ))}
            </WorkList>
            <GuardPanel guards={guards} />
          </>
        )}
      </Answered>
      {open && <ElectionDrawer period={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </Page>
  );
} // oxfmt-ignore

interface RowProps {
  readonly period: ElectionPeriodView;
  readonly mayWrite: boolean;
  readonly onEdit: () => void;
}

function PeriodRow({ period, mayWrite, onEdit }: RowProps): ReactElement {
  const say = useWords(electionWords);
  const language = useLanguage();
  const params = { id: period.id };
  const mark = useAct(removeElectionEndpoint, { onRefused: ({ message }) => toastRefusal(message) });
  const remove = async (): Promise<void> => {
    await mark.act({ params, body: { removed: true } });
    toast(say('removed'), () => mark.act({ params, body: { removed: false } }));
  };
  return (
    <WorkRow
      meta={period.running && <Tag look="warn">{say('running')}</Tag>}
      title={period.name}
      why={`${formatPlainDate(period.startsOn, language)} – ${formatPlainDate(period.endsOn, language)} · ${say('count', { count: period.words.length })}`}
      actions={
        mayWrite && (
          <>
            <Button onClick={onEdit}>{say('edit')}</Button>
            <Button look="ghost" busy={mark.busy} onClick={() => void remove()}>
              {say('remove')}
            </Button>
          </>
        )
      }
    />
  );
} // oxfmt-ignore
