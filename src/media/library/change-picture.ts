import { isDeepStrictEqual } from 'node:util';
import { can, recordAudit, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction, type Db, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { lockDetails, writeArchived, writeDetails, type Details, type KnownPicture } from './library.store.ts';

export interface ChangePictureTools {
  readonly db: Db;
}

type MayNot = { readonly kind: 'not-allowed' } | { readonly kind: 'picture-not-found' };

export type SaveDetailsRefusal =
  | MayNot
  | { readonly kind: 'picture-changed-meanwhile'; readonly revision: number }
  | { readonly kind: 'consent-ends-before-it-begins' };

interface SavedDetails {
  readonly id: string;
  readonly revision: number;
  readonly details: Details;
}

/** Saves everything that is known about a picture, unless somebody else saved first. */
export function saveDetails(
  { db }: ChangePictureTools,
  actor: Actor,
  { id, revision, details }: SavedDetails,
): Promise<Result<{ readonly revision: number }, SaveDetailsRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await changeable(tx, actor, id);
    if (!found.ok) return found;
    const picture = found.value;
    const after = tidied(details);
    if (isDeepStrictEqual(picture.details, after)) return accept({ revision: picture.revision });
    if (picture.revision !== revision) return refuse({ kind: 'picture-changed-meanwhile', revision: picture.revision });
    const { consentOn, consentUntil } = after;
    if (consentOn !== null && consentUntil !== null && consentUntil < consentOn) {
      return refuse({ kind: 'consent-ends-before-it-begins' });
    }
    const next = await writeDetails(tx, picture, after);
    await tell(tx, actor, { picture, action: 'picture.details-changed', before: picture.details, after });
    return accept({ revision: next });
  });
}

/** Where nobody can be recognised there is nobody's consent to keep. What is not known may still have been withdrawn. */
function tidied(details: Details): Details {
  if (details.consent !== 'nobody') return details;
  const none = { consentBy: '', consentOn: null, consentUntil: null, consentReference: '', consentWithdrawnOn: null };
  return { ...details, ...none };
}

/** Takes a picture out of the library or puts it back; whatever shows it keeps showing it. Done twice is done. */
export function archivePicture(
  { db }: ChangePictureTools,
  actor: Actor,
  { id, archived }: { readonly id: string; readonly archived: boolean },
): Promise<Result<undefined, MayNot>> {
  return inTransaction(db, async (tx) => {
    const found = await changeable(tx, actor, id);
    if (!found.ok) return found;
    const picture = found.value;
    if (picture.archived !== archived) await putArchived(tx, actor, { picture, archived });
    return accept(undefined);
  });
}

/** The caller has locked it, in the archive and among the actor's own. */
export async function unarchive(tx: Tx, actor: Actor, picture: Told['picture']): Promise<void> {
  await putArchived(tx, actor, { picture, archived: false });
}

interface PutArchived extends Pick<Told, 'picture'> {
  readonly archived: boolean;
}

async function putArchived(tx: Tx, actor: Actor, { picture, archived }: PutArchived): Promise<void> {
  await writeArchived(tx, picture.id, archived);
  const action = archived ? 'picture.archived' : 'picture.unarchived';
  await tell(tx, actor, { picture, action, before: { archived: !archived }, after: { archived } });
}

async function changeable(tx: Tx, actor: Actor, id: string): Promise<Result<KnownPicture, MayNot>> {
  const picture = await lockDetails(tx, scopeOf(actor, 'media.read'), id);
  if (!picture) return refuse({ kind: 'picture-not-found' });
  return can(actor, 'media.write', picture.agencyId as AgencyId) ? accept(picture) : refuse({ kind: 'not-allowed' });
}

interface Told {
  readonly picture: Pick<KnownPicture, 'id' | 'agencyId'>;
  readonly action: string;
  readonly before: object;
  readonly after: object;
}

async function tell(tx: Tx, actor: Actor, { picture, action, before, after }: Told): Promise<void> {
  const agencyId = picture.agencyId as AgencyId;
  await recordAudit(tx, actor, {
    agencyId,
    action,
    subjectKind: 'media',
    subjectId: picture.id,
    ...changed(before, after),
  });
  await announce(tx, { topic: 'media', agencyId, id: picture.id });
}

/** Only what differs. */
function changed(before: object, after: object): { readonly before: object; readonly after: object } {
  const former = before as Record<string, unknown>;
  const entries = Object.entries(after).filter(([name, value]) => !isDeepStrictEqual(former[name], value));
  return {
    before: Object.fromEntries(entries.map(([name]) => [name, former[name] ?? null])),
    after: Object.fromEntries(entries),
  };
}
