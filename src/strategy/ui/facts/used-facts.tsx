import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { partsWithFacts } from '#strategy/contract.ts';
import { useWords } from '#web/words/words.ts';
import css from './facts.module.css';
import type { UsedFact } from './use-facts.ts';
import { factWords } from './words.ts';

/** What the tokens of a text stand for, and which of them can't go out. */
export function UsedFacts({ used }: { readonly used: readonly UsedFact[] }): ReactElement | null {
  const say = useWords(factWords);
  if (used.length === 0) return null;
  return (
    <ul className={css.chips} aria-label={say('used.title')}>
      {used.map(({ code, fact, standing }) =>
        standing === 'usable' && fact ? (
          <li key={code}>
            <IconCircleCheck aria-hidden />
            <span>
              {fact.label}: <b>{fact.shown}</b>
            </span>
          </li>
        ) : (
          <li key={code} data-bad>
            <IconAlertCircle aria-hidden />
            <span>
              <b>{fact?.label ?? code}</b>: {say(`used.bad.${standing as 'unknown'}`, { agency: fact?.agency ?? '' })}
            </span>
          </li>
        ),
      )}
    </ul>
  );
}

interface TextWithFactsProps {
  readonly text: string;
  readonly shownOf: (code: string) => string | undefined;
}

/** A text as citizens read it; what comes from the registry is marked. */
export function TextWithFacts({ text, shownOf }: TextWithFactsProps): ReactElement {
  return (
    <>
      {partsWithFacts(text, shownOf).map((part, index) =>
        part.code === undefined ? (
          part.text
        ) : (
          <mark
            key={`${index}${part.code}`}
            className={css.mark}
            data-bad={shownOf(part.code) === undefined || undefined}
            title={part.code}
          >
            {part.text}
          </mark>
        ),
      )}
    </>
  );
}
