import type { ReactElement } from 'react';
import { mergeIdeaEndpoint, type IdeaView } from '#planning/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './ideas.module.css';
import { ideaWords } from './words.ts';

interface SimilarProps {
  readonly idea: IdeaView;
  readonly onOpen: (id: string) => void;
}

/** Others that say about the same, with an offer to join them; and what was joined already. */
export function SimilarIdeas({ idea, onOpen }: SimilarProps): ReactElement {
  const say = useWords(ideaWords);
  const merge = useAct(mergeIdeaEndpoint, { onRefused: ({ message }) => toastRefusal(message) });
  const join = async (id: string, title: string): Promise<void> => {
    const done = await merge.act({ params: { id }, body: { into: idea.id } }).then(() => true);
    if (done) toast(say('merged', { title }), () => merge.act({ params: { id }, body: { into: null } }));
  };
  return (
    <>
      {idea.similar.length > 0 && (
        <section className={css.similar}>
          <h4>{say('similar')}</h4>
          <ul>
            {idea.similar.map(({ id, title, canMerge }) => (
              <li key={id}>
                <button type="button" onClick={() => onOpen(id)} lang="id">
                  {title}
                </button>
                {canMerge && (
                  <Button size="small" busy={merge.busy} onClick={() => void join(id, title)}>
                    {say('merge')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {idea.merged.length > 0 && (
        <section className={css.similar}>
          <h4>{say('merged.here')}</h4>
          <ul>
            {idea.merged.map(({ id, title }) => (
              <li key={id}>
                <span lang="id">{title}</span>
                {idea.can.manage && (
                  <Button size="small" look="ghost" onClick={() => void merge.act({ params: { id }, body: { into: null } })}>
                    {say('unmerge')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
} // oxfmt-ignore
