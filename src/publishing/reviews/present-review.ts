import { personNames } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { mayBeSubmitted, type Post } from '#publishing/posts/post.ts';
import { askedPeople, crowdOf, type Crowd } from './asked-people.ts';
import { flowFor } from './begin-review.ts';
import type { ReviewView } from './contract.ts';
import { placesOf } from './flow.ts';
import { plainReview, type Place, type Review } from './review.ts';
import { reviewOf } from './review.store.ts';
import { afterwardsOf, reviewDueOf } from './review.view.ts';

export interface PresentedReview {
  readonly review: ReviewView;
  /** Who is asked now, or would be asked first. */
  readonly approvers: { id: string; name: string }[];
}

interface Presenting {
  readonly post: Post;
  readonly inNameOf: string | null;
  readonly now: Date;
}

/** What a post in review waits for; of one that is not, what its submission would have to pass. */
export async function presentReview(db: Db, presenting: Presenting): Promise<PresentedReview> {
  const { post } = presenting;
  return mayBeSubmitted(post.state) ? await presentComing(db, post) : await presentSubmitted(db, presenting);
}

async function presentComing(db: Db, post: Post): Promise<PresentedReview> {
  const flow = await flowFor(db, post);
  const review: Review = { ...plainReview, flowName: flow.name, places: placesOf(flow.steps) };
  const crowd = await crowdOf(db, post, review);
  const steps = await presentSteps(db, crowd, review);
  const shown = { flowName: flow.name, running: false, turn: 0, steps, dueAt: null, afterwards: null, inNameOf: null };
  return { review: shown, approvers: namesOf(await firstAsked(crowd, review)) };
}

async function presentSubmitted(db: Db, { post, inNameOf, now }: Presenting): Promise<PresentedReview> {
  const review = (await reviewOf(db, post)) ?? plainReview;
  const running = post.state === 'in-review' || review.isOpenAfterwards;
  const [due, afterwards] = [running ? await reviewDueOf(db, post.id) : null, await afterwardsOf(db, post.id)];
  const shown = {
    flowName: review.flowName,
    running,
    turn: review.turn,
    steps: await presentSteps(db, await crowdOf(db, post, review), review),
    dueAt: due?.toISOString() ?? null,
    afterwards: afterwards ? { ...afterwards } : null,
    inNameOf,
  };
  return { review: shown, approvers: running ? namesOf(await askedPeople(db, post, now)) : [] };
}

function namesOf(people: readonly { readonly id: string; readonly name: string }[]): PresentedReview['approvers'] {
  return people.map(({ id, name }) => ({ id, name }));
}

async function firstAsked(crowd: Crowd, { places }: Review) {
  const found = new Map<string, { readonly id: string; readonly name: string }>();
  for (const place of places.filter(({ step }) => step === 0)) {
    for (const person of await crowd.asked(place)) found.set(person.id, person);
  }
  return [...found.values()];
}

async function presentSteps(db: Db, crowd: Crowd, { places, step: now }: Review): Promise<ReviewView['steps']> {
  const names = await personNames(db, places.flatMap(({ personId, forPersonId }) => [personId ?? [], forPersonId ?? []].flat())); // oxfmt-ignore
  const present = async (place: Place): Promise<ReviewView['steps'][number]['parties'][number]> => ({
    kind: place.kind,
    title: place.title,
    people: (await crowd.asked(place)).map(({ name }) => name),
    by: nameIn(names, place.personId),
    inNameOf: nameIn(names, place.forPersonId),
    at: place.agreedAt?.toISOString() ?? null,
  });
  const steps: ReviewView['steps'] = [];
  for (const [step, inStep] of Map.groupBy(places, (place) => place.step)) {
    const parties = [];
    for (const place of inStep) parties.push(await present(place));
    const state = step < now ? 'done' : step === now ? 'now' : 'later';
    steps.push({ need: inStep[0]?.need ?? 'any', state, parties });
  }
  return steps;
}

function nameIn(names: ReadonlyMap<string, string>, id: string | null): string | null {
  return id === null ? null : (names.get(id) ?? null);
}
