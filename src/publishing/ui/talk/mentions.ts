export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What was typed of a name after the last `@`; undefined while none is being written. */
export function mentionBegun(text: string): string | undefined {
  return /(?:^|\s)@([^@\n]{0,40})$/u.exec(text)?.[1];
}

const most = 6;

/** Who is meant, those first whose name begins so. */
export function matching(people: readonly Named[], begun: string): readonly Named[] {
  const wanted = begun.toLowerCase();
  const found = people.filter(({ name }) => name.toLowerCase().includes(wanted));
  const starts = ({ name }: Named): number => (name.toLowerCase().startsWith(wanted) ? 0 : 1);
  return found.toSorted((a, b) => starts(a) - starts(b)).slice(0, most);
}

/** The name in place of what was begun. */
export function withMention(text: string, name: string): string {
  return text.replace(/@[^@\n]{0,40}$/u, `@${name} `);
}

/** Everybody whose name stands behind an `@`. Where one name begins with another, the longest one is meant. */
export function mentionedIn(text: string, people: readonly Named[]): readonly string[] {
  let left = text;
  const meant = new Set<string>();
  for (const { name } of people.toSorted((a, b) => b.name.length - a.name.length)) {
    if (left.includes(`@${name}`)) meant.add(name);
    left = left.replaceAll(`@${name}`, '');
  }
  return people.filter(({ name }) => meant.has(name)).map(({ id }) => id);
}
