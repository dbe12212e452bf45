import { sql, type RawBuilder } from 'kysely';
import { agencyTree, scopeOf, type Actor, type AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { standsInFor } from '#publishing/delegations/stand-ins.ts';

/** Somebody decides in that name, there. */
interface Spoken {
  readonly id: string;
  readonly approve: AgencyScope;
  readonly coordinate: AgencyScope;
  /** Where one was named in person; null: everywhere. */
  readonly reach: AgencyScope | null;
}

/** For whom somebody decides, and where. */
export interface Turns {
  readonly me: string;
  readonly voices: readonly Spoken[];
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
  const own = { id: actor.personId, approve: scopeOf(actor, 'post.approve'), coordinate: scopeOf(actor, 'post.approve-city'), reach: null }; // oxfmt-ignore
  const tree = absent.length > 0 ? await agencyTree(db) : undefined;
  const others = absent.map(({ actor: other, delegation }): Spoken => {
    const reach = tree?.subtree(delegation.agencyId) ?? [];
    const reached = (operation: 'post.approve' | 'post.approve-city'): AgencyScope => {
      const scope = new Set(scopeOf(other, operation));
      return reach.filter((id) => scope.has(id));
    };
    const [approve, coordinate] = [reached('post.approve'), reached('post.approve-city')];
    return { id: other.personId, approve, coordinate, reach };
  });
  return { me: actor.personId, voices: [own, ...others], within };
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

function inTurn({ me, voices, within }: Turns): RawBuilder<unknown> {
  return sql`p.removed_at is null
    and ${within === undefined ? sql`true` : sql`p.agency_id = any(${uuids(within)})`}
    and exists (
      select from jsonb_to_recordset(${JSON.stringify(voices)}::jsonb)
        as v(id uuid, approve uuid[], coordinate uuid[], reach uuid[])
      where (agency.allows_self_approval or not coalesce(p.created_by in (${me}, v.id) or p.submitted_by in (${me}, v.id), false))
        and case when exists (select from post_review r where r.post_id = p.id and r.submitted_at = p.submitted_at)
          then exists (
            select from post_review r join post_review_party y on y.review_id = r.id and y.step = r.step and y.agreed_at is null
            where r.post_id = p.id and r.submitted_at = p.submitted_at
              and case y.kind when 'approver' then p.agency_id = any(v.approve) when 'coordinator' then p.agency_id = any(v.coordinate)
                else v.id = any(y.people) and (v.reach is null or p.agency_id = any(v.reach)) end
              and (r.repeats or not exists (select from post_review_party done where done.review_id = r.id
                and done.agreed_at is not null and (done.person_id in (${me}, v.id) or done.for_person_id in (${me}, v.id)))))
          else p.agency_id = any(v.approve) end)`;
}
