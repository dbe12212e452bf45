/** What a goal can be measured by. All but the last are counted here, from what reporting collects. */
export const metrics = [
  'followers',
  'posts',
  'interactions',
  'comments',
  'views',
  'voices',
  'answer-minutes',
  'answered-in-time',
  'by-hand',
] as const;
export type Metric = (typeof metrics)[number];

/** Each number stands for these days up to its own, except followers and what is entered by hand. */
export const windowDays = 28;
/** There is a number for each week, counted back from today. */
export const stepDays = 7;

const standing: readonly Metric[] = ['followers', 'by-hand'];
const ofPosts: readonly Metric[] = ['posts', 'interactions', 'comments', 'views'];

/** Over a window, rather than as it stands on a day. */
export function isMoving(metric: Metric): boolean {
  return !standing.includes(metric);
}

/** How many neighbouring numbers share their data. */
export function overlapOf(metric: Metric): number {
  return isMoving(metric) ? windowDays / stepDays : 1;
}

/** Whether only what belongs to a programme can be counted. */
export function countsByProgramme(metric: Metric): boolean {
  return ofPosts.includes(metric);
}

/** What counted things can't be: below zero, or a share above 100 %. */
export function isImpossible(metric: Metric, value: number): boolean {
  if (metric === 'by-hand') return false;
  return value < 0 || (metric === 'answered-in-time' && value > 100);
}
