import { z } from 'zod';
import type { Answer, IncomingItem, Inbox, Pulled, Session } from '#channels/connector.ts';
import { accept } from '#platform/result.ts';
import { callAs } from './call-as.ts';
import { postAddress } from './publish.ts';
import { jsonOf } from './failures.ts';

const StrongRef = z.object({ uri: z.string(), cid: z.string() });
const Notification = z.object({
  uri: z.string(),
  cid: z.string(),
  reason: z.string(),
  reasonSubject: z.string().optional(),
  indexedAt: z.coerce.date(),
  author: z.object({ did: z.string(), handle: z.string(), displayName: z.string().optional() }),
  record: z.looseObject({}),
});
type Notification = z.infer<typeof Notification>;

const PostRecord = z.object({
  text: z.string(),
  createdAt: z.coerce.date().optional().catch(undefined),
  langs: z.array(z.string()).default([]).catch([]),
  reply: z.object({ root: StrongRef, parent: StrongRef }).optional().catch(undefined),
});

/** Where reading stands: all up to `since` is known; while going through older pages, `page` and the `newest` seen. */
const Cursor = z.object({
  since: z.coerce.date(),
  page: z.string().nullable(),
  newest: z.coerce.date().nullable(),
});
type Cursor = z.infer<typeof Cursor>;

/** What makes an account hear from citizens; likes, reposts and follows are numbers, not messages. */
const reasons = ['reply', 'mention', 'quote'];
const pageSize = '100';
const oneDay = 86_400_000;
/** Of an account connected for the first time. */
const firstReach = 30 * oneDay;
/** Notifications may be indexed a little out of order. */
const overlap = 600_000;

export const blueskyInbox: Inbox = { pull };

/** One page, newest first. While `more`, the next call goes on with older ones until known ground is reached. */
async function pull(session: Session, cursor: string | null): Answer<Pulled> {
  const from = cursorFrom(cursor) ?? {
    since: new Date(session.now().getTime() - firstReach),
    page: null,
    newest: null,
  };
  const answer = await callAs(session, {
    method: 'app.bsky.notification.listNotifications',
    query: { limit: pageSize, reasons, ...(from.page === null ? {} : { cursor: from.page }) },
    output: z.object({ notifications: z.array(z.unknown()), cursor: z.string().optional() }),
  });
  if (!answer.ok) return answer;
  // One that is not as described is left out, so that it does not stop all others.
  const page = answer.value.notifications.flatMap((one) => Notification.safeParse(one).data ?? []);
  const to = advance(from, page, answer.value.cursor);
  const items = page.filter(isMessageTo(session)).flatMap((one) => itemFrom(one) ?? []);
  return accept({ items, cursor: JSON.stringify(to), more: to.page !== null });
}

function advance(from: Cursor, page: readonly Notification[], next: string | undefined): Cursor {
  const newest = from.newest ?? page[0]?.indexedAt ?? from.since;
  const oldest = page.at(-1)?.indexedAt;
  const known = oldest === undefined || oldest.getTime() < from.since.getTime() - overlap;
  return known || next === undefined ? { since: newest, page: null, newest: null } : { ...from, page: next, newest };
}

/** A cursor that can't be read means starting over; what is known already is dropped by the reader. */
function cursorFrom(cursor: string | null): Cursor | undefined {
  return cursor === null ? undefined : Cursor.safeParse(jsonOf(cursor)).data;
}

function isMessageTo({ account }: Session): (one: Notification) => boolean {
  return ({ reason, author }) => reasons.includes(reason) && author.did !== account.remoteId;
}

function itemFrom(one: Notification): IncomingItem | undefined {
  const { data: record } = PostRecord.safeParse(one.record);
  if (record === undefined) return undefined;
  const { author, uri, cid } = one;
  return {
    remoteId: uri,
    remoteVersion: cid,
    ...placeOf(one, record),
    author: { remoteId: author.did, handle: author.handle, name: author.displayName ?? '' },
    text: record.text,
    language: record.langs[0] ?? 'id',
    writtenAt: writtenAt(one, record),
    url: postAddress(author.did, uri),
  };
}

type PostRecord = z.infer<typeof PostRecord>;

/** A mention or a quote outside of any conversation begins one of its own. */
function placeOf(
  { uri, cid, reasonSubject }: Notification,
  { reply }: PostRecord,
): Pick<IncomingItem, 'parentId' | 'rootId' | 'rootVersion'> {
  if (reply === undefined) return { parentId: reasonSubject ?? '', rootId: uri, rootVersion: cid };
  return { parentId: reply.parent.uri, rootId: reply.root.uri, rootVersion: reply.root.cid };
}

/** The writer's own clock may be wrong, and may not put a message into the future. */
function writtenAt({ indexedAt }: Notification, { createdAt }: PostRecord): Date {
  return createdAt !== undefined && createdAt < indexedAt ? createdAt : indexedAt;
}
