import { sql, type RawBuilder } from 'kysely';
import { agencyTree, scopeOf, type Actor, type AgencyId, type AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { standsInFor } from '#publishing/delegations/voices.ts';

/** For whom somebody decides, and where. */
export interface Turns {
  readonly me: string;
  readonly people: readonly string[];
  readonly approve: AgencyScope;
  readonly coordinate: AgencyScope;
  /** The agencies that were asked for; undefined: all. */
  readonly within: AgencyScope | undefined;
}

/** Their own rights, and those of whoever they stand in for at this moment. */
export async function turnsOf(
  db: Db,
  actor: Actor,
  { now, within }: { readonly now: Date; readonly within: AgencyScope | undefined },
): Promise<Turns> {
  const absent = await standsInFor(db, actor.personId, now);
  const tree = absent.length > 0 ? await agencyTree(db) : undefined;
  const reached = (operation: 'post.approve' | 'post.approve-city'): AgencyScope => {
    const found = new Set<AgencyId>(scopeOf(actor, operation));
    for (const { actor: other, delegation } of absent) {
      const below = new Set(tree?.subtree(delegation.agencyId));
      for (const id of scopeOf(other, operation)) if (below.has(id)) found.add(id);
    }
    return [...found];
  };
  return {
    me: actor.personId,
    people: [actor.personId, ...absent.map(({ actor: other }) => other.personId)],
    approve: reached('post.approve'),
    coordinate: reached('post.approve-city'),
    within,
  };
}

const uuids = (ids: readonly string[]): RawBuilder<unknown> => sql`${[...ids]}::uuid[]`;

/**
 * Of posts `p` beside their `agency`, those that wait for this person now. The same as `turnOf` says for one post, but for
 * their own words in a version that somebody else submitted: the operation refuses that.
 */
export function postsInTurn(turns: Turns): RawBuilder<unknown> {
  return sql`p.state = 'in-review' and ${inTurn(turns)}`;
}

/** Likewise, of what went out before its review. */
export function postsToReviewAfterwards(turns: Turns): RawBuilder<unknown> {
  return sql`p.id in (select post_id from post_review where afterwards and closed_at is null)
    and exists (select from post_review r where r.post_id = p.id and r.submitted_at = p.submitted_at and r.afterwards
      and r.closed_at is null) and ${inTurn(turns)}`;
}

function inTurn({ me, people, approve, coordinate, within }: Turns): RawBuilder<unknown> {
  return sql`p.removed_at is null
    and ${within === undefined ? sql`true` : sql`p.agency_id = any(${uuids(within)})`}
    and (agency.allows_self_approval or (p.created_by is distinct from ${me} and p.submitted_by is distinct from ${me}))
    and case when exists (select from post_review r where r.post_id = p.id and r.submitted_at = p.submitted_at)
      then exists (
        select from post_review r join post_review_party y on y.review_id = r.id and y.step = r.step and y.agreed_at is null
        where r.post_id = p.id and r.submitted_at = p.submitted_at
          and ((y.kind = 'approver' and p.agency_id = any(${uuids(approve)}))
            or (y.kind = 'coordinator' and p.agency_id = any(${uuids(coordinate)})) or y.people && ${uuids(people)})
          and (r.repeats or not exists (select from post_review_party done where done.review_id = r.id
            and done.agreed_at is not null and (done.person_id = ${me} or done.for_person_id = ${me}))))
      else p.agency_id = any(${uuids(approve)}) end`;
}
