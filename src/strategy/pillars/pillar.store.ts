import { agencyTree, type AgencyId, type AgencyScope, type PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { EffectivePillar, Pillar, PillarContent, PillarId } from './pillar.ts';

const columns = ['id', 'agency_id', 'name', 'description', 'wanted_share', 'weekday', 'revision'] as const;

interface Row {
  readonly id: string;
  readonly agency_id: string;
  readonly name: string;
  readonly description: string;
  readonly wanted_share: string | number | null;
  readonly weekday: number | null;
  readonly revision: number;
}

function pillarOf(row: Row): Pillar {
  return {
    id: row.id as PillarId,
    agencyId: row.agency_id as AgencyId,
    name: row.name,
    description: row.description,
    wantedShare: row.wanted_share === null ? null : Number(row.wanted_share),
    weekday: row.weekday,
    revision: row.revision,
  };
}

/** System-wide: what holds for that agency, of the city first and its own last. */
export async function pillarsFor(db: Db | Tx, agencyId: AgencyId): Promise<readonly EffectivePillar[]> {
  const tree = await agencyTree(db);
  const fromTheTop = [agencyId, ...tree.ancestors(agencyId)].toReversed();
  const pillars = await pillarsOf(db, fromTheTop);
  return fromTheTop.flatMap((id) => {
    const { name = '', shortName = '' } = tree.get(id) ?? {};
    const own = pillars.filter((pillar) => pillar.agencyId === id);
    const inherited = id !== agencyId;
    return own.map((pillar) => ({ ...pillar, agencyName: name, agencyShortName: shortName, inherited }));
  });
}

/** In their order, without removed ones. */
export async function pillarsOf(db: Db | Tx, scope: AgencyScope): Promise<readonly Pillar[]> {
  if (scope.length === 0) return [];
  const query = db.selectFrom('content_pillar').select(columns).where('agency_id', 'in', scope);
  const rows = await query.where('removed_at', 'is', null).orderBy('position').orderBy('created_at').execute();
  return rows.map(pillarOf);
}

export interface LockedPillar extends Pillar {
  readonly removed: boolean;
  readonly updatedBy: PersonId | null;
}

/** System-wide, also removed ones; whether the person may see or change it is asked afterwards. */
export async function lockPillar(tx: Tx, id: PillarId): Promise<LockedPillar | undefined> {
  const query = tx.selectFrom('content_pillar').select([...columns, 'removed_at', 'updated_by']);
  const row = await query.where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) return undefined;
  return { ...pillarOf(row), removed: row.removed_at !== null, updatedBy: row.updated_by as PersonId | null };
}

/** Of two people who add at once, the second waits, so that neither name nor place comes twice. */
export async function holdPillars(tx: Tx, scope: AgencyScope): Promise<void> {
  await tx.selectFrom('agency').select('id').where('id', 'in', scope).orderBy('id').forNoKeyUpdate().execute();
}

export interface NewPillar {
  readonly agencyId: AgencyId;
  readonly content: PillarContent;
  readonly by: PersonId | null;
  readonly at: Date;
}

export async function addPillar(tx: Tx, scope: AgencyScope, { agencyId, content, by, at }: NewPillar): Promise<Pillar> {
  if (!scope.includes(agencyId)) throw new Error('A pillar outside the scope was about to be added');
  const last = tx.selectFrom('content_pillar').where('agency_id', '=', agencyId);
  const { most } = await last.select(({ fn }) => fn.max('position').as('most')).executeTakeFirstOrThrow();
  const values = { ...changed(content), agency_id: agencyId, position: most === null ? 0 : most + 1 };
  const times = { created_at: at, updated_at: at, updated_by: by };
  const query = tx.insertInto('content_pillar').values({ ...values, ...times });
  return pillarOf(await query.returning(columns).executeTakeFirstOrThrow());
}

export interface SavedPillar extends Pillar {
  readonly by: PersonId | null;
  readonly at: Date;
}

export async function savePillarContent(tx: Tx, scope: AgencyScope, saved: SavedPillar): Promise<void> {
  const set = { ...changed(saved), revision: saved.revision, updated_by: saved.by, updated_at: saved.at };
  const query = tx.updateTable('content_pillar').set(set).where('id', '=', saved.id);
  await query.where('agency_id', 'in', scope).execute();
}

export async function placePillars(tx: Tx, scope: AgencyScope, ids: readonly PillarId[]): Promise<void> {
  for (const [position, id] of ids.entries()) {
    const query = tx.updateTable('content_pillar').set({ position }).where('id', '=', id);
    await query.where('agency_id', 'in', scope).execute();
  }
}

export async function markPillarRemoved(
  tx: Tx,
  scope: AgencyScope,
  { id, at }: { readonly id: PillarId; readonly at: Date | null },
): Promise<void> {
  const query = tx.updateTable('content_pillar').set({ removed_at: at }).where('id', '=', id);
  await query.where('agency_id', 'in', scope).execute();
}

function changed({ name, description, wantedShare, weekday }: PillarContent) {
  return { name, description, wanted_share: wantedShare, weekday };
}
