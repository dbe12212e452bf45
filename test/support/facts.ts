import { createFact, type CreateFactInput } from '../../src/strategy/facts/create-fact.ts';
import type { Fact } from '../../src/strategy/facts/fact.ts';
import { reviseFact } from '../../src/strategy/facts/revise-fact.ts';
import type { Db } from '../../src/platform/db/db.ts';
import type { Actor, AgencyId } from '../../src/organisation/index.ts';
import { expectOk } from './publishing.ts';

let number = 0;

export function aFactInput(agencyId: AgencyId, change: Partial<CreateFactInput> = {}): CreateFactInput {
  number += 1;
  const content = { label: 'Kuota beasiswa', kind: 'number', value: '120', unit: 'orang', display: 'full' } as const;
  const period = { source: 'SK Wali Kota', validFrom: null, validUntil: null };
  return { agencyId, code: `kuota-${number}-${Date.now()}`, ...content, ...period, ...change };
}

export async function aFact(
  db: Db,
  { actor, agencyId }: { readonly actor: Actor; readonly agencyId: AgencyId },
  change: Partial<CreateFactInput> = {},
): Promise<Fact> {
  return expectOk(await createFact({ db }, actor, aFactInput(agencyId, change)));
}

/** The same fact with another value. */
export async function aChangedFact(
  [db, actor]: readonly [Db, Actor],
  fact: Fact,
  change: Partial<Fact>,
): Promise<Fact> {
  const { label, kind, value, unit, display, source, validFrom, validUntil } = { ...fact, ...change };
  const content = { label, kind, value, unit, display, source, validFrom, validUntil };
  return expectOk(
    await reviseFact({ db }, actor, { id: fact.id, revision: fact.revision, note: 'SK baru', ...content }),
  );
}
