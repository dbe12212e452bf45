import { useQueryClient } from '@tanstack/react-query';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useEffect, useRef, type ReactElement } from 'react';
import { saveAnswersEndpoint, strategyAnswersEndpoint, type StrategyAnswers } from '#strategy/contract.ts';
import { call } from '#web/api/call.ts';
import { answerKey, askAnew } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { Form } from '#web/kit/field.tsx';
import { Page, Panel } from '#web/kit/page.tsx';
import { SaveNote } from '#web/kit/save-note.tsx';
import { ErrorNote } from '#web/kit/states.tsx';
import { useRevisedDraft, type RevisedDraft } from '#web/kit/use-revised-draft.ts';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useWords } from '#web/words/words.ts';
import { webWords } from '#web/words/web-words.ts';
import { ProposalPreview } from './proposal-preview.tsx';
import { questions, type Question } from './questions.ts';
import { QuestionFields } from './question-fields.tsx';
import css from './set-up.module.css';
import type { Kept } from './set-up-screen.tsx';
import { guideWords } from './words.ts';

interface StepsProps {
  readonly kept: Kept;
  readonly back: { readonly to: string; readonly label: string };
  readonly onReopen: () => void;
}

/** One question at a time; the step stands in the address, and what is answered is kept as it is given. */
export function SetUpSteps({ kept, back, onReopen }: StepsProps): ReactElement {
  const say = useWords(guideWords);
  const client = useQueryClient();
  const { id } = kept.agency;
  const [at, goTo] = useUrlState('langkah', '1');
  const writing = useRevisedDraft<StrategyAnswers>({
    key: `strategy-answers:${id}`,
    loaded: { body: kept.answers, revision: kept.revision },
    save: async (answers, revision) => {
      const saved = await call(saveAnswersEndpoint, { params: { id }, body: { ...answers, revision } });
      return saved.revision;
    },
    newest: async () => {
      const { answers, revision } = await askAnew(client, strategyAnswersEndpoint, { params: { id } });
      return { body: answers, revision };
    },
    onNewer: onReopen,
  });
  const question = questions.find((_, index) => String(index + 1) === at);
  const takeTheirs = async (): Promise<void> => {
    writing.autosave.forget();
    await client.refetchQueries({ queryKey: answerKey(strategyAnswersEndpoint, { params: { id } }) });
    onReopen();
  };
  return (
    <Page
      title={say('set-up.title')}
      lead={say('set-up.lead', { name: kept.agency.shortName })}
      back={back}
      actions={<SaveNote state={writing.autosave.state} />}
    >
      <Conflict writing={writing} onTheirs={takeTheirs} />
      {question ? (
        <Step key={question} question={question} writing={writing} goTo={goTo} />
      ) : (
        <ProposalPreview
          agency={kept.agency}
          flush={writing.autosave.flush}
          onBack={() => goTo(String(questions.length))}
        />
      )}
    </Page>
  );
}

interface StepProps {
  readonly question: Question;
  readonly writing: RevisedDraft<StrategyAnswers>;
  readonly goTo: (step: string) => void;
}

function Step({ question, writing, goTo }: StepProps): ReactElement {
  const say = useWords(guideWords);
  const title = useRef<HTMLHeadingElement>(null);
  const number = questions.indexOf(question) + 1;
  const isLast = number === questions.length;
  // The next question is read out and the keyboard starts there.
  useEffect(() => title.current?.focus(), []);
  return (
    <div className={css.step}>
      <ol className={css.dots} aria-hidden="true">
        {questions.map((one, index) => (
          <li key={one} data-done={index < number - 1 || undefined} data-here={index === number - 1 || undefined} />
        ))}
      </ol>
      <Panel>
        <p className={css.count}>{say('set-up.count', { number, all: questions.length })}</p>
        <h2 ref={title} tabIndex={-1} className={css.question}>
          {say(`ask.${question}`)}
        </h2>
        <p className={css.why}>{say(`ask.${question}.why`)}</p>
        <Form onSubmit={() => goTo(isLast ? 'hasil' : String(number + 1))}>
          <QuestionFields question={question} writing={writing} />
          <div className={css.foot}>
            {number > 1 && (
              <Button icon={<IconArrowLeft aria-hidden />} onClick={() => goTo(String(number - 1))}>
                {say('set-up.back')}
              </Button>
            )}
            <Button type="submit" look="primary" icon={<IconArrowRight aria-hidden />}>
              {say(isLast ? 'set-up.see' : 'set-up.next')}
            </Button>
          </div>
        </Form>
      </Panel>
      <p className={css.calm}>{say('set-up.calm')}</p>
    </div>
  );
}

interface ConflictProps {
  readonly writing: RevisedDraft<StrategyAnswers>;
  readonly onTheirs: () => Promise<void>;
}

function Conflict({ writing: { autosave, saveMine }, onTheirs }: ConflictProps): ReactElement | null {
  const web = useWords(webWords);
  const { state } = autosave;
  if (state.at !== 'conflict') return null;
  return (
    <ErrorNote
      what={state.refused.message}
      actions={
        <>
          <Button look="primary" onClick={() => void saveMine()}>
            {web('save.conflict.mine')}
          </Button>
          <Button onClick={() => void onTheirs()}>{web('save.conflict.theirs')}</Button>
        </>
      }
    />
  );
}
