/** Earliest first. */
export function byTime<Timed extends { readonly at: number }>(list: readonly Timed[]): readonly Timed[] {
  return list.toSorted((a, b) => a.at - b.at);
}

/** Nearest to that instant first. */
export function byNearness<Timed extends { readonly at: number }>(
  list: readonly Timed[],
  at: number,
): readonly Timed[] {
  return list.toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at));
}

export function grouped<Item>(
  list: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  return Map.groupBy(list, keyOf);
}
