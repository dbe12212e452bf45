import type { Failure, PageToPublish, PortalEntry, PortalHost, ReplyToPublish } from '#channels/index.ts';
import { inTransaction, type Db, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import * as addresses from '#portal/addresses.ts';
import { addPage, agencyOfPublicPost, livePageById, pageByReference, withdrawPage } from './page.store.ts';
import {
  addReply,
  conversationOf,
  liveReplyById,
  replyByReference,
  withdrawReply,
  type Conversation,
} from './reply.store.ts';
import { viewsOf } from './views.store.ts';

export interface HostTools {
  readonly db: Db;
  readonly now: Now;
  /** Fetches a page of the portal as a visitor would, past every cache. */
  readonly fetchFresh: (path: string) => Promise<Response>;
}

/** The portal as a medium: what the sending engine publishes through. */
export function createPortalHost({ db, now, fetchFresh }: HostTools): PortalHost {
  return {
    publishPage: (page) => inTransaction(db, (tx) => publishPage(tx, page)),
    publishReply: (reply) => inTransaction(db, (tx) => publishReply(tx, reply)),
    findByReference: async (reference) => accept((await findEntry(db, reference)) ?? 'absent'),

    async readBack(entry) {
      const path = entry.kind === 'page' ? await pathOfPage(db, entry.id) : await pathOfReply(db, entry.id);
      if (path === undefined) return accept(false);
      const answer = await fetchFresh(path.split('#')[0] ?? path);
      const shown = answer.ok && (await answer.text()).includes(`id="${anchorOf(entry)}"`);
      return accept(shown);
    },

    async withdraw(entry) {
      await inTransaction(db, async (tx) => {
        if (entry.kind === 'page') {
          const gone = await withdrawPage(tx, entry.id, now());
          if (gone) await announce(tx, { topic: 'portal', agencyId: gone.agencyId, id: gone.postId });
          return;
        }
        const gone = await withdrawReply(tx, entry.id, now());
        const conversation = gone && (await conversationOf(tx, gone.threadId));
        if (conversation) await announceReply(tx, conversation);
      });
      return accept('withdrawn');
    },

    views: async (pageIds) => accept(await viewsOf(db, pageIds)),
  };
}

async function publishPage(tx: Tx, page: PageToPublish): Promise<Result<PortalEntry, Failure>> {
  const before = await pageByReference(tx, page.clientReference);
  if (before) return accept(pageEntry(before));
  // A post may go out through the city's own channel: the page still belongs to whoever wrote it.
  const agencyId = await agencyOfPublicPost(tx, page.postId);
  if (agencyId === undefined) {
    return refuse({ kind: 'rejected', detail: 'The post was removed or is exempt from disclosure.' });
  }
  const added = await addPage(tx, { ...page, agencyId });
  const stored = added ?? (await pageByReference(tx, page.clientReference));
  if (!stored) throw new Error(`Page ${page.clientReference} is neither new nor known`);
  if (added) await announce(tx, { topic: 'portal', agencyId, id: page.postId });
  return accept(pageEntry(stored));
}

async function publishReply(tx: Tx, reply: ReplyToPublish): Promise<Result<PortalEntry, Failure>> {
  const conversation = await conversationOf(tx, reply.threadId);
  if (!conversation) return refuse({ kind: 'target-gone', detail: 'The conversation no longer exists.' });
  const added = await addReply(tx, { ...reply, agencyId: conversation.agencyId });
  if (added !== undefined) await announceReply(tx, conversation);
  const id = added ?? (await replyByReference(tx, reply.clientReference))?.id;
  if (id === undefined) throw new Error(`Reply ${reply.clientReference} is neither new nor known`);
  return accept({ kind: 'reply', id, path: replyPath(conversation, id) });
}

/** Both the inbox and the public page of the post show something new. */
async function announceReply(tx: Tx, { id, agencyId, postId }: Conversation): Promise<void> {
  await announce(tx, { topic: 'message', agencyId, id });
  if (postId !== null) await announce(tx, { topic: 'portal', agencyId, id: postId });
}

async function findEntry(db: Db, clientReference: string): Promise<PortalEntry | undefined> {
  const page = await pageByReference(db, clientReference);
  if (page) return pageEntry(page);
  const reply = await replyByReference(db, clientReference);
  const conversation = reply && (await conversationOf(db, reply.threadId));
  return conversation && { kind: 'reply', id: reply.id, path: replyPath(conversation, reply.id) };
}

async function pathOfPage(db: Db, id: string): Promise<string | undefined> {
  const page = await livePageById(db, id);
  return page && addresses.post(page.slug);
}

async function pathOfReply(db: Db, id: string): Promise<string | undefined> {
  const reply = await liveReplyById(db, id);
  const conversation = reply && (await conversationOf(db, reply.threadId));
  return conversation && replyPath(conversation, id);
}

function pageEntry({ id, slug }: { readonly id: string; readonly slug: string }): PortalEntry {
  return { kind: 'page', id, path: addresses.post(slug) };
}

/** Where others read it; for a conversation that stays private, where its citizen does. */
function replyPath(conversation: Conversation, replyId: string): string {
  const anchor = `#${addresses.replyAnchor(replyId)}`;
  if (conversation.shown && conversation.postId === null) return `${addresses.conversation(conversation.id)}${anchor}`;
  if (conversation.shown && conversation.slug !== null) return `${addresses.post(conversation.slug)}${anchor}`;
  return `${addresses.tracking(conversation.trackingCode ?? '')}${anchor}`;
}

function anchorOf({ kind, id }: { readonly kind: 'page' | 'reply'; readonly id: string }): string {
  return kind === 'page' ? addresses.pageAnchor(id) : addresses.replyAnchor(id);
}
