import { sql } from 'kysely';
import type { AgencyId, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { IdeaState } from './contract.ts';
import type { Idea, IdeaId, IdeaWords } from './idea.ts';

/** System-wide: the caller asks whether the reader may see it. Removed ones are found too: they can be restored. */
export async function readIdea(db: Db | Tx, id: string): Promise<Idea | undefined> {
  const row = await db.selectFrom('idea').selectAll().where('id', '=', id).executeTakeFirst();
  return (
    row && {
      id: row.id as IdeaId,
      agencyId: row.agency_id as AgencyId,
      title: row.title,
      note: row.note,
      link: row.link,
      mediaId: row.media_id,
      programmeId: row.programme_id,
      pillarId: row.pillar_id,
      wishedOn: row.wished_on,
      forCity: row.for_city,
      state: row.state as IdeaState,
      activityId: row.activity_id,
      postId: row.post_id,
      mergedInto: row.merged_into,
      revision: row.revision,
      createdBy: row.created_by as PersonId | null,
      removed: row.removed_at !== null,
    }
  );
}

export async function lockIdea(tx: Tx, id: string): Promise<Idea | undefined> {
  await tx.selectFrom('idea').select('id').where('id', '=', id).forUpdate().execute();
  return await readIdea(tx, id);
}

function rowOf({ title, note, link, mediaId, programmeId, pillarId, wishedOn, forCity }: IdeaWords) {
  const links = { media_id: mediaId, programme_id: programmeId, pillar_id: pillarId };
  return { title, note, link, ...links, wished_on: wishedOn, for_city: forCity };
}

export interface NewIdea extends IdeaWords {
  readonly agencyId: AgencyId;
  readonly createdBy: PersonId | null;
  readonly at: Date;
}

export async function addIdea(tx: Tx, { agencyId, createdBy, at, ...words }: NewIdea): Promise<IdeaId> {
  const values = { ...rowOf(words), agency_id: agencyId, created_by: createdBy, created_at: at, updated_at: at };
  const { id } = await tx.insertInto('idea').values(values).returning('id').executeTakeFirstOrThrow();
  return id as IdeaId;
}

export async function saveIdeaWords(tx: Tx, id: IdeaId, words: IdeaWords & { readonly revision: number }): Promise<void> {
  const set = { ...rowOf(words), revision: words.revision, updated_at: sql<Date>`now()` };
  await tx.updateTable('idea').set(set).where('id', '=', id).execute();
} // oxfmt-ignore

export interface IdeaChange {
  readonly state?: IdeaState;
  readonly activity_id?: string;
  readonly post_id?: string;
  readonly merged_into?: string | null;
  readonly removed_at?: Date | null;
}

export async function changeIdeaRow(tx: Tx, id: IdeaId, change: IdeaChange): Promise<void> {
  const query = tx.updateTable('idea').set({ ...change, updated_at: sql<Date>`now()` });
  await query.where('id', '=', id).execute();
}

/** One vote for each person, however often it is given. */
export async function putVote(tx: Tx, id: IdeaId, { personId, on }: { personId: PersonId; on: boolean }): Promise<number> {
  if (on) {
    const query = tx.insertInto('idea_vote').values({ idea_id: id, person_id: personId });
    await query.onConflict((conflict) => conflict.doNothing()).execute();
  } else {
    await tx.deleteFrom('idea_vote').where('idea_id', '=', id).where('person_id', '=', personId).execute();
  }
  const count = tx.selectFrom('idea_vote').select(({ fn }) => fn.countAll<string>().as('votes'));
  return Number((await count.where('idea_id', '=', id).executeTakeFirstOrThrow()).votes);
} // oxfmt-ignore

export async function addComment(
  tx: Tx,
  id: IdeaId,
  { personId, text, at }: { readonly personId: PersonId | null; readonly text: string; readonly at: Date },
): Promise<string> {
  const values = { idea_id: id, person_id: personId, text, at };
  return (await tx.insertInto('idea_comment').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

/** Only its author's; false when there is none such. */
export async function markComment(
  tx: Tx,
  id: IdeaId,
  { commentId, personId, removedAt }: { readonly commentId: string; readonly personId: PersonId; readonly removedAt: Date | null },
): Promise<boolean> {
  const query = tx.updateTable('idea_comment').set({ removed_at: removedAt });
  const done = await query.where('id', '=', commentId).where('idea_id', '=', id).where('person_id', '=', personId).executeTakeFirst();
  return done.numUpdatedRows > 0n;
} // oxfmt-ignore
