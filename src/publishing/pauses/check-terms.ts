import { scopeOf, type Actor } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { PauseTerms } from './pause.ts';
import { postsAmong } from './pause.store.ts';

export type TermsRefusal = { readonly kind: 'pause-would-be-over' | 'post-not-found' };

interface Terms {
  readonly terms: PauseTerms;
  /** Posts that were let through before: they may stay, whoever may see them. */
  readonly before: readonly string[];
  readonly now: Date;
}

export async function checkTerms(
  tx: Tx,
  actor: Actor,
  { terms, before, now }: Terms,
): Promise<Result<undefined, TermsRefusal>> {
  if (terms.endsAt && terms.endsAt <= now) return refuse({ kind: 'pause-would-be-over' });
  const added = terms.allowed.filter((id) => !before.includes(id));
  const known = await postsAmong(tx, scopeOf(actor, 'post.read'), added);
  return known === added.length ? accept(undefined) : refuse({ kind: 'post-not-found' });
}
