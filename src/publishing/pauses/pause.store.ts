import { sql } from 'kysely';
import type { AgencyId, AgencyScope, PersonId } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Pause, PausePlace, PauseScope, PauseTerms } from './pause.ts';

interface Start {
  readonly place: PausePlace;
  readonly terms: PauseTerms;
  readonly by: PersonId | null;
}

/** Undefined when the very same is paused already. */
export async function insertPause(tx: Tx, { place, terms, by }: Start): Promise<string | undefined> {
  const row = await tx
    .insertInto('pause')
    .values({
      agency_id: place.agencyId,
      scope: place.scope,
      programme_id: place.programmeId,
      medium: place.medium,
      channel_id: place.channelId,
      reason: terms.reason,
      ends_at: terms.endsAt,
      holds_replies: terms.holdsReplies,
      started_by: by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row) await saveAllowed(tx, row.id, terms.allowed);
  return row?.id;
}

export async function saveTerms(tx: Tx, id: string, { reason, endsAt, holdsReplies, allowed }: PauseTerms) {
  await tx
    .updateTable('pause')
    .set({ reason, ends_at: endsAt, holds_replies: holdsReplies })
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('pause_allowed').where('pause_id', '=', id).execute();
  await saveAllowed(tx, id, allowed);
}

async function saveAllowed(tx: Tx, pauseId: string, allowed: readonly string[]): Promise<void> {
  if (allowed.length === 0) return;
  const rows = allowed.map((postId) => ({ pause_id: pauseId, post_id: postId }));
  await tx.insertInto('pause_allowed').values(rows).execute();
}

export async function saveEnd(tx: Tx, id: string, by: PersonId | null): Promise<void> {
  await sql`update pause set ended_at = clock_timestamp(), ended_by = ${by} where id = ${id}`.execute(tx);
}

/** Held until the transaction ends; take the brake first. */
export async function lockPause(tx: Tx, scope: AgencyScope, id: string): Promise<Pause | undefined> {
  if (scope.length === 0) return undefined;
  const row = await tx
    .selectFrom('pause')
    .selectAll()
    .where('id', '=', id)
    .where('agency_id', 'in', scope)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const allowed = await tx.selectFrom('pause_allowed').select('post_id').where('pause_id', '=', id).execute();
  return {
    id: row.id,
    agencyId: row.agency_id as AgencyId,
    scope: row.scope as PauseScope,
    programmeId: row.programme_id,
    medium: row.medium,
    channelId: row.channel_id,
    reason: row.reason,
    endsAt: row.ends_at,
    holdsReplies: row.holds_replies,
    allowed: allowed.map(({ post_id }) => post_id),
    endedAt: row.ended_at,
  };
}

/** System-wide: those whose end has come. */
export async function pausesOver(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from pause where ended_at is null and ends_at <= clock_timestamp() order by id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Those of the posts that there are, in that scope. */
export async function postsAmong(tx: Tx, scope: AgencyScope, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from post
    where id = any(${[...ids]}::uuid[]) and agency_id = any(${[...scope]}::uuid[]) and removed_at is null`.execute(tx);
  return rows[0]?.count ?? 0;
}

export interface FoundChannel {
  readonly agencyId: AgencyId;
}

export async function channelToPause(tx: Tx, scope: AgencyScope, id: string): Promise<FoundChannel | undefined> {
  if (scope.length === 0) return undefined;
  const row = await tx
    .selectFrom('channel')
    .select('agency_id')
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .where('agency_id', 'in', scope)
    .executeTakeFirst();
  return row && { agencyId: row.agency_id as AgencyId };
}

export async function isProgramme(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('programme')
    .select('id')
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** How many deliveries were in a network's hands already when it started: those go on. */
export async function underWay(tx: Tx, pauseId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from delivery d join pause p on p.id = ${pauseId}
    where d.state in ('sending', 'sent') and pause_covers(p, d)`.execute(tx);
  return rows[0]?.count ?? 0;
}
