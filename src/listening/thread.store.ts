import { sql } from 'kysely';
import type { AgencyId, AgencyScope, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { ThreadId, ThreadKind } from './thread.ts';

export interface Thread {
  readonly id: ThreadId;
  readonly agencyId: AgencyId;
  readonly channelId: string | null;
  readonly kind: ThreadKind;
  readonly state: 'open' | 'done';
  readonly assigneeId: PersonId | null;
  readonly contactSealed: Buffer | null;
  readonly openedAt: Date;
  readonly firstAnswerAt: Date | null;
  readonly remoteRootId: string;
}

/** Holds the thread until the transaction ends, so that two people change it one after the other. */
export async function lockThread(tx: Tx, scope: AgencyScope, id: string): Promise<Thread | undefined> {
  if (scope.length === 0) return undefined;
  const row = await tx
    .selectFrom('citizen_thread')
    .selectAll()
    .where('id', '=', id)
    .where('agency_id', 'in', scope)
    .forUpdate()
    .executeTakeFirst();
  return (
    row && {
      id: row.id as ThreadId,
      agencyId: row.agency_id as AgencyId,
      channelId: row.channel_id,
      kind: row.kind as ThreadKind,
      state: row.state as Thread['state'],
      assigneeId: row.assignee_id as PersonId | null,
      contactSealed: row.contact_encrypted,
      openedAt: row.opened_at,
      firstAnswerAt: row.first_answer_at,
      remoteRootId: row.remote_root_id,
    }
  );
}

/** Asks for the agency only; nothing is held. */
export async function agencyOfThread(db: Db | Tx, scope: AgencyScope, id: string): Promise<AgencyId | undefined> {
  if (scope.length === 0) return undefined;
  const row = await db
    .selectFrom('citizen_thread')
    .select('agency_id')
    .where('id', '=', id)
    .where('agency_id', 'in', scope)
    .executeTakeFirst();
  return row?.agency_id as AgencyId | undefined;
}

export async function saveAssignee(tx: Tx, { id, agencyId }: Thread, assigneeId: string | null): Promise<void> {
  await tx
    .updateTable('citizen_thread')
    .set({ assignee_id: assigneeId })
    .where('id', '=', id)
    .where('agency_id', '=', agencyId)
    .execute();
}

/** `doneAt` null opens it again. */
export async function saveDone(tx: Tx, { id, agencyId }: Thread, doneAt: Date | null): Promise<void> {
  await tx
    .updateTable('citizen_thread')
    .set({ state: doneAt ? 'done' : 'open', done_at: doneAt })
    .where('id', '=', id)
    .where('agency_id', '=', agencyId)
    .execute();
}

export interface AnsweredThread {
  readonly id: ThreadId;
  readonly agencyId: AgencyId;
  readonly openedAt: Date;
  readonly lastCitizenAt: Date;
  readonly firstAnswerAt: Date | null;
}

/** System-wide: called by the sending engine. Holds the thread. */
export async function answeredThread(tx: Tx, id: ThreadId): Promise<AnsweredThread | undefined> {
  const row = await tx
    .selectFrom('citizen_thread')
    .select(['agency_id', 'opened_at', 'last_citizen_at', 'first_answer_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return (
    row && {
      id,
      agencyId: row.agency_id as AgencyId,
      openedAt: row.opened_at,
      lastCitizenAt: row.last_citizen_at,
      firstAnswerAt: row.first_answer_at,
    }
  );
}

export interface AnsweredNow {
  readonly id: ThreadId;
  readonly stillOwed: boolean;
  readonly first: { readonly at: Date; readonly minutes: number } | null;
}

/** System-wide: called by the sending engine. */
export async function saveAnswered(tx: Tx, { id, stillOwed, first }: AnsweredNow): Promise<void> {
  if (stillOwed && !first) return;
  await tx
    .updateTable('citizen_thread')
    .set({
      ...(stillOwed ? {} : { due_at: null }),
      ...(first ? { first_answer_at: first.at, first_answer_minutes: first.minutes } : {}),
    })
    .where('id', '=', id)
    .execute();
}

export interface NewThread {
  readonly id: string;
  readonly agencyId: string;
  readonly channelId: string | null;
  readonly postId: string | null;
  readonly kind: ThreadKind;
  readonly trackingCode: string | null;
  readonly name: string;
  readonly handle: string;
  readonly citizenRemoteId: string;
  readonly contactSealed: Buffer | null;
  readonly village: string;
  readonly public: boolean;
  readonly openedAt: Date;
  readonly answerDueAt: Date | null;
  readonly remoteRootId: string;
}

/** System-wide, as everything that receives. One row per citizen and root; a known one keeps its history. */
export async function openThread(tx: Tx, thread: NewThread): Promise<ThreadId> {
  const row = await tx
    .insertInto('citizen_thread')
    .values({
      id: thread.id,
      agency_id: thread.agencyId,
      channel_id: thread.channelId,
      post_id: thread.postId,
      activity_id: sql`(select activity_id from post where id = ${thread.postId})`,
      kind: thread.kind,
      tracking_code: thread.trackingCode,
      citizen_name: thread.name,
      citizen_handle: thread.handle,
      citizen_remote_id: thread.citizenRemoteId,
      contact_encrypted: thread.contactSealed,
      village: thread.village,
      public: thread.public,
      opened_at: thread.openedAt,
      last_citizen_at: thread.openedAt,
      answer_due_at: thread.answerDueAt,
      due_at: thread.answerDueAt,
      remote_root_id: thread.remoteRootId,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['channel_id', 'remote_root_id', 'citizen_remote_id'])
        // Written out, not passed: it names the partial index.
        .where('remote_root_id', '<>', sql.lit(''))
        .doUpdateSet({ citizen_name: thread.name, citizen_handle: thread.handle }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id as ThreadId;
}

/** The citizen wrote: the thread opens again, and the earliest unanswered word decides when an answer is due. */
export async function noteCitizenWrote(
  tx: Tx,
  id: ThreadId,
  { writtenAt, dueAt }: { readonly writtenAt: Date; readonly dueAt: Date | null },
): Promise<void> {
  await tx
    .updateTable('citizen_thread')
    .set({
      state: 'open',
      done_at: null,
      opened_at: sql`least(opened_at, ${writtenAt}::timestamptz)`,
      last_citizen_at: sql`greatest(last_citizen_at, ${writtenAt}::timestamptz)`,
      due_at: sql`least(due_at, ${dueAt}::timestamptz)`,
      answer_due_at: sql`case when first_answer_at is null then least(answer_due_at, ${dueAt}::timestamptz) else answer_due_at end`,
    })
    .where('id', '=', id)
    .execute();
}

/**
 * Gives each thread of the channel the post it stands under. A citizen can be quicker than the engine that stores the
 * post's remote id, so this is asked at every reading, not only when the thread opens.
 */
export async function tieThreadsToPosts(tx: Tx, channelId: string): Promise<void> {
  await sql`
    with tied as (
      update citizen_thread t set post_id = p.id, activity_id = p.activity_id, agency_id = d.agency_id
      from delivery d join post p on p.id = d.post_id
      where t.channel_id = ${channelId} and t.post_id is null and t.remote_root_id <> ''
        and d.channel_id = t.channel_id and d.remote_id = t.remote_root_id
      returning t.id, t.agency_id
    )
    update citizen_message m set agency_id = tied.agency_id from tied where m.thread_id = tied.id
  `.execute(tx);
}
