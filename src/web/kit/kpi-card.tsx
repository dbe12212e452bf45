import {
  IconAlertTriangle,
  IconArrowDownRight,
  IconArrowUpRight,
  IconCircleCheck,
  IconCircleDashed,
  IconEqual,
} from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { DeskLink, type Place } from './desk-link.tsx';
import css from './kpi-card.module.css';

export function KpiRow({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className={css.row}>{children}</div>;
}

interface KpiCardProps {
  readonly name: string;
  /** Already formatted; "—" when its base is missing. */
  readonly value: string;
  readonly unit?: string;
  readonly change?: {
    readonly direction: 'up' | 'down' | 'same';
    readonly good: boolean | null;
    readonly words: string;
  };
  readonly chart?: ReactNode;
  /** Formula, base and coverage: what the number stands on. */
  readonly note?: ReactNode;
}

const arrows = { up: IconArrowUpRight, down: IconArrowDownRight, same: IconEqual } as const;

export function KpiCard({ name, value, unit, change, chart, note }: KpiCardProps): ReactElement {
  const Arrow = arrows[change?.direction ?? 'same'];
  return (
    <div className={css.card}>
      <span className={css.name}>{name}</span>
      <span className={css.value}>
        {value}
        {unit && <small>{unit}</small>}
      </span>
      {change && (
        <span className={css.change} data-good={change.good ?? undefined}>
          <Arrow aria-hidden />
          {change.words}
        </span>
      )}
      {chart && <div className={css.chart}>{chart}</div>}
      {note && <span className={css.note}>{note}</span>}
    </div>
  );
}

export interface Fact {
  readonly key: string;
  readonly value: ReactNode;
  readonly note: ReactNode;
  readonly look: 'ok' | 'warn' | 'mute';
  /** Where more of it stands. */
  readonly place?: Place | undefined;
}

const factIcons = { ok: IconCircleCheck, warn: IconAlertTriangle, mute: IconCircleDashed } as const;

/** Up to five facts about how things stand, above the work. */
export function FactStrip({ label, facts }: { readonly label: string; readonly facts: readonly Fact[] }): ReactElement {
  return (
    <ul className={css.strip} aria-label={label}>
      {facts.map(({ key, value, note, look, place }) => {
        const Icon = factIcons[look];
        return (
          <li key={key} data-look={look}>
            <Icon aria-hidden />
            <b>
              {place ? (
                <DeskLink {...place} className={css.whole}>
                  {value}
                </DeskLink>
              ) : (
                value
              )}
            </b>
            <span>{note}</span>
          </li>
        );
      })}
    </ul>
  );
}
