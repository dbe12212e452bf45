import { IconBulb } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { useWords } from '#web/words/words.ts';
import css from './from-idea.module.css';
import { ideaWords } from './words.ts';

/** Where an activity or a post comes from. */
export function FromIdea({
  idea,
}: {
  readonly idea: { readonly id: string; readonly title: string } | null;
}): ReactElement | null {
  const say = useWords(ideaWords);
  if (!idea) return null;
  return (
    <p className={css.from}>
      <IconBulb aria-hidden />
      <span>
        {say('from-idea')}:{' '}
        <DeskLink to="/ide" search={{ ide: idea.id }}>
          {idea.title}
        </DeskLink>
      </span>
    </p>
  );
}
