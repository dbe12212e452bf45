import { IconPlus, IconRoute } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { approvalFlowsEndpoint, removeFlowEndpoint, restoreFlowEndpoint, type FlowView } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { Page, Section } from '#web/kit/page.tsx';
import { Answered, EmptyState } from '#web/kit/states.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { useSession } from '#web/session/session.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { postWords } from '../words.ts';
import { flowSentence } from './flow-sentence.ts';
import css from './reviews.module.css';
import { RushPanel } from './rush-panel.tsx';
import { reviewWords } from './words.ts';

const FlowDrawer = lazy(() => import('./flow-drawer.tsx').then((part) => ({ default: part.FlowDrawer })));

/** Alur persetujuan: who has to agree to which posts. */
export function FlowsScreen(): ReactElement {
  const say = useWords(reviewWords);
  const { agency } = useSession();
  const answer = useAnswer(approvalFlowsEndpoint, { query: agency ? { agencyId: agency.id } : {} });
  const [open, setOpen] = useState<FlowView | 'new' | undefined>();
  const mayAdd = (answer.data?.can.create.length ?? 0) > 0;
  return (
    <Page
      title={say('flows')}
      lead={say('flows.lead')}
      actions={
        mayAdd && (
          <Button look="primary" icon={<IconPlus aria-hidden />} onClick={() => setOpen('new')}>
            {say('flows.new')}
          </Button>
        )
      }
    >
      <Answered answer={answer}>
        {({ items, pillars, rush, can }) => (
          <>
            <Flows items={items} pillars={pillars} onEdit={setOpen} />
            <RushPanel rush={rush} />
            {open && (
              <Suspense>
                <FlowDrawer
                  flow={open === 'new' ? undefined : open}
                  agencyIds={can.create}
                  onClose={() => setOpen(undefined)}
                />
              </Suspense>
            )}
          </>
        )}
      </Answered>
    </Page>
  );
}

export interface NamedPillar {
  readonly id: string;
  readonly name: string;
}

interface FlowsProps {
  readonly items: readonly FlowView[];
  readonly pillars: readonly NamedPillar[];
  readonly onEdit: (flow: FlowView) => void;
}

function Flows({ items, pillars, onEdit }: FlowsProps): ReactElement {
  const say = useWords(reviewWords);
  return (
    <div className={css.flows}>
      {items.length === 0 && <EmptyState title={say('flows.none')} why={say('flows.none.why')} />}
      {[...Map.groupBy(items, ({ agency }) => agency.id).values()].map((flows) => (
        <Section
          key={flows[0]?.agency.id}
          icon={<IconRoute />}
          title={flows[0]?.agency.shortName ?? ''}
          count={flows.length}
        >
          <WorkList label={flows[0]?.agency.name ?? ''}>
            {flows.map((flow) => (
              <FlowRow key={flow.id} flow={flow} pillars={pillars} onEdit={() => onEdit(flow)} />
            ))}
          </WorkList>
        </Section>
      ))}
      <p className={css.quiet}>{say('flows.frozen')}</p>
    </div>
  );
}

interface RowProps {
  readonly flow: FlowView;
  readonly pillars: readonly NamedPillar[];
  readonly onEdit: () => void;
}

function FlowRow({ flow, pillars, onEdit }: RowProps): ReactElement {
  const say = useWords(reviewWords);
  const language = useLanguage();
  const covered = useCoveredWords(pillars);
  const params = { id: flow.id };
  const refused = { onRefused: ({ message }: { message: string }) => toastRefusal(message) };
  const restore = useAct(restoreFlowEndpoint, refused);
  const remove = useAct(removeFlowEndpoint, {
    onDone: () => toast(say('flow.removed', { name: flow.name }), () => restore.act({ params })),
    ...refused,
  });
  return (
    <WorkRow
      meta={
        <>
          <Tag look="soga">{covered(flow)}</Tag>
          {flow.reach !== 'agency' && (
            <Tag look={flow.reach === 'binding' ? 'warn' : 'line'}>{say(`reach.${flow.reach}.tag`)}</Tag>
          )}
        </>
      }
      title={flow.name}
      why={flowSentence(flow.steps, say, language)}
      actions={
        flow.can.write && (
          <>
            <Button onClick={onEdit}>{say('flow.edit')}</Button>
            <Button look="ghost" busy={remove.busy} onClick={() => void remove.act({ params })}>
              {say('flow.remove')}
            </Button>
          </>
        )
      }
    />
  );
}

/** Which posts a flow is for. */
export function useCoveredWords(pillars: readonly NamedPillar[]): (flow: Pick<FlowView, 'covers' | 'value'>) => string {
  const say = useWords(reviewWords);
  const post = useWords(postWords);
  return ({ covers, value }) => {
    if (covers === 'kind') return post(`kind.${value as 'berita'}`);
    if (covers === 'class') return post(`class.${value as 'berkala'}`);
    if (covers === 'pillar') return pillars.find(({ id }) => id === value)?.name ?? say('covers.pillar');
    return say(`covers.${covers}`);
  };
}
