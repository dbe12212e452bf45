import type { Brand } from '#platform/brand.ts';
import type { Result } from '#platform/result.ts';
import type { Failure } from './failure.ts';
import type { Network } from './limits.ts';

/** A network the product speaks to. A part that is absent is a thing the network can't do for us. */
export interface Connector {
  readonly network: Network;
  readonly connect?: Connect;
  readonly publish?: Publish;
  readonly inbox?: Inbox;
  readonly metrics?: Metrics;
  readonly ownPosts?: OwnPosts;
}

/** All a connector may touch: no database, no environment, no global `fetch`. */
export interface Session {
  readonly account: Account;
  /** Decrypted at the moment of use; never logged, never in a failure. */
  readonly secret: () => Promise<Json>;
  /** Stored before the new secret is used; one refresh at a time per account. */
  readonly renewSecret: (renew: (current: Json) => Answer<Json>) => Answer<Json>;
  /** Guarded against private addresses, timed, and classifying what went wrong on the wire. */
  readonly http: (request: OutgoingRequest) => Answer<Reply>;
  readonly now: () => Date;
}

export interface Account {
  readonly id: string;
  readonly agencyId: string;
  /** The network's lasting id of the account (Bluesky: the DID). */
  readonly remoteId: string;
  readonly handle: string;
  /** Where its server answers, such as `https://bsky.social`. */
  readonly origin: string;
  readonly settings: Json;
}

export interface OutgoingRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type Answer<Value> = Promise<Result<Value, Failure>>;

/** Signing in once with what the person types; gives what is kept of the account and its secret. */
export interface Connect {
  readonly fields: readonly ConnectField[];
  connect(typed: Readonly<Record<string, string>>, http: Session['http']): Answer<Connected>;
  /** Proves that the account still works, and for longer than now; changes nothing that anybody sees. */
  check(session: Session): Answer<{ readonly handle: string }>;
}

export interface ConnectField {
  readonly name: string;
  readonly secret: boolean;
  readonly optional: boolean;
  /** What a well-formed value looks like; anything else is not sent anywhere. */
  readonly pattern?: RegExp;
}

export interface Connected {
  readonly remoteId: string;
  readonly handle: string;
  readonly origin: string;
  readonly webAddress: string;
  readonly secret: Json;
}

export type ClientReference = Brand<string, 'ClientReference'>;

/** Of the ledger: frozen before the visible call, so that a repeat is the same call. */
export interface Attempt {
  readonly clientReference: ClientReference;
  readonly createdAt: Date;
  readonly record: Json;
}

export interface Publish {
  /** True where repeating the same attempt can't make a second post; then an unknown outcome may be sent again. */
  readonly repeatable: boolean;
  /** Uploads what is needed and writes the exact record. Nothing becomes visible; may be repeated. */
  prepare(session: Session, post: OutgoingPost): Answer<Attempt>;
  /** The one visible call. */
  send(session: Session, attempt: Attempt): Answer<Sent>;
  /** Looks whether that attempt has arrived. Changes nothing. */
  find(session: Session, attempt: Attempt): Answer<Sent | 'absent'>;
  /** Reads the public post back. */
  verify(session: Session, sent: Sent): Answer<boolean>;
  /** Takes it down; done twice is done. */
  withdraw?(session: Session, sent: Sent): Answer<'withdrawn'>;
}

export interface OutgoingPost {
  readonly deliveryId: string;
  readonly agencyId: string;
  readonly title: string;
  readonly text: string;
  readonly language: string;
  readonly pictures: readonly OutgoingPicture[];
  /** Set when this answers a citizen. */
  readonly replyTo: ReplyTarget | null;
  /** Of the portal: the post's own page. */
  readonly postId: string | null;
  readonly slug: string;
}

export interface OutgoingPicture {
  readonly mediaId: string;
  readonly alt: string;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
  /** Fitted to the network's limits and stripped of metadata. */
  readonly bytes: () => Promise<Uint8Array>;
}

export interface ReplyTarget {
  readonly threadId: string;
  readonly parent: RemoteReference;
  readonly root: RemoteReference;
}

export interface RemoteReference {
  readonly id: string;
  readonly version: string;
}

export interface Sent {
  readonly remoteId: string;
  readonly remoteVersion: string;
  readonly url: string;
}

export interface Inbox {
  /** What came since `cursor`. May overlap with what was read before; the reader drops what it knows. */
  pull(session: Session, cursor: string | null): Answer<Pulled>;
}

export interface Pulled {
  readonly items: readonly IncomingItem[];
  readonly cursor: string | null;
  readonly more: boolean;
}

export interface IncomingItem {
  readonly remoteId: string;
  readonly remoteVersion: string;
  readonly parentId: string;
  readonly rootId: string;
  readonly rootVersion: string;
  readonly author: { readonly remoteId: string; readonly handle: string; readonly name: string };
  readonly text: string;
  readonly language: string;
  readonly writtenAt: Date;
  readonly url: string;
}

/** What the account itself shows on the network, whoever posted it and with whatever app. */
export interface OwnPosts {
  /** The newest, as far back as `since`. Answers to others and what is only passed on are no posts of its own. */
  list(session: Session, since: Date): Answer<OwnPostList>;
}

export interface OwnPostList {
  readonly posts: readonly OwnPost[];
  /** All that stands on the network from here on is in the list: what is missing was taken down. */
  readonly completeFrom: Date;
}

export interface OwnPost {
  readonly remoteId: string;
  readonly text: string;
  readonly url: string;
  readonly publishedAt: Date;
}

export interface Metrics {
  account(session: Session): Answer<readonly Reading[]>;
  /** By remote id; a post without an entry gave no numbers. At most 25 ids. */
  posts(session: Session, remoteIds: readonly string[]): Answer<ReadonlyMap<string, readonly Reading[]>>;
}

export interface Reading {
  /** The network's own name of the number. */
  readonly name: string;
  readonly meaning:
    | 'followers'
    | 'views'
    | 'reach'
    | 'reactions'
    | 'comments'
    | 'shares'
    | 'saves'
    | 'clicks'
    | 'other';
  readonly value: number;
}
