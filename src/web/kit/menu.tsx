import { Menu as MantineMenu } from '@mantine/core';
import { cloneElement, type ReactElement, type ReactNode } from 'react';
import { DeskLink, type Place } from './desk-link.tsx';
import css from './menu.module.css';

interface MenuProps {
  /** The button that opens it. */
  readonly target: ReactElement<{ 'aria-haspopup'?: 'menu' }>;
  readonly children: ReactNode;
  readonly width?: number;
}

/** Acts behind a button. Fill it with `MenuItem`, `MenuLink`, `MenuLabel`, `MenuLine`. */
export function Menu({ target, children, width = 240 }: MenuProps): ReactElement {
  return (
    <MantineMenu width={width} withInitialFocusPlaceholder={false}>
      <MantineMenu.Target>{cloneElement(target, { 'aria-haspopup': 'menu' })}</MantineMenu.Target>
      <MantineMenu.Dropdown>{children}</MantineMenu.Dropdown>
    </MantineMenu>
  );
}

interface ItemProps {
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly note?: ReactNode;
}

export function MenuItem({
  icon,
  children,
  note,
  onChoose,
  danger,
}: ItemProps & { readonly onChoose: () => void; readonly danger?: boolean }): ReactElement {
  return (
    <MantineMenu.Item
      leftSection={icon}
      rightSection={note}
      onClick={onChoose}
      {...(danger ? { className: css.danger } : {})}
    >
      {children}
    </MantineMenu.Item>
  );
}

export function MenuLink({ icon, children, note, ...place }: ItemProps & Place): ReactElement {
  return (
    <MantineMenu.Item leftSection={icon} rightSection={note} renderRoot={(props) => <DeskLink {...place} {...props} />}>
      {children}
    </MantineMenu.Item>
  );
}

export const MenuLabel = MantineMenu.Label;
export const MenuLine = MantineMenu.Divider;
