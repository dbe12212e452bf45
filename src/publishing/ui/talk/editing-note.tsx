import { IconPencil } from '@tabler/icons-react';
import { useEffect, type ReactElement } from 'react';
import { useWords } from '#web/words/words.ts';
import css from './talk.module.css';
import { useTalk } from './use-talk.ts';
import { talkWords } from './words.ts';

const againMs = 10_000;

/** "Rina sedang menyunting", to all who have the same post open. */
export function EditingNote({ postId }: { readonly postId: string }): ReactElement | null {
  const say = useWords(talkWords);
  const { data, refetch } = useTalk(postId);
  const names = (data?.writing ?? []).map(({ name }) => name);
  const some = names.length > 0;
  useEffect(() => {
    if (!some) return undefined;
    // Whoever closed the window without a word is forgotten.
    const timer = setInterval(() => void refetch(), againMs);
    return () => clearInterval(timer);
  }, [some, refetch]);
  if (!some) return null;
  return (
    <output className={css.editing}>
      <IconPencil size={16} aria-hidden />
      {say('writing', { names: names.join(', ') })}
    </output>
  );
}
