import { addDaysToDate } from '#platform/time/local-time.ts';

export interface Days {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** A journey, a leave, a vacancy; whoever is away for longer is better replaced. */
export const longestDays = 180;

/** Why these days can't be those of an absence; undefined: they can. `today` by the agency's calendar. */
export function faultOf(
  { startsOn, endsOn }: Days,
  today: string,
): 'delegation-ends-before-it-starts' | 'delegation-is-over' | 'delegation-too-long' | undefined {
  if (endsOn < startsOn) return 'delegation-ends-before-it-starts';
  if (endsOn < today) return 'delegation-is-over';
  return endsOn > addDaysToDate(startsOn, longestDays) ? 'delegation-too-long' : undefined;
}
