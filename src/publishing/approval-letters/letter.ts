import type { Post } from '#publishing/posts/post.ts';

/** So long an address from a letter opens. */
export const letterDays = 3;

/** Why a post is not approved by a letter alone: whoever holds the mailbox would do. Undefined: it may be. */
export function needsSignIn(
  { informationClass }: { readonly informationClass: string },
  justification: string,
): 'neutrality' | 'immediate' | undefined {
  if (justification !== '') return 'neutrality';
  return informationClass === 'serta-merta' ? 'immediate' : undefined;
}

export function waits({ state, removed }: Pick<Post, 'state' | 'removed'>): boolean {
  return state === 'in-review' && !removed;
}
