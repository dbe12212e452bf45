import { useEffect, useState, type ReactElement } from 'react';
import { importListEndpoint } from '#publishing/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { Page } from '#web/kit/page.tsx';
import { Answered, EmptyState } from '#web/kit/states.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { CheckStep } from './check-step.tsx';
import { DoneStep, type Done } from './done-step.tsx';
import css from './import.module.css';
import { keepImport, keptImport, toCheck, type ImportDraft } from './import-state.ts';
import { MapStep } from './map-step.tsx';
import { SourceStep } from './source-step.tsx';
import { importWords } from './words.ts';

/** Impor: a content plan from a spreadsheet, looked through before anything is made of it. */
export function ImportScreen(): ReactElement {
  const say = useWords(importWords);
  const { agency } = useSession();
  const [chosen, choose] = useUrlState('opd');
  const answer = useAnswer(importListEndpoint, { query: agency ? { agencyId: agency.id } : {} });
  const [draft, setDraft] = useState<ImportDraft | undefined>(keptImport);
  const [done, setDone] = useState<Done>();
  useEffect(() => keepImport(done ? undefined : draft), [draft, done]);

  const again = (): void => {
    setDraft(undefined);
    setDone(undefined);
  };
  const step = done ? 'done' : (draft?.step ?? 'source');
  const leave = draft && !done && <Button onClick={again}>{say('again')}</Button>;
  return (
    <Page title={say('title')} lead={say('lead')} actions={leave} back={{ to: '/kalender', label: say('back') }}>
      <Steps now={step} />
      <Answered answer={answer}>
        {({ items, can }) => {
          if (can.import.length === 0) return <EmptyState title={say('none')} why={say('none.why')} />;
          if (!draft)
            return (
              <SourceStep
                wanted={chosen || agency?.id}
                may={can.import}
                onAgency={choose}
                onRead={setDraft}
                imports={items}
              />
            );
          if (done)
            return (
              <DoneStep {...{ draft, done }} onChange={setDraft} onBack={() => setDone(undefined)} onAgain={again} />
            );
          if (draft.step === 'check') return <CheckStep draft={draft} onChange={setDraft} onDone={setDone} />;
          return <MapStep draft={draft} onChange={setDraft} onNext={() => setDraft(toCheck(draft))} />;
        }}
      </Answered>
    </Page>
  );
}

const steps = ['source', 'map', 'check', 'done'] as const;

function Steps({ now }: { readonly now: (typeof steps)[number] }): ReactElement {
  const say = useWords(importWords);
  return (
    <ol className={css.steps} aria-label={say('steps')}>
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={step === now ? 'step' : undefined}
          data-past={steps.indexOf(now) > index || undefined}
        >
          <span aria-hidden>{index + 1}</span>
          {say(`step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
