export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Word by word what `after` adds to and takes from `before`; longest common run first, so that a moved comma is not a new text. */
export function diffWords(before: string, after: string): readonly DiffPart[] {
  const [a, b] = [wordsIn(before), wordsIn(after)];
  const common = commonLengths(a, b);
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const kind = stepAt(common, { a, b, i, j });
    push(parts, { kind, text: (kind === 'added' ? b[j] : a[i]) ?? '' });
    if (kind !== 'added') i += 1;
    if (kind !== 'removed') j += 1;
  }
  return parts;
}

function wordsIn(text: string): readonly string[] {
  return text.match(/\s+|[^\s]+/g) ?? [];
}

/** How much the rest of both has in common, from each pair of places on. */
function commonLengths(a: readonly string[], b: readonly string[]): readonly Uint16Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] as Uint16Array;
      const below = lengths[i + 1] as Uint16Array;
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

interface Place {
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly i: number;
  readonly j: number;
}

function stepAt(common: readonly Uint16Array[], { a, b, i, j }: Place): DiffPart['kind'] {
  if (i < a.length && a[i] === b[j]) return 'same';
  if (j >= b.length) return 'removed';
  if (i >= a.length) return 'added';
  return (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0) ? 'removed' : 'added';
}

function push(parts: DiffPart[], part: DiffPart): void {
  const last = parts.at(-1);
  if (last?.kind === part.kind) parts.splice(-1, 1, { kind: part.kind, text: last.text + part.text });
  else parts.push(part);
}
