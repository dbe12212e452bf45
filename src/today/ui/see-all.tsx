import type { ReactElement } from 'react';
import { DeskLink, type Place } from '#web/kit/desk-link.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './today.module.css';
import { todayWords } from './words.ts';

/** Where the rest stands, when the page shows only the first few. */
export function SeeAll({
  shown,
  total,
  ...place
}: Place & { readonly shown: number; readonly total: number }): ReactElement | null {
  const say = useWords(todayWords);
  if (total <= shown) return null;
  return (
    <DeskLink {...place} className={css.more}>
      {say('all', { count: total })}
    </DeskLink>
  );
}

/** Whose it is; said only while more than one agency is looked at. */
export function WhoseAgency({ name }: { readonly name: string }): ReactElement | null {
  const { agency } = useSession();
  return agency ? null : <span className={css.agency}>{name}</span>;
}
