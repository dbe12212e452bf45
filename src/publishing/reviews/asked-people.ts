import {
  activeAmong,
  agencyById,
  agencyTree,
  peopleOf,
  peopleWhoCan,
  type AgencyId,
  type Colleague,
} from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { delegationsOf } from '#publishing/delegations/delegation.store.ts';
import { writersOf } from '#publishing/posts/history.store.ts';
import { isOwnPost, type Post } from '#publishing/posts/post.ts';
import { openPlaces, plainReview, type Place, type Review } from './review.ts';
import { reviewOf } from './review.store.ts';

export interface AskedPerson extends Colleague {
  /** For whom they stand in; null: they are asked themselves. */
  readonly standsInFor: string | null;
}

/** Whose turn it is: nobody about their own words, nobody twice, and those who stand in for the absent. */
export async function askedPeople(tx: Db | Tx, post: Post, now: Date): Promise<readonly AskedPerson[]> {
  const review = (await reviewOf(tx, post)) ?? plainReview;
  const asked = new Map<string, AskedPerson>();
  const mayAgree = await agreeingTo(tx, post, review);
  for (const place of openPlaces(review)) {
    for (const person of await fittingPeople(tx, place, post.agencyId)) {
      if (mayAgree(person.id)) asked.set(person.id, { ...person, standsInFor: null });
    }
  }
  const absent = new Map([...asked.values()].map(({ id, name }) => [id as string, name]));
  const standing = await delegationsOf(tx, [...absent.keys()], now);
  const delegates = await activeAmong(tx, standing.map(({ delegateId }) => delegateId)); // oxfmt-ignore
  for (const { personId, delegateId } of standing) {
    const person = delegates.find(({ id }) => id === delegateId);
    if (!person || asked.has(person.id) || !mayAgree(person.id)) continue;
    asked.set(person.id, { ...person, standsInFor: absent.get(personId) ?? null });
  }
  return [...asked.values()];
}

async function agreeingTo(tx: Db | Tx, post: Post, review: Review): Promise<(id: Colleague['id']) => boolean> {
  const allowsOwn = (await agencyById(tx, post.agencyId))?.allowsSelfApproval ?? false;
  const writers = allowsOwn ? [] : await writersOf(tx, post);
  const agreed = new Set(review.places.flatMap(({ personId, forPersonId }) => [personId, forPersonId]));
  return (id) => (allowsOwn || !isOwnPost(post, id, writers)) && (review.repeats || !agreed.has(id));
}

/** Who is nearest of those that fit: only where an agency has nobody are those above it asked. */
export async function fittingPeople(
  tx: Db | Tx,
  { kind, people }: Pick<Place, 'kind' | 'people'>,
  agencyId: AgencyId,
): Promise<readonly Colleague[]> {
  if (kind === 'people') return await activeAmong(tx, people);
  const able = await peopleWhoCan(tx, kind === 'coordinator' ? 'post.approve-city' : 'post.approve', agencyId);
  return await nearestOf(tx, able, agencyId);
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
