import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useId, type ReactElement, type ReactNode } from 'react';
import { DeskLink, type Place } from './desk-link.tsx';
import css from './page.module.css';

interface PageProps {
  readonly title: string;
  /** When the heading reads differently from the tab's title. */
  readonly heading?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly back?: Place & { readonly label: string };
  /** Fills the whole width and brings its own heading. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** The frame of every screen: title, one line of lead, what can be done here. Sets the tab's title. */
export function Page({ title, heading, lead, actions, back, flush, children }: PageProps): ReactElement {
  const { label: backLabel, ...backPlace } = back ?? { label: '', to: '' };
  useEffect(() => {
    document.title = `${title} · Kentongan`;
  }, [title]);
  return (
    <div className={css.page} data-flush={flush || undefined}>
      {!flush && (
        <div className={css.head}>
          <div>
            {back && (
              <DeskLink {...backPlace} className={css.back}>
                <IconArrowLeft aria-hidden />
                {backLabel}
              </DeskLink>
            )}
            <h1>{heading ?? title}</h1>
            {lead && <p className={css.lead}>{lead}</p>}
          </div>
          {actions && <div className={css.actions}>{actions}</div>}
        </div>
      )}
      {children}
    </div>
  );
}

/** A main column and a narrow one beside it; one below the other on small screens. */
export function Columns({ side, children }: { readonly side: ReactNode; readonly children: ReactNode }): ReactElement {
  return (
    <div className={css.columns}>
      <div>{children}</div>
      <div className={css.side}>{side}</div>
    </div>
  );
}

interface PanelProps {
  readonly title?: ReactNode;
  /** Small words at the right of the title. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** No padding, for lists and tables. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

export function Panel({ title, note, actions, flush, children }: PanelProps): ReactElement {
  const id = useId();
  return (
    <section className={css.panel} data-padded={flush ? undefined : true} aria-labelledby={title ? id : undefined}>
      {title && (
        <div className={css.panelHead}>
          <h2 id={id}>{title}</h2>
          {note && <small>{note}</small>}
          {actions && <span>{actions}</span>}
        </div>
      )}
      {children}
    </section>
  );
}

export type Tone = 'danger' | 'accent' | 'soga' | 'ok' | 'warn' | 'info' | 'mute';

interface SectionProps {
  readonly icon: ReactNode;
  readonly tone?: Tone;
  readonly title: string;
  readonly count?: number | undefined;
  /** Why it stands here; absent on phones. */
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

/** A group of rows under a sign, a title and how many there are. */
export function Section({ icon, tone = 'mute', title, count, hint, children }: SectionProps): ReactElement {
  const id = useId();
  return (
    <section className={css.section} aria-labelledby={id}>
      <div className={css.sectionHead}>
        <span className={css.sign} data-tone={tone} aria-hidden="true">
          {icon}
        </span>
        <h2 id={id}>{title}</h2>
        {count !== undefined && <span className={css.count}>{count}</span>}
        {hint && <span className={css.hint}>{hint}</span>}
      </div>
      {children}
    </section>
  );
}
