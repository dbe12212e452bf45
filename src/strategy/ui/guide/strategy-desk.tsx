import { useQueryClient } from '@tanstack/react-query';
import { IconListNumbers } from '@tabler/icons-react';
import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { saveStrategyEndpoint, strategyEndpoint, type StrategyContent, type StrategyView } from '#strategy/contract.ts';
import { call } from '#web/api/call.ts';
import { refreshTopics } from '#web/api/topics.ts';
import { answerKey, askAnew } from '#web/api/use-answer.ts';
import { Button, LinkButton } from '#web/kit/button.tsx';
import { Columns, Page } from '#web/kit/page.tsx';
import { SaveNote } from '#web/kit/save-note.tsx';
import { EmptyState, ErrorNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useRevisedDraft, type RevisedDraft } from '#web/kit/use-revised-draft.ts';
import { useWords } from '#web/words/words.ts';
import { webWords } from '#web/words/web-words.ts';
import { PillarsPanel } from '../pillars/pillars-panel.tsx';
import { audiencesPart } from './audiences-part.tsx';
import { brandPart } from './brand-part.tsx';
import { channelsPart } from './channels-part.tsx';
import { CoveragePanel, useCoverage } from './coverage-panel.tsx';
import { DownloadPage } from './download-page.tsx';
import css from './guide.module.css';
import { kindsPart } from './kinds-part.tsx';
import { PartPanel } from './part-panel.tsx';
import type { Part, PartName } from './part.ts';
import { purposePart } from './purpose-part.tsx';
import { StrategySide } from './strategy-side.tsx';
import { voicePart } from './voice-part.tsx';
import { guideWords } from './words.ts';
import { avoidPart, hashtagsPart } from './words-parts.tsx';

const beforePillars = [purposePart, audiencesPart] as const;
const afterPillars = [kindsPart, channelsPart, voicePart, avoidPart, hashtagsPart, brandPart] as const;
const parts: readonly Part[] = [...beforePillars, ...afterPillars];

interface DeskProps {
  readonly strategy: StrategyView;
  /** What other rooms have to say about it. */
  readonly beside: ReactNode;
  readonly onReopen: () => void;
}

export function StrategyDesk({ strategy, beside, onReopen }: DeskProps): ReactElement {
  const say = useWords(guideWords);
  const web = useWords(webWords);
  const { agency, can } = strategy;
  const writing = useStrategyDraft(strategy, onReopen);
  const [open, setOpen] = useState<PartName>();
  const coverage = useCoverage(agency.id);
  const restoredWords = web('save.restored');
  useEffect(() => {
    if (writing.restored) toast(restoredWords);
  }, [writing.restored, restoredWords]);
  const panel = (part: Part): ReactElement => (
    <PartPanel
      key={part.name}
      part={part}
      strategy={strategy}
      writing={writing}
      editing={open === part.name}
      onEdit={(editing) => setOpen(editing ? part.name : undefined)}
    />
  );
  const isBlank = strategy.inherited.length === 0 && !parts.some(({ isFilled }) => isFilled(writing.draft));
  return (
    <Page
      title={say('title')}
      heading={say('heading', { name: agency.shortName })}
      lead={say(agency.isCity ? 'lead.city' : 'lead')}
      actions={
        <>
          <SaveNote state={writing.autosave.state} />
          <DownloadPage agencyId={agency.id} flush={writing.autosave.flush} />
          {can.write && (
            <LinkButton
              to="/strategi/mulai"
              search={{ opd: agency.id }}
              look={isBlank ? 'primary' : 'plain'}
              icon={<IconListNumbers aria-hidden />}
            >
              {say(strategy.setUp.begun && !strategy.setUp.applied ? 'set-up.go-on' : 'set-up')}
            </LinkButton>
          )}
        </>
      }
    >
      <Conflict agencyId={agency.id} writing={writing} onReopen={onReopen} />
      {isBlank && (
        <div className={css.blank}>
          <EmptyState title={say('empty.title')} why={say(can.write ? 'empty.why' : 'empty.reader')} />
        </div>
      )}
      <Columns
        side={
          <>
            <StrategySide parts={parts} strategy={strategy} draft={writing.draft} />
            {beside}
          </>
        }
      >
        <div className={css.parts}>
          {beforePillars.map(panel)}
          <PillarsPanel agencyId={agency.id} counted={coverage.answer.data} />
          <CoveragePanel agencyId={agency.id} coverage={coverage} />
          {afterPillars.map(panel)}
        </div>
      </Columns>
    </Page>
  );
}

function useStrategyDraft(strategy: StrategyView, onReopen: () => void): RevisedDraft<StrategyContent> {
  const client = useQueryClient();
  const { id } = strategy.agency;
  return useRevisedDraft<StrategyContent>({
    key: `strategy:${id}`,
    loaded: { body: strategy.content, revision: strategy.revision },
    save: async (content, revision) => {
      const saved = await call(saveStrategyEndpoint, { params: { id }, body: { ...content, revision } });
      await refreshTopics(client, ['strategy']);
      return saved.revision;
    },
    newest: async () => {
      const { content, revision } = await askAnew(client, strategyEndpoint, { query: { agencyId: id } });
      return { body: content, revision };
    },
    onNewer: onReopen,
  });
}

interface ConflictProps {
  readonly agencyId: string;
  readonly writing: RevisedDraft<StrategyContent>;
  readonly onReopen: () => void;
}

/** Somebody else saved first: both versions exist, and the person decides. */
function Conflict({ agencyId, writing: { autosave, saveMine }, onReopen }: ConflictProps): ReactElement | null {
  const web = useWords(webWords);
  const client = useQueryClient();
  const { state } = autosave;
  if (state.at !== 'conflict') return null;
  const takeTheirs = async (): Promise<void> => {
    autosave.forget();
    const [method, path] = answerKey(strategyEndpoint, { query: { agencyId } });
    await client.refetchQueries({ queryKey: [method, path] });
    onReopen();
  };
  return (
    <ErrorNote
      what={state.refused.message}
      actions={
        <>
          <Button look="primary" onClick={() => void saveMine()}>
            {web('save.conflict.mine')}
          </Button>
          <Button onClick={() => void takeTheirs()}>{web('save.conflict.theirs')}</Button>
        </>
      }
    />
  );
}
