/**
 * Where in what was sent a text stands that PostgreSQL can't store: a zero character, or half of a pair that writes one
 * emoji. Undefined when there is none. Without recursion, because how deep a body nests is up to the sender.
 */
export function unstorableIn(value: unknown): string | undefined {
  const waiting: [path: string, value: unknown][] = [['', value]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [path, part] = next;
    if (typeof part === 'string' && !isStorable(part)) return path;
    if (!isNesting(part)) continue;
    for (const [name, inner] of Object.entries(part)) {
      const here = path === '' ? name : `${path}.${name}`;
      if (!isStorable(name)) return path;
      waiting.push([here, inner]);
    }
  }
  return undefined;
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function isNesting(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Blob) && !(value instanceof Date);
}
