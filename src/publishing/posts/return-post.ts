import { authorOf, can, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { myTurn, type MyTurn, type TurnRefusal } from '#publishing/reviews/take-turn.ts';
import { postToActOn, type MayNot, type PublishingTools } from './acting.ts';
import { addDecision } from './history.store.ts';
import type { Post, PostState } from './post.ts';
import { saveState } from './post.store.ts';
import { tellPostChanged } from './tell.ts';

export type ReturnPostRefusal =
  | MayNot
  | TurnRefusal
  | { readonly kind: 'not-in-review' }
  | { readonly kind: 'note-missing' };

/** Back to the writer, with words that say what to mend. */
export function returnPost(
  { db, now }: PublishingTools,
  actor: Actor,
  { postId, note }: { readonly postId: string; readonly note: string },
): Promise<Result<{ readonly state: PostState }, ReturnPostRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await postToActOn(tx, actor, { postId, operation: 'post.read' });
    if (!found.ok) return found;
    const post = found.value;
    const turn = await myTurn(tx, actor, { post, now: now() });
    if (!turn.ok && !mayStillReturn(actor, post, turn.refusal)) return turn;
    if (post.state !== 'in-review') return refuse({ kind: 'not-in-review' });
    if (note.trim() === '') return refuse({ kind: 'note-missing' });

    const voice = turn.ok ? absentVoice(actor, turn.value) : undefined;
    const whose = { personId: authorOf(actor), forPersonId: voice?.personId ?? null };
    const decided = { postId: post.id, version: post.version, note: note.trim(), ...whose };
    await addDecision(tx, { ...decided, decision: 'returned' });
    await saveState(tx, post.id, 'returned');
    await tellPostChanged(tx, actor, {
      post,
      action: 'post.returned',
      after: { state: 'returned', note: decided.note, ...(voice ? { inNameOf: voice.name } : {}) },
    });
    return accept({ state: 'returned' });
  });
}

function absentVoice({ personId }: Actor, { voice }: MyTurn): MyTurn['voice'] | undefined {
  return voice.personId === personId ? undefined : voice;
}

/** Whoever approves there has always been able to return: also before their turn, after it, and their own words. */
function mayStillReturn(actor: Actor, { agencyId }: Post, { kind }: TurnRefusal): boolean {
  return can(actor, 'post.approve', agencyId) || kind === 'already-agreed' || kind === 'needed-later';
}
