import { scopeOf, type AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { emptySlotsWaiting } from '#planning/index.ts';
import type { Asked } from './asked.ts';
import type { EmptySlotItem } from './contract.ts';

const shown = 5;

/** Slots that stay empty unless somebody acts, the next ones first. */
export async function emptyList(db: Db, asked: Asked): Promise<{ total: number; items: EmptySlotItem[] }> {
  return await emptySlotsWaiting(db, filledHere(asked), { now: asked.now, limit: shown });
}

export async function countEmpty(db: Db, asked: Asked): Promise<number> {
  return (await emptySlotsWaiting(db, filledHere(asked), { now: asked.now, limit: 0 })).total;
}

/** Whoever oversees the city isn't told of every agency's gaps at once: of their own, and of the one they look at. */
function filledHere({ actor, agencyId, scope }: Asked): AgencyScope {
  const overseen = new Set(scopeOf(actor, 'special-day.write'));
  const own = new Set<string>(actor.memberships.map((membership) => membership.agencyId));
  return scope('slot.fill').filter((id) => id === agencyId || own.has(id) || !overseen.has(id));
}
