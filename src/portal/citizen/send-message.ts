import { createHmac } from 'node:crypto';
import { agencyTree } from '#organisation/index.ts';
import {
  receiveFollowUpFromPortal,
  receiveFromPortal,
  type ReceivedFromPortal,
  type ReceiveRefusal,
} from '#listening/index.ts';
import { inTransaction, type Db, type Tx } from '#platform/db/db.ts';
import type { Language } from '#platform/i18n/language.ts';
import { refuse, type Result } from '#platform/result.ts';
import type { SecretBox } from '#platform/secrets/secret-box.ts';
import type { Now } from '#platform/time/clock.ts';
import type { FormTokens } from '#portal/serving/form-token.ts';
import { countTry } from '#portal/serving/turnstile.store.ts';
import { problemsIn, type MessageKind, type Problem, type TypedMessage } from './typed-message.ts';
import { personalDataIn, type PersonalData } from './mask.ts';
import { linksIn, sameWordsSent } from './suspicion.view.ts';

export interface SendTools {
  readonly db: Db;
  readonly now: Now;
  readonly secrets: SecretBox;
  readonly tokens: FormTokens;
  /** Hashes addresses; with the day mixed in, nobody can be followed from one day to the next. */
  readonly addressKey: Uint8Array;
}

/** Whoever sends: known only by where the request came from, and that only as a hash. */
export interface Sender {
  readonly address: string;
  /** A form carries a signed token; a program names its own key for each message. */
  readonly by: { readonly token: string; readonly trap: string } | { readonly submissionKey: string };
  readonly language: Language;
}

/** Where the message goes: to an agency, under a post, or on in a conversation. */
export type Goal =
  | { readonly to: 'agency'; readonly kind: Exclude<MessageKind, 'comment'>; readonly agencyId: string | null }
  | { readonly to: 'post'; readonly postId: string }
  | { readonly to: 'conversation'; readonly trackingCode: string };

export type SendRefusal =
  | { readonly kind: 'message-faulty'; readonly problems: readonly Problem[] }
  | { readonly kind: 'personal-data-seen'; readonly found: readonly PersonalData[] }
  | { readonly kind: 'form-expired' }
  | { readonly kind: 'sent-too-quickly' }
  | { readonly kind: 'looks-automatic' }
  | { readonly kind: 'same-words-sent' }
  | { readonly kind: 'too-many-requests' }
  | ReceiveRefusal;

const hourMs = 3_600_000;
const quickestMs = 3000;
const oldestFormMs = 24 * hourMs;
/** Whole neighbourhoods share one mobile address, so many messages from one are read by a person before they are refused. */
const freelyPerHour = 5;
const mostPerHour = 30;
/** The same words from several addresses are a campaign or a machine. */
const sameWordsFreely = 2;
const linksFreely = 1;

/** A comment, question, suggestion or complaint of somebody who is not signed in. */
export async function sendMessage(
  tools: SendTools,
  sender: Sender,
  { goal, typed }: { readonly goal: Goal; readonly typed: TypedMessage },
): Promise<Result<ReceivedFromPortal, SendRefusal>> {
  const { db, now } = tools;
  const refusal = refusalBySight(tools, sender, typed);
  if (refusal) return refuse(refusal);
  const at = now();
  const addressHash = hashAddress(tools, sender.address, at);
  const tries = await inTransaction(db, (tx) =>
    countTry(tx, { addressHash, action: 'send', at, since: new Date(at.getTime() - hourMs) }),
  );
  if (tries > mostPerHour) return refuse({ kind: 'too-many-requests' });

  const submissionKey = keyOf(sender, typed);
  const same = await sameWordsSent(db, {
    text: typed.text,
    addressHash,
    submissionKey,
    since: new Date(at.getTime() - oldestFormMs),
  });
  if (same.fromHere) return refuse({ kind: 'same-words-sent' });
  const held =
    !('token' in sender.by) ||
    tries > freelyPerHour ||
    same.times > sameWordsFreely ||
    linksIn(typed.text) > linksFreely;
  const message = { ...typed, language: sender.language, held, submissionKey, sourceAddressHash: addressHash, at };
  return await inTransaction(db, async (tx) => {
    if (goal.to === 'conversation') {
      return await receiveFollowUpFromPortal(tx, { ...message, trackingCode: goal.trackingCode });
    }
    const place =
      goal.to === 'post'
        ? { kind: 'comment' as const, agencyId: '', postId: goal.postId, public: true }
        : { kind: goal.kind, agencyId: goal.agencyId ?? (await frontDesk(tx)), postId: null };
    return await receiveFromPortal(tx, { ...message, ...place }, tools.secrets);
  });
}

/** What can be said without asking the database. */
function refusalBySight({ now, tokens }: SendTools, { by }: Sender, typed: TypedMessage): SendRefusal | undefined {
  const problems = problemsIn(typed);
  if (problems.length > 0) return { kind: 'message-faulty', problems };
  if ('token' in by) {
    if (by.trap !== '') return { kind: 'looks-automatic' };
    const issuedAt = tokens.issuedAt(by.token);
    const age = issuedAt ? now().getTime() - issuedAt.getTime() : Number.POSITIVE_INFINITY;
    if (age > oldestFormMs) return { kind: 'form-expired' };
    if (age < quickestMs) return { kind: 'sent-too-quickly' };
  }
  const found = personalDataIn(typed.text);
  return found.length > 0 && !typed.knowsPersonalData ? { kind: 'personal-data-seen', found } : undefined;
}

export function hashAddress({ addressKey }: Pick<SendTools, 'addressKey'>, address: string, at: Date): Buffer {
  const day = at.toISOString().slice(0, 10);
  return createHmac('sha256', addressKey).update(`${day} ${address}`).digest().subarray(0, 16);
}

/** One form handed out may be used for one text: pressing twice is one message, going on writing is another. */
function keyOf({ by }: Sender, { text }: TypedMessage): string {
  if (!('token' in by)) return `api:${by.submissionKey}`;
  return createHmac('sha256', by.token).update(text).digest('base64url').slice(0, 27);
}

/** Who does not know the responsible agency writes to the city itself, and is passed on from there. */
async function frontDesk(tx: Tx): Promise<string> {
  const root = (await agencyTree(tx)).all.find(({ parentId, active }) => parentId === null && active);
  return root?.id ?? '00000000-0000-0000-0000-000000000000';
}
