import type { ReactElement } from 'react';
import type { ProgrammeView } from '#strategy/contract.ts';
import type { ProgrammeDetail } from '#strategy/programmes/contract.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Time } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import css from './programmes.module.css';
import { programmeWords } from './words.ts';

/** The parts as a tree, such as the plan of each village. */
export function PartsPanel({ detail: { programme, parts } }: { readonly detail: ProgrammeDetail }): ReactElement {
  const say = useWords(programmeWords);
  return (
    <Panel title={say('parts')} note={say('parts.count', { count: parts.length })}>
      <Branch of={programme.id} parts={parts} />
    </Panel>
  );
}

function Branch({ of, parts }: { readonly of: string; readonly parts: readonly ProgrammeView[] }): ReactElement | null {
  const say = useWords(programmeWords);
  const own = parts.filter(({ parentId }) => parentId === of);
  if (own.length === 0) return null;
  return (
    <ul className={css.tree}>
      {own.map(({ id, name, village, activities, publishedPosts, lastCoveredAt, archived }) => (
        <li key={id}>
          <div>
            <DeskLink to="/program/$id" params={{ id }}>
              {name}
            </DeskLink>
            <span className={css.small}>
              {[
                village,
                archived && say('archive.is'),
                say('activities', { count: activities }),
                say('posts', { count: publishedPosts }),
              ]
                .filter(Boolean)
                .join(' · ')}
              {lastCoveredAt && (
                <> · {say.rich('covered.last', { day: <Time key="day" at={lastCoveredAt} form="date" /> })}</>
              )}
            </span>
          </div>
          <Branch of={id} parts={parts} />
        </li>
      ))}
    </ul>
  );
}
