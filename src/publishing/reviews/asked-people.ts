import {
  activeAmong,
  agencyById,
  agencyTree,
  peopleOf,
  peopleWhoCan,
  type AgencyId,
  type Colleague,
  type PersonId,
} from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { standInsFor } from '#publishing/delegations/stand-ins.ts';
import { writersOf } from '#publishing/posts/history.store.ts';
import { isOwnPost, type Post } from '#publishing/posts/post.ts';
import { leavesEnough, placesLeft, type AbleIn } from './enough.ts';
import { openPlaces, plainReview, type Place, type Review } from './review.ts';
import { reviewOf } from './review.store.ts';

export interface AskedPerson extends Colleague {
  /** For whom they stand in; null: they are asked themselves. */
  readonly standsInFor: string | null;
}

/** Whose turn it is: nobody about their own words, nobody twice, and those who stand in for the absent. */
export async function askedPeople(tx: Db | Tx, post: Post, now: Date): Promise<readonly AskedPerson[]> {
  const review = (await reviewOf(tx, post)) ?? plainReview;
  const crowd = await crowdOf(tx, post, review);
  const found: Asked[] = [];
  for (const place of openPlaces(review)) {
    for (const person of await crowd.asked(place)) found.push({ person, place });
  }
  const themselves = found.map(({ person }): AskedPerson => ({ ...person, standsInFor: null }));
  const standing = await standInsFor(tx, themselves.map(({ id }) => id), { agencyId: post.agencyId, now }); // oxfmt-ignore
  const others = await activeAmong(tx, standing.map(({ delegateId }) => delegateId)); // oxfmt-ignore
  const delegates = standing.flatMap(({ personId, delegateId }) => {
    const person = others.find(({ id }) => id === delegateId && crowd.mayAgree(id));
    const absent = found.find((one) => one.person.id === personId && crowd.leavesEnough(one.place, [personId, delegateId])); // oxfmt-ignore
    return person && absent ? [{ ...person, standsInFor: absent.person.name }] : [];
  });
  // Whoever is asked themselves comes last, so that nobody is asked twice.
  return [...new Map([...delegates, ...themselves].map((person) => [person.id, person])).values()];
}

interface Asked {
  readonly person: Colleague;
  readonly place: Place;
}

export interface Crowd {
  readonly mayAgree: (id: PersonId) => boolean;
  readonly leavesEnough: (place: Place, people: readonly PersonId[]) => boolean;
  /** Who takes that place: of those without whom all that follows can still be agreed to, the nearest. */
  readonly asked: (place: Place) => Promise<readonly Colleague[]>;
}

/** Who is there for all that a review still needs: nobody about their own words, nobody twice. */
export async function crowdOf(tx: Db | Tx, post: Post, review: Review): Promise<Crowd> {
  const mayAgree = await agreeingTo(tx, post, review);
  const found = new Map<Place, readonly Colleague[]>();
  for (const place of placesLeft(review)) {
    found.set(
      place,
      (await ableIn(tx, place, post.agencyId)).filter(({ id }) => mayAgree(id)),
    );
  }
  const able: AbleIn = new Map([...found].map(([place, people]) => [place, people.map(({ id }) => id)]));
  const leaves: Crowd['leavesEnough'] = (place, people) => leavesEnough(review, able, { place, people });
  const asked = async (place: Place): Promise<readonly Colleague[]> => {
    const takers = (found.get(place) ?? []).filter(({ id }) => leaves(place, [id]));
    return place.kind === 'people' ? takers : await nearestOf(tx, takers, post.agencyId);
  };
  return { mayAgree, leavesEnough: leaves, asked };
}

async function agreeingTo(tx: Db | Tx, post: Post, review: Review): Promise<(id: PersonId) => boolean> {
  const allowsOwn = (await agencyById(tx, post.agencyId))?.allowsSelfApproval ?? false;
  const writers = allowsOwn ? [] : await writersOf(tx, post);
  const agreed = new Set(review.places.flatMap(({ personId, forPersonId }) => [personId, forPersonId]));
  return (id) => (allowsOwn || !isOwnPost(post, id, writers)) && (review.repeats || !agreed.has(id));
}

/** Who is nearest of those that fit: only where an agency has nobody are those above it asked. */
export async function fittingPeople(
  tx: Db | Tx,
  place: Pick<Place, 'kind' | 'people'>,
  agencyId: AgencyId,
): Promise<readonly Colleague[]> {
  const able = await ableIn(tx, place, agencyId);
  return place.kind === 'people' ? able : await nearestOf(tx, able, agencyId);
}

async function ableIn(
  tx: Db | Tx,
  { kind, people }: Pick<Place, 'kind' | 'people'>,
  agencyId: AgencyId,
): Promise<readonly Colleague[]> {
  if (kind === 'people') return await activeAmong(tx, people);
  return await peopleWhoCan(tx, kind === 'coordinator' ? 'post.approve-city' : 'post.approve', agencyId);
}

/** Those at the agency itself; where there are none, those at the nearest one above it that has some. */
export async function nearestOf(
  tx: Db | Tx,
  able: readonly Colleague[],
  agencyId: AgencyId,
): Promise<readonly Colleague[]> {
  for (const at of [agencyId, ...(await agencyTree(tx)).ancestors(agencyId)]) {
    const here = new Set((await peopleOf(tx, [at])).map(({ id }) => id));
    const near = able.filter(({ id }) => here.has(id));
    if (near.length > 0) return near;
  }
  return able;
}
