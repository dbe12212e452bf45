import type { ReactElement } from 'react';
import type { PostView } from '#publishing/contract.ts';
import { Panel } from '#web/kit/page.tsx';
import { useWords } from '#web/words/words.ts';
import css from './post.module.css';
import { postWords } from './words.ts';

const columns = ['visual', 'cta', 'purpose', 'pic', 'hashtags', 'link'] as const;

/** What the row of an imported content plan said besides the words of the post. */
export function PlanNotes({ post }: { readonly post: PostView }): ReactElement | null {
  const say = useWords(postWords);
  const { notes } = post.plan;
  const said = columns.flatMap((column) => (notes?.[column] ? [{ column, text: notes[column] }] : []));
  if (said.length === 0) return null;
  return (
    <Panel title={say('plan-notes')}>
      <dl className={css.planFacts}>
        {said.map(({ column, text }) => (
          <div key={column}>
            <dt>{say(`plan-notes.${column}`)}</dt>
            <dd lang="id">{column === 'link' ? <ResultLink text={text} /> : text}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

/** A spreadsheet may hold anything; only a web address becomes a link. */
function ResultLink({ text }: { readonly text: string }): ReactElement {
  if (!/^https?:\/\/\S+$/.test(text)) return <>{text}</>;
  return (
    <a href={text} target="_blank" rel="noreferrer">
      {text}
    </a>
  );
}
