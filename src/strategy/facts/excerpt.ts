const around = 60;

/** The words around the first of those values that stands by itself in the text; undefined where it is part of a longer word. */
export function excerptWith(
  text: string,
  values: readonly string[],
): { readonly said: string; readonly excerpt: string } | undefined {
  for (const said of values) {
    const alone = new RegExp(`(?<![\\p{L}\\p{N}])${literally(said)}(?![\\p{L}\\p{N}]|[.,]\\d)`, 'iu');
    const found = alone.exec(text);
    if (!found) continue;
    const from = Math.max(0, found.index - around);
    const to = Math.min(text.length, found.index + said.length + around);
    const cut = text.slice(from, to).replaceAll(/\s+/g, ' ').trim();
    return { said, excerpt: `${from > 0 ? '…' : ''}${cut}${to < text.length ? '…' : ''}` };
  }
  return undefined;
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
