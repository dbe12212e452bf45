const dayMs = 86_400_000;

/** The Mondays of so many weeks, that of `to` last. */
export function mondaysUpTo(to: string, weeks: number): readonly string[] {
  const last = Date.parse(`${to}T00:00:00Z`) - ((new Date(`${to}T00:00:00Z`).getUTCDay() + 6) % 7) * dayMs;
  return Array.from({ length: weeks }, (_, index) => dayOf(last - (weeks - 1 - index) * 7 * dayMs));
}

export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
