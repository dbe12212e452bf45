import type { AgencyId } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { holdPost } from '#publishing/deliveries/outcome.store.ts';
import { tellSettled, type SettlingTools } from '#publishing/deliveries/record.ts';
import { missUnheld, overdueUnder } from './hold.store.ts';

/**
 * Changes a pause so that it holds less, or nothing. What it held beyond its time is missed from then on: nothing goes
 * out late by itself. What is still to come goes out as planned. Gives how many were missed.
 */
export async function release(
  { tx, ...tools }: SettlingTools & { readonly tx: Tx },
  pauseId: string,
  change: () => Promise<void>,
): Promise<number> {
  const overdue = await overdueUnder(tx, pauseId);
  await change();
  let missed = 0;
  for (const { id, postId } of overdue) {
    if (postId !== null) await holdPost(tx, postId);
    const delivery = await missUnheld(tx, id);
    if (!delivery) continue;
    missed += 1;
    const agencyId = delivery.agencyId as AgencyId;
    await tellSettled(tools, tx, {
      ...delivery,
      agencyId,
      state: 'missed',
      remoteId: null,
      remoteVersion: null,
      url: null,
    });
  }
  return missed;
}
