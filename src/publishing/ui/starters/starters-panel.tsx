import { IconBulb, IconChevronDown } from '@tabler/icons-react';
import { lazy, Suspense, useId, useState, type ReactElement } from 'react';
import type { PostView } from '#publishing/contract.ts';
import { Panel } from '#web/kit/page.tsx';
import { RowsSkeleton } from '#web/kit/states.tsx';
import { useWords } from '#web/words/words.ts';
import { postWords } from '../words.ts';
import css from '../advice/advice.module.css';

const StarterList = lazy(() => import('./starter-list.tsx').then((module) => ({ default: module.StarterList })));

/** Folded until somebody looks for a beginning. */
export function StartersPanel({ post }: { readonly post: PostView }): ReactElement {
  const say = useWords(postWords);
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <Panel flush>
      <button type="button" className={css.fold} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <IconBulb size={20} aria-hidden />
        <b>{say('starters')}</b>
        <span>{say('starters.note')}</span>
        <IconChevronDown size={16} aria-hidden />
      </button>
      <div id={id} hidden={!open} className={css.principles}>
        {open && (
          <Suspense fallback={<RowsSkeleton />}>
            <StarterList post={post} />
          </Suspense>
        )}
      </div>
    </Panel>
  );
}
