import type { PersonId } from '#organisation/index.ts';
import { canBeFilled } from './flow.ts';
import { stepIsDone, type Place, type Review } from './review.ts';

/** Who could still agree, by place: nobody about their own words, nobody twice. */
export type AbleIn = ReadonlyMap<Place, readonly PersonId[]>;

/** What nobody has agreed to yet, in the step that runs and those after it. */
export function placesLeft({ places, step }: Review): readonly Place[] {
  return places.filter((place) => place.step >= step && place.agreedAt === null);
}

interface Taking {
  readonly place: Place;
  /** Who agrees, and in whose name: both have spoken then. */
  readonly people: readonly PersonId[];
}

/**
 * Whether others are left for all that follows once these have taken that place. Where nobody could ever pass it all anyway,
 * whoever agrees spoils nothing.
 */
export function leavesEnough(review: Review, able: AbleIn, { place, people }: Taking): boolean {
  const left = placesLeft(review);
  if (review.repeats || left.length < 2) return true;
  const isDone = stepIsDone({ ...review, step: place.step }, [place]);
  const rest = left.filter((other) => other !== place && !(isDone && other.step === place.step));
  return canBePassed(rest, able, people) || !canBePassed(left, able, []);
}

function canBePassed(places: readonly Place[], able: AbleIn, gone: readonly PersonId[]): boolean {
  const fillable = places.map((place) => {
    const people = (able.get(place) ?? []).filter((id) => !gone.includes(id));
    return { step: place.step, need: place.need, able: people };
  });
  return canBeFilled(fillable, false);
}
