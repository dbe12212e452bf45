import type { Answer } from '#channels/connector.ts';

/**
 * What the city's own portal does for its channel. The portal implements it; this room only asks.
 * Every call may be repeated: the same `clientReference` is the same page, and is never made twice.
 */
export interface PortalHost {
  /** Makes the page public. An unknown or unwanted page (such as of a removed post) is `rejected`. */
  publishPage(page: PageToPublish): Answer<PortalEntry>;
  /** Makes the answer to a citizen public. `target-gone` when the conversation no longer is. */
  publishReply(reply: ReplyToPublish): Answer<PortalEntry>;
  /** What that reference has published, also if withdrawn since. */
  findByReference(clientReference: string): Answer<PortalEntry | 'absent'>;
  /** Reads the public page as any visitor would, and says whether the entry stands there. */
  readBack(entry: EntryReference): Answer<boolean>;
  /** Done twice is done. */
  withdraw(entry: EntryReference): Answer<'withdrawn'>;
  /** Times each page was opened, all days together. A page never opened has no entry. */
  views(pageIds: readonly string[]): Answer<ReadonlyMap<string, number>>;
}

export interface EntryReference {
  readonly kind: 'page' | 'reply';
  readonly id: string;
}

export interface PortalEntry extends EntryReference {
  /** Where it stands, from the root of the portal: `/berita/pasar-murah`. */
  readonly path: string;
}

export interface PageToPublish {
  readonly clientReference: string;
  readonly agencyId: string;
  readonly postId: string;
  readonly slug: string;
  readonly title: string;
  readonly text: string;
  readonly pictures: readonly PagePicture[];
  readonly publishedAt: Date;
}

export interface PagePicture {
  readonly mediaId: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

export interface ReplyToPublish {
  readonly clientReference: string;
  readonly agencyId: string;
  readonly threadId: string;
  readonly text: string;
  readonly publishedAt: Date;
}
