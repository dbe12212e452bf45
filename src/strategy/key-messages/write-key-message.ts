import {
  agencyById,
  agencyTree,
  authorOf,
  can,
  recordAudit,
  scopeOf,
  type Actor,
  type AgencyId,
} from '#organisation/index.ts';
import { inTransaction, type Db, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { programmesByIds } from '#strategy/programme.store.ts';
import type { ProgrammeId } from '#strategy/programme.ts';
import { factsByCode } from '#strategy/facts/fact.store.ts';
import { messageToWrite, tellMessageChanged, type MayNotWrite } from './acting.ts';
import {
  faultOfContent,
  type ContentFault,
  type KeyMessage,
  type KeyMessageContent,
  type KeyMessageId,
} from './key-message.ts';
import { addKeyMessage, keepMessageVersion, keyMessageById, saveContent, saveStanding } from './key-message.store.ts';

export type KeyMessageContentRefusal =
  | ContentFault
  | { readonly kind: 'key-message-agency-not-found' | 'programme-not-found' | 'fact-not-found' };
export type CreateKeyMessageRefusal = { readonly kind: 'not-allowed' } | KeyMessageContentRefusal;

interface Tools {
  readonly db: Db;
}

export interface CreateKeyMessageInput {
  readonly agencyId: AgencyId;
  readonly content: KeyMessageContent;
}

/** Begins a draft that only its writers see. */
export function createKeyMessage(
  { db }: Tools,
  actor: Actor,
  { agencyId, content }: CreateKeyMessageInput,
): Promise<Result<{ readonly id: KeyMessageId }, CreateKeyMessageRefusal>> {
  return inTransaction(db, async (tx) => {
    if (!can(actor, 'key-message.write', agencyId) || !(await agencyById(tx, agencyId)))
      return refuse({ kind: 'not-allowed' });
    const fault = await faultOf(tx, content);
    if (fault) return refuse(fault);
    const by = authorOf(actor);
    const id = await addKeyMessage(tx, scopeOf(actor, 'key-message.write'), { ...content, agencyId, by });
    await tell(tx, actor, { id, action: 'key-message.created', after: { title: content.title } });
    return accept({ id });
  });
}

export type SaveKeyMessageRefusal = MayNotWrite | KeyMessageContentRefusal | { readonly kind: 'already-issued' };

export interface SaveKeyMessageInput {
  readonly id: string;
  readonly revision: number;
  readonly content: KeyMessageContent;
}

/** Changes a draft. What agencies have read is revised instead. */
export function saveKeyMessage(
  { db }: Tools,
  actor: Actor,
  { id, revision, content }: SaveKeyMessageInput,
): Promise<Result<undefined, SaveKeyMessageRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await messageToWrite(tx, actor, { id, revision });
    if (!found.ok) return found;
    if (found.value.state !== 'draft') return refuse({ kind: 'already-issued' });
    const fault = await faultOf(tx, content);
    if (fault) return refuse(fault);
    await saveContent(tx, scopeOf(actor, 'key-message.write'), { ...content, id: found.value.id, by: authorOf(actor) });
    await tell(tx, actor, { id: found.value.id, action: 'key-message.changed', after: { title: content.title } });
    return accept(undefined);
  });
}

export type ReviseKeyMessageRefusal =
  | MayNotWrite
  | KeyMessageContentRefusal
  | { readonly kind: 'key-message-not-issued' | 'key-message-note-missing' };

export interface ReviseKeyMessageInput extends SaveKeyMessageInput {
  /** What is new, for those who have read the former version. */
  readonly note: string;
}

/** A new version, which agencies confirm again. */
export function reviseKeyMessage(
  { db }: Tools,
  actor: Actor,
  { id, revision, content, note }: ReviseKeyMessageInput,
): Promise<Result<{ readonly version: number }, ReviseKeyMessageRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await messageToWrite(tx, actor, { id, revision });
    if (!found.ok) return found;
    const present = found.value;
    if (present.state !== 'issued') return refuse({ kind: 'key-message-not-issued' });
    if (note.trim() === '') return refuse({ kind: 'key-message-note-missing' });
    const fault = await faultOf(tx, content);
    if (fault) return refuse(fault);
    const [by, scope, version] = [authorOf(actor), scopeOf(actor, 'key-message.write'), present.version + 1];
    await saveContent(tx, scope, { ...content, id: present.id, by });
    await saveStanding(tx, scope, { id: present.id, by, state: 'issued', version });
    await keepMessageVersion(tx, { id: present.id, version, content, note: note.trim(), by });
    await tell(tx, actor, { id: present.id, action: 'key-message.revised', after: { version, note: note.trim() } });
    return accept({ version });
  });
}

async function faultOf(tx: Tx, content: KeyMessageContent): Promise<KeyMessageContentRefusal | undefined> {
  const fault = faultOfContent(content);
  if (fault) return fault;
  const tree = await agencyTree(tx);
  if (!content.agencyIds.every((id) => tree.get(id))) return { kind: 'key-message-agency-not-found' };
  const programmes = content.programmeId === null ? [] : [content.programmeId as ProgrammeId];
  if ((await programmesByIds(tx, programmes)).length < programmes.length) return { kind: 'programme-not-found' };
  const codes = [...new Set(content.factCodes)];
  if (codes.length === 0) return undefined;
  const { facts } = await factsByCode(tx, codes, new Date());
  return facts.filter(({ removed }) => !removed).length < codes.length ? { kind: 'fact-not-found' } : undefined;
}

export interface Told {
  readonly id: KeyMessageId;
  readonly action: string;
  readonly after: object;
}

/** Into the trail and to every screen it concerns. */
export async function tell(tx: Tx, actor: Actor, { id, action, after }: Told): Promise<KeyMessage | undefined> {
  const message = await keyMessageById(tx, id);
  if (!message) return undefined;
  const subject = { agencyId: message.agencyId, subjectKind: 'key-message', subjectId: id };
  await recordAudit(tx, actor, { ...subject, action, after });
  await tellMessageChanged(tx, message);
  return message;
}
