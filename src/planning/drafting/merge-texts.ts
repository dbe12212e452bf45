/**
 * What a person wrote over a draft, carried over to the new draft, sentence by sentence: where only one of the two
 * changed, that change holds. Undefined when both changed the same place: then a person decides.
 */
export function mergeTexts(base: string, mine: string, theirs: string): string | undefined {
  if (base === theirs || mine === theirs) return mine;
  if (base === mine) return theirs;
  const pieces = piecesOf(base);
  const [changesMine, changesTheirs] = [changesTo(pieces, piecesOf(mine)), changesTo(pieces, piecesOf(theirs))];
  const collide = changesMine.some((a) => changesTheirs.some((b) => overlaps(a, b) && !same(a, b)));
  if (collide) return undefined;
  const distinct = changesTheirs.filter((b) => !changesMine.some((a) => same(a, b)));
  const all = [...changesMine, ...distinct].toSorted((a, b) => b.from - a.from);
  return all.reduce((text, { from, to, put }) => text.toSpliced(from, to - from, ...put), pieces).join('');
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly put: readonly string[];
}

function piecesOf(text: string): string[] {
  return text.split(/(?<=[.!?…]\s+|\n)(?=\S)/u);
}

/** The runs of the base that are replaced, by the longest common subsequence. */
function changesTo(base: readonly string[], changed: readonly string[]): readonly Edit[] {
  const edits: Edit[] = [];
  let [from, at] = [0, 0];
  for (const [i, j] of [...commonPairs(base, changed), [base.length, changed.length] as const]) {
    if (i > from || j > at) edits.push({ from, to: i, put: changed.slice(at, j) });
    [from, at] = [i + 1, j + 1];
  }
  return edits;
}

function commonPairs(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const best = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = best[i] ?? [];
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Two insertions at one place collide as well. */
function overlaps(a: Edit, b: Edit): boolean {
  return a.from < b.to && b.from < a.to ? true : a.from === b.from;
}

function same(a: Edit, b: Edit): boolean {
  return a.from === b.from && a.to === b.to && a.put.join('') === b.put.join('');
}
