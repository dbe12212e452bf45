import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { Answer, Attempt, ClientReference, OutgoingPost, Publish, Sent, Session } from '#channels/connector.ts';
import { accept, refuse } from '#platform/result.ts';
import { callAs } from './call-as.ts';
import { postCollection, postRecord } from './post-record.ts';
import type { BlueskySettings } from './settings.ts';
import { profileAddress } from './sign-in.ts';
import { tid } from './tid.ts';
import { callPublic } from './xrpc.ts';

const Written = z.object({ uri: z.string(), cid: z.string() });

/**
 * The record key is ours and the record is frozen, so the same put again is the same post:
 * https://github.com/bluesky-social/atproto/blob/main/packages/pds/src/api/com/atproto/repo/putRecord.ts
 */
export function publishOn(settings: BlueskySettings): Publish {
  return {
    repeatable: true,
    prepare,
    send,
    find,
    verify: (session, sent) => isPublic(session, settings, sent),
    withdraw,
  };
}

async function prepare(session: Session, post: OutgoingPost): Answer<Attempt> {
  const createdAt = session.now();
  const record = await postRecord(session, post, createdAt);
  if (!record.ok) return record;
  const clientReference = tid(createdAt, randomInt(1024)) as ClientReference;
  return accept({ clientReference, createdAt, record: record.value });
}

async function send(session: Session, { clientReference, record }: Attempt): Answer<Sent> {
  const written = await callAs(session, {
    method: 'com.atproto.repo.putRecord',
    // `swapRecord: null`: only where nothing stands yet, or where exactly this stands.
    input: { ...placeOf(session, clientReference), record, swapRecord: null, validate: true },
    output: Written,
  });
  if (written.ok) return accept(sentAs(session, written.value));
  // An answer that nobody can read may be a success.
  const { refusal } = written;
  if (refusal.kind === 'not-understood' && refusal.status < 400) {
    return refuse({ kind: 'unanswered', detail: `HTTP ${refusal.status} not understood` });
  }
  return written;
}

async function find(session: Session, { clientReference }: Attempt): Answer<Sent | 'absent'> {
  const found = await callAs(session, {
    method: 'com.atproto.repo.getRecord',
    query: placeOf(session, clientReference),
    output: Written,
  });
  if (found.ok) return accept(sentAs(session, found.value));
  return found.refusal.kind === 'target-gone' ? accept('absent') : found;
}

/** From outside, as any reader sees it: what the AppView does not show is not published. */
async function isPublic(session: Session, { appviewUrl }: BlueskySettings, sent: Sent): Answer<boolean> {
  const shown = await callPublic(session.http, {
    server: appviewUrl,
    method: 'app.bsky.feed.getPosts',
    query: { uris: sent.remoteId },
    output: z.object({ posts: z.array(Written) }),
  });
  return shown.ok ? accept(shown.value.posts.some(({ uri }) => uri === sent.remoteId)) : shown;
}

async function withdraw(session: Session, sent: Sent): Answer<'withdrawn'> {
  const deleted = await callAs(session, {
    method: 'com.atproto.repo.deleteRecord',
    input: placeOf(session, keyOf(sent.remoteId)),
    output: z.object({}),
  });
  return deleted.ok || deleted.refusal.kind === 'target-gone' ? accept('withdrawn') : deleted;
}

function placeOf({ account }: Session, rkey: string): { repo: string; collection: string; rkey: string } {
  return { repo: account.remoteId, collection: postCollection, rkey };
}

function sentAs({ account }: Session, { uri, cid }: z.infer<typeof Written>): Sent {
  return { remoteId: uri, remoteVersion: cid, url: postAddress(account.remoteId, uri) };
}

export function postAddress(did: string, uri: string): string {
  return `${profileAddress(did)}/post/${keyOf(uri)}`;
}

function keyOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
