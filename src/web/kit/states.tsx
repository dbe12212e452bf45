import { IconAlertOctagon } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import type { Refused } from '../api/refused.ts';
import { useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import { Button } from './button.tsx';
import css from './states.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

interface EmptyStateProps {
  /** What will be here. */
  readonly title: string;
  /** Why it matters, or how it comes here. */
  readonly why: ReactNode;
  /** One primary act, at most one other. */
  readonly actions?: ReactNode;
  /** Inside a panel: no frame of its own. */
  readonly bare?: boolean;
}

export function EmptyState({ title, why, actions, bare }: EmptyStateProps): ReactElement {
  return (
    <div className={css.empty} data-bare={bare || undefined}>
      <span className={css.motif} aria-hidden="true" />
      <h2>{title}</h2>
      <p>{why}</p>
      {actions && <div className={css.buttons}>{actions}</div>}
    </div>
  );
}

interface ErrorNoteProps {
  readonly what: ReactNode;
  readonly effect?: ReactNode;
  readonly todo?: ReactNode;
  readonly code?: string | undefined;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** What happened · what it means · what to do · the code to quote. */
export function ErrorNote({ what, effect, todo, code, actions, children }: ErrorNoteProps): ReactElement {
  const say = useWords(webWords);
  return (
    <div className={css.error} role="alert">
      <IconAlertOctagon aria-hidden />
      <div>
        <b>{what}</b>
        {(effect || todo) && (
          <dl>
            {effect && <dt>{say('error.effect')}</dt>}
            {effect && <dd>{effect}</dd>}
            {todo && <dt>{say('error.do')}</dt>}
            {todo && <dd>{todo}</dd>}
          </dl>
        )}
        {children}
        <div className={css.errorFoot}>
          {actions}
          {code && <small>{say('error.code', { code })}</small>}
        </div>
      </div>
    </div>
  );
}

interface RefusalNoteProps {
  readonly refused: Refused | null | undefined;
  readonly onRetry?: () => void;
  readonly actions?: ReactNode;
}

/** The server's no, in its own sentence. Shows nothing while there is none. */
export function RefusalNote({ refused, onRetry, actions }: RefusalNoteProps): ReactElement | null {
  const say = useWords(webWords);
  if (!refused) return null;
  const retry = onRetry && <Button onClick={onRetry}>{say('error.retry')}</Button>;
  return <ErrorNote what={refused.message} code={refused.reference} actions={actions ?? retry} />;
}

export function Bone({
  width = '100%',
  height = 14,
}: {
  readonly width?: string | number;
  readonly height?: number;
}): ReactElement {
  return <span className={css.bone} style={{ width, height }} />;
}

/** Rows of a list that is on its way. */
export function RowsSkeleton({ rows = 4 }: { readonly rows?: number }): ReactElement {
  const say = useWords(webWords);
  return (
    <div className={css.bones}>
      <VisuallyHidden>
        <output>{say('loading')}</output>
      </VisuallyHidden>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={css.boneRow}>
          <Bone height={52} />
          <div className={css.boneLines}>
            <Bone width="30%" height={12} />
            <Bone width={`${82 - ((index * 17) % 40)}%`} height={16} />
          </div>
        </div>
      ))}
    </div>
  );
}

interface Awaited<Value> {
  readonly data: Value | undefined;
  readonly error: Refused | null;
  readonly refetch?: () => unknown;
}

interface AnsweredProps<Value> {
  readonly answer: Awaited<Value>;
  readonly skeleton?: ReactNode;
  readonly children: (value: Value) => ReactNode;
}

/** Skeleton while asking, the refusal when there is one, else the answer. */
export function Answered<Value>({ answer, skeleton, children }: AnsweredProps<Value>): ReactNode {
  if (answer.data !== undefined) return children(answer.data);
  if (answer.error) return <RefusalNote refused={answer.error} onRetry={() => void answer.refetch?.()} />;
  return skeleton ?? <RowsSkeleton />;
}
