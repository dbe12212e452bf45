import { IconUser } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import css from './tag.module.css';

interface AvatarProps {
  /** Empty for a citizen without a name. */
  readonly name: string;
  readonly size?: 'normal' | 'small';
}

/** Initials; the name must stand beside it or in its owner's label. */
export function Avatar({ name, size = 'normal' }: AvatarProps): ReactElement {
  const tone = (name.length + (name.codePointAt(0) ?? 0)) % 4;
  return (
    <span className={css.avatar} data-tone={tone} data-size={size} aria-hidden="true">
      {initialsOf(name) || <IconUser />}
    </span>
  );
}

export function initialsOf(name: string): string {
  const words = name
    .replace(/^@/, '')
    .split(/[\s.]+/)
    .filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('');
}
