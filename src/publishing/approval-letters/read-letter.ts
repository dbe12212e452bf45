import { actorFor, agencyById, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Db, type Tx } from '#platform/db/db.ts';
import { textFor, type PostContent } from '#publishing/posts/content.ts';
import { sayingOf, withFactsIn } from '#publishing/posts/content-facts.ts';
import { justificationOf } from '#publishing/posts/history.store.ts';
import { chosenChannels } from '#publishing/posts/obstacles.store.ts';
import { plainReview } from '#publishing/reviews/review.ts';
import { reviewOf } from '#publishing/reviews/review.store.ts';
import { myTurn } from '#publishing/reviews/take-turn.ts';
import type { Post } from '#publishing/posts/post.ts';
import { contentOf, lockPost } from '#publishing/posts/post.store.ts';
import { letterByHash, type ApprovalLetter } from './letter.store.ts';

export interface LetterText {
  readonly channels: readonly string[];
  readonly text: string;
}

export interface ReadLetter {
  readonly letter: ApprovalLetter;
  readonly actor: Actor;
  readonly post: Post;
  /** Of its review: what its reader is asked about. */
  readonly turn: number;
  /** For whom its reader stands in. */
  readonly inNameOf: string | null;
  readonly agency: { readonly shortName: string; readonly name: string; readonly zone: string };
  readonly content: PostContent;
  /** Each text once, with the channels that it goes to. */
  readonly texts: readonly LetterText[];
  /** By code, what the facts say in these texts. */
  readonly facts: Readonly<Record<string, string>>;
  readonly justification: string;
}

/** What the letter is about, as it stands now. Undefined: its address opens nothing (any more) for its person. */
export async function readLetter(db: Db, tokenHash: Buffer, now: Date): Promise<ReadLetter | undefined> {
  const letter = await letterByHash(db, tokenHash);
  if (!letter || letter.expiresAt <= now) return undefined;
  const actor = await actorFor({ db }, letter.personId, 'letter');
  if (!actor) return undefined;
  return await inTransaction(db, async (tx) => {
    const post = await lockPost(tx, scopeOf(actor, 'post.read'), letter.postId);
    const agency = post && (await agencyById(tx, post.agencyId));
    if (!post || !agency) return undefined;
    const turn = await myTurn(tx, actor, { post, now });
    if (!turn.ok && turn.refusal.kind === 'not-allowed') return undefined;
    const inNameOf = turn.ok && turn.value.voice.personId !== actor.personId ? turn.value.voice.name : null;
    const at = post.publishAt !== null && post.publishAt > now ? post.publishAt : now;
    const { content, uses } = await withFactsIn(tx, await contentOf(tx, post.id), at);
    const texts = await textsOf(tx, content);
    const justification = await justificationOf(tx, post);
    return {
      letter,
      actor,
      post,
      turn: await runningTurn(tx, post),
      inNameOf,
      agency,
      content,
      texts,
      facts: sayingOf(uses),
      justification,
    };
  });
}

async function runningTurn(tx: Tx, post: Post): Promise<number> {
  return ((await reviewOf(tx, post)) ?? plainReview).turn;
}

async function textsOf(tx: Tx, content: PostContent): Promise<readonly LetterText[]> {
  const channels = await chosenChannels(
    tx,
    content.channels.map(({ channelId }) => channelId),
  );
  const byText = Map.groupBy(channels, ({ id }) => textFor(content, id));
  return [...byText].map(([text, going]) => ({
    text,
    channels: going.map(({ name, medium }) => `${name} (${medium})`),
  }));
}
