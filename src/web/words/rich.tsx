import type { ReactElement, ReactNode } from 'react';

/** For `<b>…</b>` in a sentence: `say.rich('lead', { count, b: bold })`. */
export function bold(inside: ReactNode[]): ReactElement {
  return <b>{inside}</b>;
}

export function italic(inside: ReactNode[]): ReactElement {
  return <i>{inside}</i>;
}
