const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How long an account's followers may stand before they are asked for again. */
export const accountEveryMs = 6 * hourMs;

/** Young posts move fast; after thirty days their numbers are final. */
export const postRhythm = [
  { untilAgeMs: 2 * dayMs, everyMs: hourMs },
  { untilAgeMs: 14 * dayMs, everyMs: 6 * hourMs },
  { untilAgeMs: 30 * dayMs, everyMs: dayMs },
] as const;

/** Undefined: its numbers are final. */
export function postEveryMs(ageMs: number): number | undefined {
  return postRhythm.find(({ untilAgeMs }) => ageMs < untilAgeMs)?.everyMs;
}
