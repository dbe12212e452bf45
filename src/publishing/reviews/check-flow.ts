import { activeAmong, peopleWhoCan, type AgencyId } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { informationClasses, postKinds } from '#publishing/posts/post.ts';
import { fittingPeople } from './asked-people.ts';
import { canBeFilled, placesOf, type FlowTerms } from './flow.ts';
import { isPillarOf } from './flow-pillars.store.ts';

export type FlowFault =
  | { readonly kind: 'flow-for-nothing-known' }
  /** Named, but the posts of that agency are not theirs to read. */
  | { readonly kind: 'flow-names-outsiders'; readonly names: string }
  /** With the people there are, nobody could ever pass a step of it. */
  | { readonly kind: 'flow-lacks-people' };

/** Whether a flow can be walked to its end in that agency. */
export async function checkFlow(tx: Tx, agencyId: AgencyId, terms: FlowTerms): Promise<Result<undefined, FlowFault>> {
  if (!(await isKnown(tx, agencyId, terms))) return refuse({ kind: 'flow-for-nothing-known' });
  const places = placesOf(terms.steps);
  const readers = new Set<string>((await peopleWhoCan(tx, 'post.read', agencyId)).map(({ id }) => id));
  const strangers = places.flatMap(({ people }) => people).filter((id) => !readers.has(id));
  if (strangers.length > 0) {
    const names = (await activeAmong(tx, strangers)).map(({ name }) => name).join(', ');
    return refuse({ kind: 'flow-names-outsiders', names: names || '—' });
  }
  const able = [];
  for (const place of places) {
    able.push({ ...place, able: (await fittingPeople(tx, place, agencyId)).map(({ id }) => id as string) });
  }
  return canBeFilled(able, terms.repeats) ? accept(undefined) : refuse({ kind: 'flow-lacks-people' });
}

async function isKnown(tx: Tx, agencyId: AgencyId, { covers, value }: FlowTerms): Promise<boolean> {
  if (covers === 'kind') return (postKinds as readonly string[]).includes(value);
  if (covers === 'class') return (informationClasses as readonly string[]).includes(value) && value !== 'dikecualikan';
  if (covers === 'pillar') return await isPillarOf(tx, agencyId, value);
  return value === '';
}
