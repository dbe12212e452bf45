import { sql } from 'kysely';
import type { PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { PostContent } from './content.ts';
import type { Post, PostId } from './post.ts';

export interface LastVersion {
  readonly version: number;
  readonly personId: string | null;
  readonly startedAt: Date;
  readonly savedAt: Date;
  readonly decided: boolean;
}

/** The newest snapshot, and whether anybody has decided anything about it. */
export async function lastVersion(tx: Tx, id: PostId): Promise<LastVersion | undefined> {
  const row = await tx
    .selectFrom('post_version')
    .select(['version', 'person_id', 'started_at', 'at'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('post_decision')
            .select(sql.lit(1).as('one'))
            .whereRef('post_decision.post_id', '=', 'post_version.post_id')
            .whereRef('post_decision.version', '=', 'post_version.version'),
        )
        .as('decided'),
    )
    .where('post_id', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    version: row.version,
    personId: row.person_id,
    startedAt: row.started_at,
    savedAt: row.at,
    decided: Boolean(row.decided),
  };
}

export interface VersionToKeep {
  readonly postId: PostId;
  readonly version: number;
  readonly personId: PersonId | null;
  readonly content: PostContent;
}

export async function keepVersion(tx: Tx, { postId, version, personId, content }: VersionToKeep): Promise<void> {
  const snapshot = JSON.stringify(content);
  await tx
    .insertInto('post_version')
    .values({ post_id: postId, version, person_id: personId, content: snapshot })
    .onConflict((conflict) =>
      conflict.columns(['post_id', 'version']).doUpdateSet({ content: snapshot, at: sql`now()` }),
    )
    .execute();
}

/** Everybody whose words are in the post since it was last approved. */
export async function writersOf(tx: Db | Tx, post: Pick<Post, 'id'>): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('post_version')
    .select('person_id')
    .distinct()
    .where('post_id', '=', post.id)
    .where('version', '>', (eb) =>
      eb
        .selectFrom('post_decision')
        .select((max) => max.fn.coalesce(max.fn.max('version'), sql.lit(0)).as('version'))
        .where('post_id', '=', post.id)
        .where('decision', '=', 'approved'),
    )
    .execute();
  return rows.flatMap(({ person_id }) => person_id ?? []);
}

export interface Decision {
  readonly postId: PostId;
  readonly version: number;
  readonly decision: 'submitted' | 'agreed' | 'approved' | 'returned' | 'voided' | 'withdrawn' | 'rushed' | 'reviewed';
  readonly personId: PersonId | null;
  /** In whose name, when somebody stood in. */
  readonly forPersonId?: PersonId | null;
  readonly note?: string;
  readonly ownPost?: boolean;
}

export async function addDecision(tx: Tx, decided: Decision): Promise<void> {
  await tx
    .insertInto('post_decision')
    .values({
      post_id: decided.postId,
      version: decided.version,
      decision: decided.decision,
      person_id: decided.personId,
      for_person_id: decided.forPersonId ?? null,
      note: decided.note ?? '',
      own_post: decided.ownPost ?? false,
    })
    .execute();
}

/** What was given as a reason when the post was last submitted; empty when none was needed. */
export async function justificationOf(tx: Tx, { id }: Pick<Post, 'id'>): Promise<string> {
  const row = await tx
    .selectFrom('post_decision')
    .select('note')
    .where('post_id', '=', id)
    .where('decision', '=', 'submitted')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.note ?? '';
}
