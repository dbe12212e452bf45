import { sql } from 'kysely';
import type { AgencyId, AgencyScope, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { BankContent, BankEntry, BankEntryId } from './bank-entry.ts';
import type { BankState } from './contract.ts';

interface Row {
  readonly id: string;
  readonly agency_id: string;
  readonly title: string;
  readonly kind: string;
  readonly information_class: string;
  readonly pillar_id: string | null;
  readonly campaign_id: string | null;
  readonly state: string;
  readonly season_from: string | null;
  readonly season_to: string | null;
  readonly expires_on: string | null;
  readonly min_gap_days: number;
  readonly max_uses: number | null;
  readonly stops_in_crisis: boolean;
  readonly paused: boolean;
  readonly version: number;
  readonly revision: number;
  readonly approved_by: string | null;
  readonly approved_at: Date | null;
  readonly submitted_by: string | null;
  readonly created_by: string | null;
  readonly return_note: string;
  readonly removed: boolean;
  readonly variants: readonly string[];
  readonly pictures: readonly { readonly mediaId: string; readonly alt: string }[];
}

export type StoredEntry = BankEntry & { readonly removed: boolean };

function entryOf(row: Row): StoredEntry {
  return {
    id: row.id as BankEntryId,
    agencyId: row.agency_id as AgencyId,
    content: {
      title: row.title,
      kind: row.kind as BankContent['kind'],
      informationClass: row.information_class as BankContent['informationClass'],
      variants: [...row.variants],
      pictures: row.pictures.map(({ mediaId, alt }) => ({ mediaId, alt })),
      pillarId: row.pillar_id,
      campaignId: row.campaign_id,
      seasonFrom: row.season_from,
      seasonTo: row.season_to,
      expiresOn: row.expires_on,
      minGapDays: row.min_gap_days,
      maxUses: row.max_uses,
      stopsInCrisis: row.stops_in_crisis,
    },
    state: row.state as BankState,
    paused: row.paused,
    version: row.version,
    revision: row.revision,
    approvedBy: row.approved_by as PersonId | null,
    approvedAt: row.approved_at,
    submittedBy: row.submitted_by as PersonId | null,
    createdBy: row.created_by as PersonId | null,
    returnNote: row.return_note,
    removed: row.removed,
  };
}

const shown = sql`
  e.id, e.agency_id, e.title, e.kind, e.information_class, e.pillar_id, e.campaign_id, e.state, e.season_from, e.season_to,
  e.expires_on, e.min_gap_days, e.max_uses, e.stops_in_crisis, e.paused, e.version, e.revision, e.approved_by, e.approved_at,
  e.submitted_by, e.created_by, e.return_note, e.removed_at is not null as removed,
  array(select v.text from bank_variant v where v.entry_id = e.id order by v.position) as variants,
  coalesce((select json_agg(json_build_object('mediaId', p.media_id, 'alt', p.alt) order by p.position)
    from bank_picture p where p.entry_id = e.id), '[]') as pictures`;

/** Living entries of those agencies, the one changed last first. */
export async function entriesOf(db: Db | Tx, scope: AgencyScope): Promise<readonly BankEntry[]> {
  if (scope.length === 0) return [];
  const { rows } = await sql<Row>`
    select ${shown} from bank_entry e
    where e.removed_at is null and e.agency_id = any(${scope}::uuid[]) order by e.updated_at desc, e.id`.execute(db);
  return rows.map(entryOf);
}

/** Also a removed one: whoever calls decides whether that matters. Held until the transaction ends. */
export async function lockEntry(tx: Tx, scope: AgencyScope, id: BankEntryId): Promise<StoredEntry | undefined> {
  if (scope.length === 0) return undefined;
  const { rows } = await sql<Row>`
    select ${shown} from bank_entry e where e.id = ${id} and e.agency_id = any(${scope}::uuid[]) for update of e`.execute(
    tx,
  );
  return rows[0] && entryOf(rows[0]);
}

export interface Written {
  readonly by: PersonId | null;
  readonly at: Date;
}

export async function addEntry(tx: Tx, scope: AgencyScope, { entry, by, at }: Written & { readonly entry: BankEntry }) {
  if (!scope.includes(entry.agencyId)) throw new Error('A bank entry outside the scope was about to be added');
  const times = { created_at: at, updated_at: at, created_by: by, updated_by: by };
  await tx
    .insertInto('bank_entry')
    .values({ id: entry.id, agency_id: entry.agencyId, ...columnsOf(entry), ...times })
    .execute();
  await writeParts(tx, entry);
}

export async function saveEntry(
  tx: Tx,
  scope: AgencyScope,
  { entry, by, at }: Written & { readonly entry: BankEntry },
) {
  const set = { ...columnsOf(entry), updated_at: at, updated_by: by };
  await tx.updateTable('bank_entry').set(set).where('id', '=', entry.id).where('agency_id', 'in', scope).execute();
  await writeParts(tx, entry);
}

function columnsOf({ content, ...entry }: BankEntry) {
  return {
    title: content.title,
    kind: content.kind,
    information_class: content.informationClass,
    pillar_id: content.pillarId,
    campaign_id: content.campaignId,
    season_from: content.seasonFrom,
    season_to: content.seasonTo,
    expires_on: content.expiresOn,
    min_gap_days: content.minGapDays,
    max_uses: content.maxUses,
    stops_in_crisis: content.stopsInCrisis,
    state: entry.state,
    paused: entry.paused,
    version: entry.version,
    revision: entry.revision,
    approved_version: entry.state === 'approved' ? entry.version : null,
    approved_by: entry.approvedBy,
    approved_at: entry.approvedAt,
    submitted_by: entry.submittedBy,
    return_note: entry.returnNote,
  };
}

async function writeParts(tx: Tx, { id, content }: BankEntry): Promise<void> {
  await tx.deleteFrom('bank_variant').where('entry_id', '=', id).execute();
  const variants = content.variants.map((text, position) => ({ entry_id: id, position, text }));
  await tx.insertInto('bank_variant').values(variants).execute();
  await tx.deleteFrom('bank_picture').where('entry_id', '=', id).execute();
  if (content.pictures.length === 0) return;
  const pictures = content.pictures.map(({ mediaId, alt }, position) => ({
    entry_id: id,
    media_id: mediaId,
    position,
    alt,
  }));
  await tx.insertInto('bank_picture').values(pictures).execute();
}

export async function markEntryRemoved(
  tx: Tx,
  scope: AgencyScope,
  { id, at }: { readonly id: BankEntryId; readonly at: Date | null },
): Promise<void> {
  const query = tx.updateTable('bank_entry').set({ removed_at: at }).where('id', '=', id);
  await query.where('agency_id', 'in', scope).execute();
}

/** Whoever wrote at this version may not approve it, unless the agency allows that. */
export async function noteWriter(
  tx: Tx,
  entry: Pick<BankEntry, 'id' | 'version'>,
  personId: PersonId | null,
): Promise<void> {
  if (personId === null) return;
  await tx
    .insertInto('bank_writer')
    .values({ entry_id: entry.id, version: entry.version, person_id: personId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function writersOf(tx: Tx, entry: Pick<BankEntry, 'id' | 'version'>): Promise<readonly string[]> {
  const query = tx.selectFrom('bank_writer').select('person_id').where('entry_id', '=', entry.id);
  return (await query.where('version', '=', entry.version).execute()).map((row) => row.person_id);
}
