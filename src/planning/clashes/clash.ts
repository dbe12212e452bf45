import { createHash } from 'node:crypto';
import type { AgencyId } from '#organisation/index.ts';
import type { ClashKind } from './contract.ts';
import type { Contradiction } from './claims.ts';

/** What is looked at of a planned post. */
export interface PlannedPost {
  readonly id: string;
  readonly agencyId: AgencyId;
  readonly title: string;
  readonly text: string;
  readonly state: string;
  readonly publishAt: Date;
  readonly place: string;
  readonly programmes: readonly { readonly id: string; readonly name: string }[];
}

/** Why two posts are held to be about the same. */
export interface Sameness {
  readonly words: readonly string[];
  readonly programme: string | null;
  readonly place: string | null;
}

export interface Clash {
  readonly id: string;
  readonly kind: ClashKind;
  readonly first: PlannedPost;
  readonly second: PlannedPost | null;
  readonly same: Sameness | null;
  readonly contradictions: readonly Contradiction[];
  readonly day: string | null;
  readonly fingerprint: string;
}

/** The same kind between the same posts has the same id, so that the talk about it is found again. */
export function clashId(kind: ClashKind, first: string, second: string): string {
  const hex = digest([kind, ...[first, second].toSorted()]).slice(0, 32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A decision holds as long as this does: the words and hours of both. */
export function fingerprintOf(posts: readonly (PlannedPost | null)[]): string {
  return digest(posts.flatMap((post) => (post ? [post.title, post.text, post.publishAt.toISOString()] : []))).slice(0, 24); // oxfmt-ignore
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u001f')).digest('hex');
}
