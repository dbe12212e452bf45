import type { ReactElement, ReactNode } from 'react';
import css from './split-pane.module.css';

interface SplitPaneProps {
  readonly list: ReactNode;
  readonly main: ReactNode;
  readonly aside?: ReactNode;
  /** What stands in the aside, for screen readers. */
  readonly asideLabel?: string;
  /** Phones show one of the two. */
  readonly show: 'list' | 'main';
}

/** List, conversation and facts beside each other; inside `<Page flush>`. */
export function SplitPane({ list, main, aside, asideLabel, show }: SplitPaneProps): ReactElement {
  return (
    <div className={css.split} data-show={show} data-aside={aside ? true : undefined}>
      <div className={css.list}>{list}</div>
      <div className={css.main}>{main}</div>
      {aside && (
        <aside className={css.aside} aria-label={asideLabel}>
          {aside}
        </aside>
      )}
    </div>
  );
}
