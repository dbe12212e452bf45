import type { Db, Tx } from '#platform/db/db.ts';

export interface Writing {
  readonly threadId: string;
  readonly personId: string;
  readonly until: Date;
}

/** True when nobody knew that this person was writing. */
export async function saveWriting(tx: Tx, { threadId, personId, until }: Writing, now: Date): Promise<boolean> {
  const before = await tx
    .selectFrom('thread_presence')
    .select('until')
    .where('thread_id', '=', threadId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  await tx
    .insertInto('thread_presence')
    .values({ thread_id: threadId, person_id: personId, until })
    .onConflict((conflict) => conflict.columns(['thread_id', 'person_id']).doUpdateSet({ until }))
    .execute();
  return before === undefined || before.until < now;
}

export async function endWriting(tx: Tx, threadId: string, personId: string): Promise<boolean> {
  const ended = await tx
    .deleteFrom('thread_presence')
    .where('thread_id', '=', threadId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return ended.numDeletedRows > 0n;
}

/** Of a thread that the asker may read. */
export async function othersWriting(
  db: Db | Tx,
  { threadId, personId, until: now }: Writing,
): Promise<readonly { id: string; name: string }[]> {
  return await db
    .selectFrom('thread_presence')
    .innerJoin('person', 'person.id', 'thread_presence.person_id')
    .select(['person.id', 'person.name'])
    .where('thread_id', '=', threadId)
    .where('person.id', '<>', personId)
    .where('until', '>', now)
    .orderBy('person.name')
    .execute();
}
