import { IconCircleCheck, IconCircleDashed, IconLock } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { StrategyContent, StrategyView } from '#strategy/contract.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Time } from '#web/kit/time.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './guide.module.css';
import type { Part } from './part.ts';
import { guideWords } from './words.ts';

interface SideProps {
  readonly parts: readonly Part[];
  readonly strategy: StrategyView;
  readonly draft: StrategyContent;
}

/** What is there already and what is missing, and the way to it. */
export function StrategySide({ parts, strategy, draft }: SideProps): ReactElement {
  const say = useWords(guideWords);
  const { can } = useSession();
  const states = parts.map(({ name, isFilled }) => {
    const inherited = strategy.inherited.some(({ content }) => isFilled(content));
    return { name, state: isFilled(draft) ? 'own' : inherited ? 'inherited' : 'missing' } as const;
  });
  const done = states.filter(({ state }) => state !== 'missing').length;
  return (
    <>
      <Panel title={say('contents')} note={say('contents.count', { done, all: states.length })}>
        <ul className={css.contents}>
          {states.map(({ name, state }) => {
            const Icon = icons[state];
            return (
              <li key={name} data-state={state}>
                <Icon aria-hidden />
                <a href={`#bagian-${name}`}>{say(`part.${name}`)}</a>
                <small>{say(`state.${state}`)}</small>
              </li>
            );
          })}
        </ul>
      </Panel>
      <Panel title={say('history')}>
        <p className={css.none}>
          {strategy.updatedAt
            ? say.rich('history.last', {
                name: strategy.updatedBy ?? 'Kentongan',
                at: <Time key="at" at={strategy.updatedAt} form="near" />,
              })
            : say('history.none')}
        </p>
        {can('audit.read') && (
          <p className={css.more}>
            <DeskLink to="/pengaturan/jejak" search={{ hal: 'strategy', opd: strategy.agency.id }}>
              {say('history.all')}
            </DeskLink>
          </p>
        )}
      </Panel>
    </>
  );
}

const icons = { own: IconCircleCheck, inherited: IconLock, missing: IconCircleDashed } as const;
