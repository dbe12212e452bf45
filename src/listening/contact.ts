/** The row a sealed contact belongs to: it opens for that thread only. */
export function contactOwner(threadId: string): string {
  return `thread:${threadId}`;
}
