/** The words of a title as part of a web address: `posyandu-balita-rw-04`; empty when the title has no letters. */
export function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036F'’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
}

/** Unique by the thing's own id, and readable: `posyandu-balita-1a2b3c4d`. */
export function slugWithId(title: string, id: string): string {
  return [slugOf(title), id.replaceAll('-', '').slice(0, 8)].filter(Boolean).join('-');
}
