import { Link } from '@tanstack/react-router';
import type { ComponentProps, ReactElement } from 'react';

export interface Place {
  /** A path of the desk, such as `/konten/$id`. */
  readonly to: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly search?: Readonly<Record<string, string | undefined>>;
}

export type LinkProps = Place & Omit<ComponentProps<'a'>, 'href'>;

// The router can type every path, but then no room could link to a screen that is not written yet.
const AnyLink = Link as unknown as (props: LinkProps) => ReactElement;

/** A link inside the desk. `test/desk-links.test.ts` checks that its path exists. */
export function DeskLink(props: LinkProps): ReactElement {
  return <AnyLink {...props} />;
}
