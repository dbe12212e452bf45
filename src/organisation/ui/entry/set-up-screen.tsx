import { useState, type ReactElement } from 'react';
import { doFirstRun, getFirstRun } from '#organisation/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button, LinkButton } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form } from '#web/kit/field.tsx';
import { Answered } from '#web/kit/states.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { currentLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import { EntryFrame } from './entry-frame.tsx';
import css from './entry.module.css';
import { FirstPostStep } from './first-post-step.tsx';
import { emptyDraft, faultsOf, requestOf, steps, type Faults, type SetUpDraft, type Step } from './set-up-draft.ts';
import { AgenciesStep, CityStep, OfficeStep, YouStep, type StepProps } from './set-up-steps.tsx';

const forms: Readonly<Record<Exclude<Step, 'post'>, (props: StepProps) => ReactElement>> = {
  city: CityStep,
  office: OfficeStep,
  you: YouStep,
  agencies: AgenciesStep,
};

/** The first run: from an empty installation to a first post on the portal. */
export function SetUpScreen(): ReactElement {
  const say = useWords(organisationWords);
  const needed = useAnswer(getFirstRun, {}, { staleMs: Infinity });
  const [step, setStep] = useState<Step>('city');
  const [draft, setDraft] = useState(emptyDraft);
  const [agencyId, setAgencyId] = useState<string>();
  const isDone = needed.data?.needed === false && agencyId === undefined;
  return (
    <EntryFrame
      wide
      title={say(isDone ? 'set-up.done.title' : `set-up.${step}.title`)}
      lead={say(isDone ? 'set-up.done.lead' : `set-up.${step}.lead`)}
      above={isDone ? undefined : <Progress step={step} />}
    >
      <Answered answer={needed}>
        {() => {
          if (isDone) return <GoAndSignIn />;
          if (step === 'post' && agencyId !== undefined) {
            const start = {
              title: say('first-post.example.title', { city: draft.cityName }),
              text: say('first-post.example.text', { city: draft.cityName, office: draft.agencyName }),
            };
            return <FirstPostStep agencyId={agencyId} start={start} />;
          }
          return (
            <Steps
              {...{ step, setStep, draft }}
              change={(part) => setDraft({ ...draft, ...part })}
              onFounded={(id) => {
                setAgencyId(id);
                setStep('post');
              }}
            />
          );
        }}
      </Answered>
    </EntryFrame>
  );
}

function GoAndSignIn(): ReactElement {
  const say = useWords(organisationWords);
  return (
    <LinkButton look="primary" full to="/masuk">
      {say('sign-in.do')}
    </LinkButton>
  );
}

function Progress({ step }: { readonly step: Step }): ReactElement {
  const say = useWords(organisationWords);
  const at = steps.indexOf(step);
  return (
    <>
      <ol className={css.steps} aria-hidden="true">
        {steps.map((one, index) => (
          <li key={one} data-done={index < at || undefined} aria-current={index === at ? 'step' : undefined} />
        ))}
      </ol>
      <p className={css.step}>{say('set-up.step', { step: at + 1, count: steps.length })}</p>
    </>
  );
}

interface StepsProps {
  readonly step: Step;
  readonly setStep: (step: Step) => void;
  readonly draft: SetUpDraft;
  readonly change: (part: Partial<SetUpDraft>) => void;
  readonly onFounded: (agencyId: string) => void;
}

function Steps({ step, setStep, draft, change, onFounded }: StepsProps): ReactElement | null {
  const say = useWords(organisationWords);
  const [key] = useUrlState('kunci');
  const [faults, setFaults] = useState<Faults>({});
  const found = useAct(doFirstRun, { onDone: ({ agencyId }) => onFounded(agencyId) });
  if (step === 'post') return null;
  const Fields = forms[step];
  const at = steps.indexOf(step);
  const goOn = (): void => {
    const wrong = faultsOf(step, draft);
    setFaults(wrong);
    if (Object.keys(wrong).length > 0) return;
    const next = steps[at + 1];
    if (step === 'agencies') void found.act({ body: requestOf(draft, key || '-', currentLanguage()) });
    else if (next) setStep(next);
  };
  const back = steps[at - 1];
  return (
    <Form key={step} onSubmit={goOn}>
      <ErrorSummary refused={found.refused} />
      <Fields draft={draft} faults={faults} change={change} />
      <div className={css.foot}>
        {back ? (
          <Button look="ghost" onClick={() => setStep(back)}>
            {say('back')}
          </Button>
        ) : (
          <span />
        )}
        <Button type="submit" look="primary" busy={found.busy}>
          {say(step === 'agencies' ? 'set-up.found' : 'next')}
        </Button>
      </div>
    </Form>
  );
}
