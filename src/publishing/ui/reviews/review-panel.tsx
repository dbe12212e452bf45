import { IconCircle, IconCircleCheck, IconProgress } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { PostView, ReviewView } from '#publishing/contract.ts';
import { Panel } from '#web/kit/page.tsx';
import { Time } from '#web/kit/time.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords, type Say } from '#web/words/words.ts';
import { DueNote } from './due-note.tsx';
import { flowSentence, partyWords, stepWords } from './flow-sentence.ts';
import css from './reviews.module.css';
import { reviewWords, type ReviewWord } from './words.ts';

const signs = { done: IconCircleCheck, now: IconProgress, later: IconCircle } as const;

/** Who has agreed, whose turn it is and until when; of a draft, who will be asked. */
export function ReviewPanel({ post: { review, state } }: { readonly post: PostView }): ReactElement | null {
  const say = useWords(reviewWords);
  const language = useLanguage();
  if (!review.running) {
    if (review.flowName === '' || (state !== 'draft' && state !== 'returned')) return null;
    return (
      <Panel title={say('panel')} note={review.flowName}>
        <p className={css.quiet}>{flowSentence(review.steps, say, language)}</p>
      </Panel>
    );
  }
  return (
    <Panel title={say('panel')} note={review.flowName}>
      <div className={css.panel}>
        <DueNote at={review.dueAt} />
        {review.inNameOf !== null && <p className={css.inName}>{say('in-name-of', { name: review.inNameOf })}</p>}
        <ol className={css.steps}>
          {review.steps.map((step, index) => (
            <ReviewStep key={`${index}${step.state}`} step={step} />
          ))}
        </ol>
        {review.steps.length > 1 && <p className={css.quiet}>{say('frozen')}</p>}
      </div>
    </Panel>
  );
}

function ReviewStep({ step }: { readonly step: ReviewView['steps'][number] }): ReactElement {
  const say = useWords(reviewWords);
  const language = useLanguage();
  const Sign = signs[step.state];
  return (
    <li data-state={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
      <Sign size={18} aria-hidden />
      <div>
        <b>{stepWords(step, say, language)}</b>
        <small>{say(`step.${step.state}`)}</small>
        {step.parties.map((party) => (
          <p key={`${party.kind}${party.title}${party.people.join()}`}>
            {party.by === null
              ? step.state !== 'done' && waitingWords(party, say)
              : say(party.inNameOf === null ? 'agreed' : 'agreed.for', {
                  name: party.by,
                  absent: party.inNameOf ?? '',
                })}
            {party.at !== null && (
              <>
                {' '}
                <Time at={party.at} form="near" />
              </>
            )}
          </p>
        ))}
      </div>
    </li>
  );
}

const namesShown = 3;

function waitingWords(party: ReviewView['steps'][number]['parties'][number], say: Say<ReviewWord>): string {
  const who = partyWords(party, say);
  if (party.people.length === 0) return say('nobody', { who });
  const more = party.people.length - namesShown;
  return say('could', { names: party.people.slice(0, namesShown).join(', '), more: Math.max(0, more) });
}
