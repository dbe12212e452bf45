import { IconFileAlert } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { PostView } from '#publishing/contract.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { StatusTag } from '#web/kit/status-tag.tsx';
import { useWords } from '#web/words/words.ts';
import css from './post.module.css';
import { postWords } from './words.ts';

/** What this post corrects, and what corrects it. */
export function CorrectionsNote({ post: { corrects, corrections } }: { readonly post: PostView }): ReactElement | null {
  const say = useWords(postWords);
  if (corrects === null && corrections.length === 0) return null;
  return (
    <section className={css.corrections} aria-label={say(corrects ? 'corrects' : 'corrected')}>
      <IconFileAlert size={20} aria-hidden />
      <div>
        {corrects && (
          <p>
            {say('corrects')}{' '}
            <DeskLink to="/konten/$id" params={{ id: corrects.id }}>
              {corrects.title.trim() || say('untitled')}
            </DeskLink>
          </p>
        )}
        {corrections.length > 0 && (
          <>
            <b>{say('corrected')}</b>
            <ul>
              {corrections.map(({ id, title, state }) => (
                <li key={id}>
                  <DeskLink to="/konten/$id" params={{ id }}>
                    {title.trim() || say('untitled')}
                  </DeskLink>{' '}
                  <StatusTag state={state} />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}
