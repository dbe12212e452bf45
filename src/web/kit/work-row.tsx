import { IconAlarm, IconClock } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import css from './work-row.module.css';

export function WorkList({ children, label }: { readonly children: ReactNode; readonly label?: string }): ReactElement {
  return (
    <ul className={css.list} aria-label={label}>
      {children}
    </ul>
  );
}

interface WorkRowProps {
  /** A picture or an icon; see `Tile`. */
  readonly tile?: ReactNode;
  /** State, deadline, networks. */
  readonly meta?: ReactNode;
  readonly title: ReactNode;
  /** One line: why it waits. */
  readonly why?: ReactNode;
  readonly actions?: ReactNode;
  readonly chosen?: boolean;
  /** The language of a quoted title. */
  readonly lang?: string | undefined;
}

/** One thing that waits for somebody: what it is, why, and the next step at the right. */
export function WorkRow({ tile, meta, title, why, actions, chosen, lang }: WorkRowProps): ReactElement {
  return (
    <li className={css.row} data-tile={tile ? true : undefined} data-chosen={chosen || undefined}>
      {tile}
      <div>
        {meta && <div className={css.meta}>{meta}</div>}
        <h3 className={css.title} lang={lang}>
          {title}
        </h3>
        {why && <p className={css.why}>{why}</p>}
      </div>
      {actions && <div className={css.actions}>{actions}</div>}
    </li>
  );
}

export function Tile({
  icon,
  picture,
}: {
  readonly icon?: ReactNode;
  readonly picture?: string | null | undefined;
}): ReactElement {
  return (
    <span className={css.tile} aria-hidden={picture ? undefined : true}>
      {picture ? <img src={picture} alt="" loading="lazy" width={52} height={52} /> : icon}
    </span>
  );
}

/** A deadline in words; `soon` and `late` also change icon and colour. */
export function Due({
  urgency = 'calm',
  children,
}: {
  readonly urgency?: 'calm' | 'soon' | 'late';
  readonly children: ReactNode;
}): ReactElement {
  return (
    <span className={css.due} data-urgency={urgency}>
      {urgency === 'late' ? <IconAlarm aria-hidden /> : urgency === 'soon' ? <IconClock aria-hidden /> : null}
      {children}
    </span>
  );
}
