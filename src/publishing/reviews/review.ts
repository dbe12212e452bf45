import type { AgencyId, PersonId } from '#organisation/index.ts';
import { placesOf, usualFlow } from './flow.ts';

/** One place of a running review, taken once somebody has agreed in it. */
export interface Place {
  readonly step: number;
  readonly position: number;
  readonly need: 'any' | 'all';
  readonly kind: 'approver' | 'coordinator' | 'people';
  readonly title: string;
  readonly people: readonly string[];
  readonly personId: PersonId | null;
  /** In whose name, when somebody stood in. */
  readonly forPersonId: PersonId | null;
  readonly agreedAt: Date | null;
  /** By code, what the facts of the text said then; null where nobody read them. */
  readonly facts: Readonly<Record<string, string>> | null;
}

export interface Review {
  readonly id: string;
  readonly step: number;
  readonly turn: number;
  readonly repeats: boolean;
  readonly flowName: string;
  readonly workingHours: number | null;
  /** It went out first, and its review has not ended. */
  readonly isOpenAfterwards: boolean;
  readonly places: readonly Place[];
}

/** What a post waits for that was submitted before there were flows. */
export const plainReview: Review = {
  id: '',
  step: 0,
  turn: 0,
  repeats: false,
  flowName: '',
  workingHours: null,
  isOpenAfterwards: false,
  places: placesOf(usualFlow.steps),
};

/** Somebody who may speak: the person themselves, or one they stand in for. */
export interface Voice {
  readonly personId: PersonId;
  readonly name: string;
  readonly may: (operation: 'post.approve' | 'post.approve-city', agencyId: AgencyId) => boolean;
  /** Where it is heard at all: a stand-in's reaches from the agency in which it was given downwards. */
  readonly reaches: (agencyId: AgencyId) => boolean;
}

export function fits({ kind, people }: Place, voice: Voice, agencyId: AgencyId): boolean {
  if (kind === 'people') return people.includes(voice.personId) && voice.reaches(agencyId);
  return voice.may(kind === 'coordinator' ? 'post.approve-city' : 'post.approve', agencyId);
}

export type Turn =
  | { readonly kind: 'yours'; readonly places: readonly Place[]; readonly voice: Voice }
  | { readonly kind: 'not-allowed' | 'not-allowed-own-post' | 'already-agreed' }
  /** Theirs to take, but then nobody would be left for what comes after it. */
  | { readonly kind: 'needed-later'; readonly place: Place }
  | { readonly kind: 'not-your-turn'; readonly place: Place };

export interface Asking {
  readonly review: Review;
  readonly agencyId: AgencyId;
  /** One's own first. */
  readonly voices: readonly Voice[];
  readonly isOwn: (personId: PersonId) => boolean;
  readonly allowsOwn: boolean;
  /** Whether everything else can still be agreed to by others once these people have taken that place. */
  readonly leavesEnough: (place: Place, people: readonly PersonId[]) => boolean;
}

/** Whether it is somebody's turn, in whose name, and in which places: one, or all they fit where the flow allows that. */
export function turnOf(asking: Asking): Turn {
  const { review, agencyId, voices, isOwn, allowsOwn } = asking;
  const [self] = voices;
  const able = voices.filter((voice) => review.places.some((place) => fits(place, voice, agencyId)));
  if (!self || able.length === 0) return { kind: 'not-allowed' };
  const free = able.filter((voice) => allowsOwn || !(isOwn(voice.personId) || isOwn(self.personId)));
  if (free.length === 0) return { kind: 'not-allowed-own-post' };
  const fresh = free.filter((voice) => review.repeats || !hasAgreed(review, [voice.personId, self.personId]));
  return fresh.length === 0 ? { kind: 'already-agreed' } : placesFor(asking, { self, fresh });
}

function placesFor(
  { review, agencyId, leavesEnough }: Asking,
  { self, fresh }: { readonly self: Voice; readonly fresh: readonly Voice[] },
): Turn {
  const open = openPlaces(review).toSorted((a, b) => narrowness[a.kind] - narrowness[b.kind]);
  const found = fresh.map((voice) => ({ voice, mine: open.filter((place) => fits(place, voice, agencyId)) }));
  for (const { voice, mine } of found) {
    const places = mine.filter((place) => leavesEnough(place, [self.personId, voice.personId]));
    if (places.length > 0) return { kind: 'yours', voice, places: review.repeats ? places : places.slice(0, 1) };
  }
  const [kept] = found.flatMap(({ mine }) => mine);
  if (kept) return { kind: 'needed-later', place: kept };
  const [next = review.places[0] as Place] = open;
  return { kind: 'not-your-turn', place: next };
}

/** A place that few fit is taken before one that many do. */
const narrowness: Readonly<Record<Place['kind'], number>> = { people: 0, coordinator: 1, approver: 2 };

function hasAgreed({ places }: Review, people: readonly PersonId[]): boolean {
  return places.some(({ agreedAt, personId, forPersonId }) => {
    return agreedAt !== null && [personId, forPersonId].some((one) => one !== null && people.includes(one));
  });
}

export function openPlaces({ places, step }: Review): readonly Place[] {
  return places.filter((place) => place.step === step && place.agreedAt === null);
}

/** Whether a step has all it needs once these places of it are taken as well. */
export function stepIsDone({ places, step }: Review, taken: readonly Place[]): boolean {
  const here = places.filter((place) => place.step === step);
  const isTaken = (place: Place): boolean => place.agreedAt !== null || taken.includes(place);
  return here[0]?.need === 'all' ? here.every(isTaken) : here.some(isTaken);
}

export function isLastStep({ places, step }: Review): boolean {
  return places.every((place) => place.step <= step);
}
