import type { ReactElement } from 'react';
import { Button } from '#web/kit/button.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import { webWords } from '#web/words/web-words.ts';
import css from './panel.module.css';
import type { Moving, RefusedMoves } from './use-moving.ts';
import { calendarWords } from './words.ts';

/** Told in a window, because the person has to choose what is to become of the posts. */
export function RefusedMovesDialog({ moving }: { readonly moving: Moving }): ReactElement | null {
  const { refused } = moving;
  if (!refused) return null;
  return refused.refused.kind === 'moved-meanwhile' ? (
    <MovedMeanwhile refused={refused} moving={moving} />
  ) : (
    <SomeStay refused={refused} moving={moving} />
  );
}

interface Told {
  readonly refused: RefusedMoves;
  readonly moving: Moving;
}

/** Somebody else moved it first: who and where to, and the choice to leave it there. */
function MovedMeanwhile({ refused: { moves, refused }, moving }: Told): ReactElement {
  const say = useWords(calendarWords);
  const times = useTimes();
  const { publishAt } = refused.facts as { readonly publishAt?: string | null };
  const [first] = moves;
  const take = (): void => {
    moving.dismiss();
    if (!first) return;
    const now = publishAt ? Date.parse(publishAt) : first.post.at;
    void moving.move([{ post: { ...first.post, at: now }, to: first.to }]);
  };
  const foot = (
    <>
      <Button onClick={take}>{say('meanwhile.take', { when: first ? times.near(new Date(first.to)) : '' })}</Button>
      <Button look="primary" onClick={moving.dismiss}>
        {say('meanwhile.leave')}
      </Button>
    </>
  );
  return (
    <Dialog open size="small" title={say('meanwhile.title')} onClose={moving.dismiss} foot={foot}>
      <p>{refused.message}</p>
    </Dialog>
  );
}

interface Staying {
  readonly id: string;
  readonly title: string;
  readonly message: string;
}

/** All or nothing: which of them stand in the way and why, and the way on with the others. */
function SomeStay({ refused: { moves, refused }, moving }: Told): ReactElement {
  const say = useWords(calendarWords);
  const web = useWords(webWords);
  const posts = (refused.facts as { readonly posts?: readonly Staying[] }).posts ?? [];
  const staying = new Set(posts.map(({ id }) => id));
  const others = moves.filter(({ post }) => !staying.has(post.id));
  const goOn = (): void => {
    moving.dismiss();
    void moving.move(others);
  };
  const foot = (
    <>
      <Button onClick={moving.dismiss}>{web('close')}</Button>
      {others.length > 0 && (
        <Button look="primary" onClick={goOn}>
          {say('stay.others', { count: others.length })}
        </Button>
      )}
    </>
  );
  return (
    <Dialog open title={say('stay.title')} onClose={moving.dismiss} foot={foot}>
      <div className={css.stack}>
        <p>{say('stay.why')}</p>
        <ul className={css.staying}>
          {posts.map(({ id, title, message }) => (
            <li key={id}>
              <b>{title.trim() || say('untitled')}</b>
              <span>{message}</span>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
