import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { AgencyScope } from '#organisation/index.ts';
import type { ChannelId } from './channel.ts';
import { openDeliveryStates } from './open-deliveries.view.ts';

/** What hangs on a channel: who answers for it and what is planned there. */
export interface ChannelLoad {
  readonly agency: { readonly id: string; readonly name: string; readonly shortName: string };
  readonly responsibleName: string | null;
  readonly scheduled: number;
  readonly nextDueAt: Date | null;
  /** Failed for want of a connection. */
  readonly waiting: number;
  /** Nothing open: it may be removed. */
  readonly open: number;
}

export async function channelLoads(db: Db, scope: AgencyScope): Promise<ReadonlyMap<ChannelId, ChannelLoad>> {
  if (scope.length === 0) return new Map();
  const rows = await db
    .with('load', (query) =>
      query
        .selectFrom('delivery')
        .select(({ fn }) => [
          'channel_id',
          fn.countAll<number>().filterWhere('state', '=', 'scheduled').as('scheduled'),
          fn.min('due_at').filterWhere('state', '=', 'scheduled').as('next_due_at'),
          fn
            .countAll<number>()
            .filterWhere((eb) => eb.and([eb('state', '=', 'failed'), lostConnection]))
            .as('waiting'),
          fn.countAll<number>().filterWhere('state', 'in', openDeliveryStates).as('open'),
        ])
        .where('agency_id', 'in', scope)
        .where('state', 'in', [...openDeliveryStates, 'failed'])
        .groupBy('channel_id'),
    )
    .selectFrom('channel')
    .innerJoin('agency', 'agency.id', 'channel.agency_id')
    .leftJoin('person', 'person.id', 'channel.responsible_person_id')
    .leftJoin('load', 'load.channel_id', 'channel.id')
    .select([
      'channel.id',
      'agency.id as agency_id',
      'agency.name as agency_name',
      'agency.short_name',
      'person.name as responsible_name',
      'load.scheduled',
      'load.next_due_at',
      'load.waiting',
      'load.open',
    ])
    .where('channel.agency_id', 'in', scope)
    .where('channel.removed_at', 'is', null)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id as ChannelId,
      {
        agency: { id: row.agency_id, name: row.agency_name, shortName: row.short_name },
        responsibleName: row.responsible_name,
        scheduled: row.scheduled ?? 0,
        nextDueAt: row.next_due_at ?? null,
        waiting: row.waiting ?? 0,
        open: row.open ?? 0,
      },
    ]),
  );
}

const lostConnection = sql<boolean>`failure ->> 'kind' in ('must-reconnect', 'account-restricted', 'lacks-permission')`;
