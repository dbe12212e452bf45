import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import css from './button.module.css';
import { DeskLink, type Place } from './desk-link.tsx';

interface Look {
  /** `primary` is the next step: at most one per row. */
  readonly look?: 'plain' | 'primary' | 'soft' | 'ghost' | 'danger';
  readonly size?: 'normal' | 'small';
  readonly icon?: ReactNode;
  readonly full?: boolean;
}

type ButtonProps = Look & { readonly busy?: boolean } & Omit<ComponentProps<'button'>, 'className'>;

export function Button({
  look = 'plain',
  size = 'normal',
  icon,
  full,
  busy,
  children,
  ...rest
}: ButtonProps): ReactElement {
  const say = useWords(webWords);
  return (
    <button
      type="button"
      {...rest}
      className={css.button}
      data-look={look}
      data-size={size}
      data-full={full || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    >
      {icon}
      {busy ? say('busy') : children}
    </button>
  );
}

type LinkButtonProps = Look & Place & { readonly children: ReactNode; readonly 'aria-label'?: string };

/** Looks like a button, but goes somewhere. */
export function LinkButton({
  look = 'plain',
  size = 'normal',
  icon,
  full,
  children,
  ...place
}: LinkButtonProps): ReactElement {
  return (
    <DeskLink {...place} className={css.button} data-look={look} data-size={size} data-full={full || undefined}>
      {icon}
      {children}
    </DeskLink>
  );
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  readonly label: string;
  /** A number at its corner; already part of the label. */
  readonly badge?: number;
};

export function IconButton({ label, badge = 0, children, ...rest }: IconButtonProps): ReactElement {
  return (
    <button type="button" {...rest} className={css.icon} data-icon aria-label={label} title={label}>
      {children}
      {badge > 0 && (
        <span className={css.dot} aria-hidden="true">
          {badge > 99 ? '99+' : badge}
        </span>
      )}
    </button>
  );
}
