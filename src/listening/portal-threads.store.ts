import type { AgencyScope } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { readTrackingCode, type ThreadId, type ThreadKind } from './thread.ts';

// System-wide reads: a citizen has no scope; the tracking code is what they hold.

export async function agencyOfPost(tx: Tx, postId: string): Promise<string | undefined> {
  const row = await tx.selectFrom('post').select('agency_id').where('id', '=', postId).executeTakeFirst();
  return row?.agency_id;
}

/** The portal channel of the first of these agencies that has one: answers go back through it. */
export async function portalChannelOf(tx: Tx, nearestFirst: AgencyScope): Promise<string | null> {
  const rows = await tx
    .selectFrom('channel')
    .select(['id', 'agency_id'])
    .where('network', '=', 'portal')
    .where('removed_at', 'is', null)
    .where('agency_id', 'in', nearestFirst)
    .execute();
  const owner = nearestFirst.find((id) => rows.some(({ agency_id }) => agency_id === id));
  return rows.find(({ agency_id }) => agency_id === owner)?.id ?? null;
}

export interface PortalThread {
  readonly id: ThreadId;
  readonly agencyId: string;
  readonly channelId: string | null;
  readonly kind: ThreadKind;
  readonly public: boolean;
}

/** Holds the thread, so that a desk that closes it and a citizen who writes again take turns. */
export async function threadByCode(tx: Tx, typedCode: string): Promise<PortalThread | undefined> {
  const row = await tx
    .selectFrom('citizen_thread')
    .select(['id', 'agency_id', 'channel_id', 'kind', 'public'])
    .where('tracking_code', '=', readTrackingCode(typedCode))
    .forUpdate()
    .executeTakeFirst();
  return (
    row && {
      id: row.id as ThreadId,
      agencyId: row.agency_id,
      channelId: row.channel_id,
      kind: row.kind as ThreadKind,
      public: row.public,
    }
  );
}

export async function trackingCodeOf(tx: Tx, id: ThreadId): Promise<string> {
  const { tracking_code } = await tx
    .selectFrom('citizen_thread')
    .select('tracking_code')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return tracking_code ?? '';
}
