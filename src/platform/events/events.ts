import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';

/** Says that something changed. Screens refetch what they show of that topic; the portal drops cached pages. */
export interface Change {
  readonly topic:
    | 'organisation'
    | 'programme'
    | 'strategy'
    | 'goal'
    | 'fact'
    | 'key-message'
    | 'activity'
    | 'campaign'
    | 'idea'
    | 'clash'
    | 'election'
    | 'special-day'
    | 'slot'
    | 'bank'
    | 'media'
    | 'post'
    | 'delivery'
    | 'pause'
    | 'approval-flow'
    | 'post-talk'
    | 'channel'
    | 'message'
    | 'metric'
    | 'portal';
  readonly agencyId: string;
  readonly id: string;
}

export const changeChannel = 'kentongan_change';

/** Heard by every server process when `tx` commits, and never when it rolls back. */
export async function announce(tx: Tx, ...changes: readonly Change[]): Promise<void> {
  const said = changes.map((change) => JSON.stringify(change));
  await sql`select pg_notify(${changeChannel}, said) from unnest(${said}::text[]) said`.execute(tx);
}
