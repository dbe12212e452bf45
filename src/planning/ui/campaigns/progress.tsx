import type { ReactElement } from 'react';
import css from './campaigns.module.css';

interface ProgressProps {
  readonly done: number;
  readonly of: number;
  /** Says the same in words. */
  readonly label: string;
}

export function Progress({ done, of, label }: ProgressProps): ReactElement {
  return (
    <span className={css.progress}>
      <i aria-hidden="true">
        <i style={{ width: `${of === 0 ? 0 : (done / of) * 100}%`, height: '100%' }} />
      </i>
      {label}
    </span>
  );
}
