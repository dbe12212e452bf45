import { useState, type ReactElement } from 'react';
import { bestPostsEndpoint, duties, starterKinds, starters, type Duty, type PostView } from '#publishing/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { announce } from '#web/kit/announce.tsx';
import { SelectField } from '#web/kit/field.tsx';
import { Answered } from '#web/kit/states.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { insertInText } from '../advice/text-place.ts';
import css from './starters.module.css';
import { starterWords } from './words.ts';

/** Words to begin and end with, by what the post is for, and how the agency's own best posts did it. */
export function StarterList({ post }: { readonly post: PostView }): ReactElement {
  const say = useWords(starterWords);
  const language = useLanguage();
  const [duty, setDuty] = useState<Duty>(post.plan.duty ?? 'service');
  const best = useAnswer(bestPostsEndpoint, { params: { id: post.id } }, { topics: ['metric'] });
  return (
    <>
      <SelectField
        label={say('for')}
        value={duty}
        choices={duties.map((value) => ({ value, label: say(`duty.${value}`) }))}
        onChoose={setDuty}
      />
      {starterKinds.map((kind) => (
        <section key={kind} className={css.kind}>
          <h3>{say(`kind.${kind}`)}</h3>
          <ul>
            {starters[duty][kind].map((one) => (
              <Offer
                key={one.id}
                words={one.id}
                meaning={language === 'en' ? one.en : ''}
                ownLine={kind !== 'opening'}
              />
            ))}
          </ul>
        </section>
      ))}
      <section className={css.kind}>
        <h3>{say('own')}</h3>
        <Answered answer={best}>
          {({ items, counted, least }) =>
            items.length === 0 ? (
              <p className={css.quiet}>{say('own.few', { counted, least })}</p>
            ) : (
              <ul>
                {items.map(({ id, opening, call, interactions }) => (
                  <li key={id}>
                    <small>{say('own.interactions', { count: interactions })}</small>
                    <ul>
                      {[opening, call].map(
                        (words, at) => words !== '' && <Offer key={words} words={words} meaning="" ownLine={at > 0} />,
                      )}
                    </ul>
                  </li>
                ))}
              </ul>
            )
          }
        </Answered>
      </section>
      <p className={css.quiet}>{say('note')}</p>
    </>
  );
}

interface OfferProps {
  readonly words: string;
  /** In the reader's language, where the words are in another. */
  readonly meaning: string;
  readonly ownLine: boolean;
}

function Offer({ words, meaning, ownLine }: OfferProps): ReactElement {
  const say = useWords(starterWords);
  const insert = (): void => {
    if (insertInText(words, ownLine)) announce(say('inserted'));
  };
  return (
    <li>
      <button type="button" className={css.offer} aria-label={say('insert', { words })} onClick={insert}>
        <span lang="id">{words}</span>
        {meaning !== '' && <small>{meaning}</small>}
      </button>
    </li>
  );
}
