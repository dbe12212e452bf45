import type { AgencyId, PersonId } from '#organisation/index.ts';
import type { Brand } from '#platform/brand.ts';
import type { DeliveryState } from '#publishing/deliveries/delivery.ts';

export type PostId = Brand<string, 'PostId'>;

export const postStates = [
  'draft', 'in-review', 'returned', 'approved', 'scheduled', 'sending', 'published', 'partly-failed', 'failed', 'missed', 'withdrawn',
] as const; // oxfmt-ignore
export type PostState = (typeof postStates)[number];

export const postKinds = [
  'berita', 'layanan', 'video-pendek', 'meme', 'hari-besar', 'ucapan-selamat', 'ucapan-duka', 'infografis', 'siaran-langsung', 'bagikan-ulang',
] as const; // oxfmt-ignore
export type PostKind = (typeof postKinds)[number];

/** The four classes of Law 14/2008 on public information. */
export const informationClasses = ['berkala', 'serta-merta', 'setiap-saat', 'dikecualikan'] as const;
export type InformationClass = (typeof informationClasses)[number];

interface PostFacts {
  readonly id: PostId;
  readonly agencyId: AgencyId;
  readonly activityId: string | null;
  readonly slug: string;
  /** What people approve and compare. */
  readonly version: number;
  /** Counts every save. */
  readonly revision: number;
  /** The hour wished for, or fixed; it stays when an approval is voided. */
  readonly publishAt: Date | null;
  readonly createdBy: PersonId | null;
  readonly submittedBy: PersonId | null;
  readonly removed: boolean;
}

/** That version, and no other, may go out. */
export interface Approval {
  readonly version: number;
  readonly by: PersonId | null;
  readonly at: Date;
}

/** Each state holds what is true in it: only an approved version is ever scheduled. */
export type Post = PostFacts &
  (
    | { readonly state: 'draft' | 'returned' | 'in-review'; readonly approval: null }
    | { readonly state: 'approved' | 'scheduled' | 'sending'; readonly approval: Approval }
    | {
        readonly state: 'published' | 'partly-failed' | 'failed' | 'missed' | 'withdrawn';
        readonly approval: Approval | null;
      }
  );

/** Nothing of these has reached a network, so the words may still change. */
const editable: readonly PostState[] = ['draft', 'returned', 'in-review', 'approved', 'scheduled', 'missed', 'withdrawn', 'failed']; // oxfmt-ignore

export function mayBeEdited(state: PostState): boolean {
  return editable.includes(state);
}

/** Where an edit leaves the post. An edit in review leaves it there: the approver approves what they have read. */
export function stateAfterEdit(state: PostState): PostState {
  return state === 'returned' || state === 'in-review' ? state : 'draft';
}

export function mayBeSubmitted(state: PostState): boolean {
  return state === 'draft' || state === 'returned';
}

export const schedulable: readonly PostState[] = ['approved', 'scheduled', 'missed', 'withdrawn', 'failed'];

/** A withdrawn or missed post keeps its approval as long as nobody edits it. */
export function mayBeScheduled(post: Post): post is Post & { readonly approval: Approval } {
  return post.approval !== null && schedulable.includes(post.state);
}

export function mayBeWithdrawn(state: PostState): boolean {
  return !['draft', 'returned', 'withdrawn'].includes(state);
}

/** Only what no network has ever seen can be removed; the rest is withdrawn and stays readable. */
export function mayBeRemoved(state: PostState): boolean {
  return state === 'draft' || state === 'returned' || state === 'in-review';
}

/** Whether approving would be approving one's own words. */
export function isOwnPost(post: Pick<Post, 'createdBy' | 'submittedBy'>, person: PersonId, writers: readonly string[]) {
  return post.createdBy === person || post.submittedBy === person || writers.includes(person);
}

/** What follows from approving at `now`: a time that has passed is never caught up with on its own. */
export function stateOnceApproved(publishAt: Date | null, now: Date): 'approved' | 'scheduled' | 'missed' {
  if (!publishAt) return 'approved';
  return publishAt > now ? 'scheduled' : 'missed';
}

/** The post as the sum of its deliveries. Withdrawn ones no longer count, unless nothing else is left. */
export function postStateFrom(deliveries: readonly DeliveryState[]): PostState {
  const counted = deliveries.filter((state) => state !== 'withdrawn');
  if (counted.length === 0) return 'withdrawn';
  if (counted.every((state) => state === 'scheduled')) return 'scheduled';
  if (counted.some((state) => ['scheduled', 'sending', 'sent', 'waiting-by-hand'].includes(state))) return 'sending';
  if (counted.every((state) => state === 'verified')) return 'published';
  if (counted.includes('verified')) return 'partly-failed';
  // Nobody knows yet whether it is public: neither failed nor published would be true.
  if (counted.includes('unknown')) return 'sending';
  return counted.every((state) => state === 'missed') ? 'missed' : 'failed';
}

const minute = 60_000;
const hour = 60 * minute;
const latenessAllowed: Partial<Record<PostKind, number>> = {
  'siaran-langsung': 30 * minute,
  'hari-besar': 3 * hour,
  'ucapan-selamat': 12 * hour,
  'ucapan-duka': 12 * hour,
};

/** Later than this a post is not sent on its own any more: a person decides. News that can't wait stays due for a day. */
export function latenessAllowedMs(kind: string, informationClass: string): number {
  if (informationClass === 'serta-merta') return 24 * hour;
  return latenessAllowed[kind as PostKind] ?? 6 * hour;
}

const newVersionAfterMs = 10 * minute;

/** Saves of one person in a row are one version; a version somebody decided on is never written over. */
export function startsNewVersion(
  last: { readonly personId: string | null; readonly startedAt: Date; readonly decided: boolean },
  personId: string | null,
  now: Date,
): boolean {
  if (last.decided || last.personId !== personId) return true;
  return now.getTime() - last.startedAt.getTime() > newVersionAfterMs;
}

/** `judul-unggahan-1a2b3c4d`: readable, and unique by the post's own id. */
export function slugOf(title: string, id: string): string {
  const words = title
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
  return `${words || 'unggahan'}-${id.replaceAll('-', '').slice(0, 8)}`;
}
