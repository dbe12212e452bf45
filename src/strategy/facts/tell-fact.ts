import { agencyTree } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';

/** To every agency: any of their texts may hold it. */
export async function tellFactChanged(tx: Tx, id: string): Promise<void> {
  for (const agency of (await agencyTree(tx)).all) await announce(tx, { topic: 'fact', agencyId: agency.id, id });
}
