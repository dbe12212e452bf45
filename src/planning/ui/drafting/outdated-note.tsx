import { IconHistory } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { TextView } from '#planning/contract.ts';
import { diffWords } from '#publishing/ui/diff.ts';
import { asRefused } from '#web/api/refused.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorNote } from '#web/kit/states.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { webWords } from '#web/words/web-words.ts';
import { useWords } from '#web/words/words.ts';
import css from './texts.module.css';
import type { Writing } from './use-text.ts';
import { textWords } from './words.ts';

interface OutdatedProps {
  readonly shown: TextView;
  readonly writing: Writing;
  readonly form: string;
}

/** The outline moved on under edited words: what changed, and three ways on. */
export function Outdated({ shown, writing, form }: OutdatedProps): ReactElement | null {
  const say = useWords(textWords);
  const { outdated } = shown;
  if (!outdated) return null;
  const settle = async (text: string, done: string): Promise<void> => {
    const before = writing.text;
    try {
      await writing.settle(text);
      toast(done, text === before ? undefined : () => writing.settle(before));
    } catch (error) {
      const refused = asRefused(error);
      if (!refused) throw error;
      toastRefusal(refused.message);
    }
  };
  const updated = say('outdated.done', { form });
  return (
    <div className={css.outdated}>
      <IconHistory size={18} aria-hidden />
      <div>
        <b>{say('outdated')}</b>
        <p>{say('outdated.effect')}</p>
        <p className={css.diff} lang="id">
          {diffWords(outdated.before, shown.drafted).map(({ kind, text }, index) => {
            if (kind === 'added') return <ins key={`${index}${text}`}>{text}</ins>;
            return kind === 'removed' ? <del key={`${index}${text}`}>{text}</del> : <span key={`${index}${text}`}>{text}</span>; // oxfmt-ignore
          })}
        </p>
        <div className={css.acts}>
          {outdated.merged !== null && (
            <Button look="primary" onClick={() => void settle(outdated.merged ?? '', updated)}>
              {say('outdated.merge')}
            </Button>
          )}
          <Button onClick={() => void settle(shown.drafted, updated)}>{say('outdated.take')}</Button>
          <Button look="ghost" onClick={() => void settle(writing.text, say('outdated.kept', { form }))}>
            {say('outdated.keep')}
          </Button>
        </div>
      </div>
    </div>
  );
}

interface ConflictProps {
  readonly writing: Writing;
  readonly onReopen: () => void;
}

/** Somebody else saved first: both texts exist, and the person decides. */
export function Conflict({ writing, onReopen }: ConflictProps): ReactElement | null {
  const web = useWords(webWords);
  const { state } = writing.autosave;
  if (state.at !== 'conflict') return null;
  const takeTheirs = (): void => {
    writing.autosave.forget();
    onReopen();
  };
  return (
    <ErrorNote
      what={state.refused.message}
      actions={
        <>
          <Button look="primary" onClick={() => void writing.saveMine()}>
            {web('save.conflict.mine')}
          </Button>
          <Button onClick={takeTheirs}>{web('save.conflict.theirs')}</Button>
        </>
      }
    />
  );
}
