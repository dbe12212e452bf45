import { randomUUID } from 'node:crypto';
import { attachable, type MediaId } from '#media/index.ts';
import { agencyById, authorOf, can, recordAudit, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { pillarsFor } from '#strategy/index.ts';
import { campaignFor } from '#planning/campaigns/campaigns-for.ts';
import { isRealDate } from '#planning/special-days/special-day.ts';
import type { PlanningTools } from '#planning/tools.ts';
import { readsDifferently, type BankContent, type BankEntry, type BankEntryId } from './bank-entry.ts';
import { addEntry, lockEntry, noteWriter, saveEntry as store } from './bank.store.ts';
import type { BankState } from './contract.ts';

export type BankFault =
  | {
      readonly kind: 'bank-season-half' | 'bank-pillar-not-found' | 'bank-campaign-not-found' | 'slot-agency-not-found';
    }
  | { readonly kind: 'no-such-date'; readonly date: string }
  | { readonly kind: 'picture-not-found'; readonly mediaId: MediaId };

export type CreateEntryRefusal = { readonly kind: 'not-allowed' } | BankFault;

export function createEntry(
  { db, now }: PlanningTools,
  actor: Actor,
  { agencyId, content }: { readonly agencyId: AgencyId; readonly content: BankContent },
): Promise<Result<BankEntryId, CreateEntryRefusal>> {
  return inTransaction(db, async (tx) => {
    if (!(await agencyById(tx, agencyId))) return refuse({ kind: 'slot-agency-not-found' });
    if (!can(actor, 'bank.write', agencyId)) return refuse({ kind: 'not-allowed' });
    const fault = await faultOf(tx, actor, { agencyId, content, known: [] });
    if (fault) return refuse(fault);
    const entry: BankEntry = { ...freshEntry, id: randomUUID() as BankEntryId, agencyId, content };
    const by = authorOf(actor);
    await addEntry(tx, scopeOf(actor, 'bank.write'), { entry, by, at: now() });
    await noteWriter(tx, entry, by);
    await tell(tx, actor, { entry, action: 'bank.created', after: { title: content.title } });
    return accept(entry.id);
  });
}

const freshEntry = {
  state: 'draft',
  paused: false,
  version: 1,
  revision: 1,
  approvedBy: null,
  approvedAt: null,
  submittedBy: null,
  createdBy: null,
  returnNote: '',
} as const;

export interface EntryToSave {
  readonly id: BankEntryId;
  readonly revision: number;
  readonly content: BankContent;
}

export type SaveEntryRefusal =
  | { readonly kind: 'not-allowed' | 'bank-entry-not-found' }
  | { readonly kind: 'bank-entry-changed-meanwhile'; readonly revision: number }
  | BankFault;

export interface SavedEntry {
  readonly revision: number;
  readonly state: BankState;
}

/** New words make a new version that nobody has approved yet; a new season or gap leaves the approval. */
export function saveEntry(
  { db, now }: PlanningTools,
  actor: Actor,
  { id, revision, content }: EntryToSave,
): Promise<Result<SavedEntry, SaveEntryRefusal>> {
  return inTransaction(db, async (tx) => {
    const present = await lockEntry(tx, scopeOf(actor, 'bank.read'), id);
    if (!present || present.removed) return refuse({ kind: 'bank-entry-not-found' });
    const { agencyId } = present;
    if (!can(actor, 'bank.write', agencyId)) return refuse({ kind: 'not-allowed' });
    if (present.revision !== revision)
      return refuse({ kind: 'bank-entry-changed-meanwhile', revision: present.revision });
    const fault = await faultOf(tx, actor, { agencyId, content, known: present.content.pictures });
    if (fault) return refuse(fault);
    const entry = edited(present, content);
    await store(tx, [agencyId], { entry, by: authorOf(actor), at: now() });
    if (readsDifferently(present.content, content)) await noteWriter(tx, entry, authorOf(actor));
    const change = { before: summary(present), after: summary(entry) };
    await tell(tx, actor, { entry, action: 'bank.changed', ...change });
    return accept({ revision: entry.revision, state: entry.state });
  });
}

function edited({ ...present }: BankEntry, content: BankContent): BankEntry {
  const same = { ...present, content, revision: present.revision + 1 };
  if (!readsDifferently(present.content, content)) return same;
  // In review it stays there: the approver approves the revision they have read.
  const state = present.state === 'approved' ? 'draft' : present.state;
  const version = present.state === 'approved' ? present.version + 1 : present.version;
  return { ...same, state, version, approvedBy: null, approvedAt: null };
}

function summary({
  state,
  version,
  content: { title, variants, minGapDays, seasonFrom, seasonTo, expiresOn },
}: BankEntry) {
  return { title, texts: variants.length, state, version, minGapDays, seasonFrom, seasonTo, expiresOn };
}

interface Proposed {
  readonly agencyId: AgencyId;
  readonly content: BankContent;
  readonly known: readonly { readonly mediaId: string }[];
}

async function faultOf(tx: Tx, actor: Actor, { agencyId, content, known }: Proposed): Promise<BankFault | undefined> {
  const { seasonFrom, seasonTo, expiresOn, pillarId, campaignId } = content;
  if ((seasonFrom === null) !== (seasonTo === null)) return { kind: 'bank-season-half' };
  // A leap year, so that a season may end on 29 February.
  const dates = [seasonFrom && `2024-${seasonFrom}`, seasonTo && `2024-${seasonTo}`, expiresOn];
  const wrong = dates.find((date) => date !== null && !isRealDate(date));
  if (wrong) return { kind: 'no-such-date', date: wrong.replace(/^2024-/, '') };
  if (pillarId !== null && !(await pillarsFor(tx, agencyId)).some(({ id }) => id === pillarId))
    return { kind: 'bank-pillar-not-found' };
  if (campaignId !== null && !(await campaignFor(tx, agencyId, campaignId))) return { kind: 'bank-campaign-not-found' };
  const kept = new Set(known.map(({ mediaId }) => mediaId));
  const added = content.pictures.map(({ mediaId }) => mediaId as MediaId).filter((id) => !kept.has(id));
  const usable = await attachable(tx, actor, added);
  return usable.ok ? undefined : usable.refusal;
}

export interface Told {
  readonly entry: Pick<BankEntry, 'id' | 'agencyId'>;
  readonly action: string;
  readonly before?: object;
  readonly after?: object;
}

export async function tell(tx: Tx, actor: Actor, { entry: { id, agencyId }, ...change }: Told): Promise<void> {
  await recordAudit(tx, actor, { agencyId, subjectKind: 'bank', subjectId: id, ...change });
  await announce(tx, { topic: 'bank', agencyId, id });
}
