/** How near a deadline is: under three hours it is soon. */
export type Nearness = 'calm' | 'soon' | 'late';

const soonMs = 3 * 3_600_000;

export function nearnessOf(dueAt: string, now: Date): Nearness {
  const leftMs = Date.parse(dueAt) - now.getTime();
  if (leftMs < 0) return 'late';
  return leftMs < soonMs ? 'soon' : 'calm';
}
