import { sql } from 'kysely';
import { can, type Actor, type AgencyId, type AgencyScope, type Operation } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { ThreadView } from './contract.ts';
import { historyOf } from './history.view.ts';
import { messagesOf, repliesOf } from './messages.view.ts';
import { canModerateOn } from './moderation.ts';
import { othersWriting } from './presence.store.ts';
import { channelOf } from './thread-list.view.ts';
import { workingDaysFor, type ThreadKind } from './thread.ts';

export interface ThreadAsked {
  readonly actor: Actor;
  readonly scope: AgencyScope;
  readonly id: string;
  readonly now: Date;
}

/** One conversation as its reader may see it; undefined outside the scope. */
export async function threadView(db: Db, { actor, scope, id, now }: ThreadAsked): Promise<ThreadView | undefined> {
  const row = await rowOf(db, scope, id);
  if (!row) return undefined;
  const [messages, replies, history, writing, programmes, picture, ordinal] = await Promise.all([
    messagesOf(db, id),
    repliesOf(db, id),
    historyOf(db, id),
    othersWriting(db, { threadId: id, personId: actor.personId, until: now }),
    programmesOf(db, row.activity_id),
    pictureOf(db, row.post_id),
    ordinalOf(db, row),
  ]);
  return {
    ...aboutOf(row),
    id,
    ordinal,
    clock: clockOf(row, { messages, replies }),
    post: postOf(row, picture),
    programmes,
    messages,
    replies,
    history,
    writing: [...writing],
    can: canOf(actor, row),
  };
}

type About = 'agency' | 'channel' | 'kind' | 'state' | 'citizen' | 'trackingCode' | 'village' | 'public';
type MoreAbout = 'hasContact' | 'openedAt' | 'doneAt' | 'assignee' | 'activity' | 'replyMedium';

function aboutOf(row: Row): Pick<ThreadView, About | MoreAbout> {
  return {
    agency: { id: row.agency_id, shortName: row.short_name, zone: row.zone },
    channel: channelOf(row),
    kind: row.kind as ThreadView['kind'],
    state: row.state as ThreadView['state'],
    citizen: { name: row.citizen_name, handle: row.citizen_handle },
    trackingCode: row.tracking_code,
    village: row.village,
    public: row.public,
    hasContact: row.has_contact,
    openedAt: row.opened_at.toISOString(),
    doneAt: isoOf(row.done_at),
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? '' },
    activity: row.activity_id === null ? null : { id: row.activity_id, title: row.activity_title ?? '' },
    replyMedium: row.medium,
  };
}

function clockOf(row: Row, said: Pick<ThreadView, 'messages' | 'replies'>): ThreadView['clock'] {
  const answeredAt = said.replies.findLast(({ state }) => state === 'sent')?.writtenAt ?? '';
  const waiting = said.messages.find(({ writtenAt }) => writtenAt > answeredAt);
  return {
    since: row.due_at && waiting ? waiting.writtenAt : null,
    dueAt: isoOf(row.due_at),
    firstDueAt: isoOf(row.answer_due_at),
    firstAnswerAt: isoOf(row.first_answer_at),
    firstAnswerMinutes: row.first_answer_minutes,
    workingDays: workingDaysFor(row.kind as ThreadKind),
  };
}

function isoOf(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

function canOf(actor: Actor, row: Row): ThreadView['can'] {
  const may = (operation: Operation): boolean => can(actor, operation, row.agency_id as AgencyId);
  return {
    assign: may('message.assign'),
    reply: may('message.reply') && row.channel_id !== null,
    finish: may('message.reply'),
    moderate: may('message.moderate') && canModerateOn(row.network),
    readContact: may('message.reply') && row.has_contact,
  };
}

type Row = NonNullable<Awaited<ReturnType<typeof rowOf>>>;

function rowOf(db: Db, scope: AgencyScope, id: string) {
  return db
    .selectFrom('citizen_thread as t')
    .innerJoin('agency as a', 'a.id', 't.agency_id')
    .leftJoin('channel as c', 'c.id', 't.channel_id')
    .leftJoin('person as who', 'who.id', 't.assignee_id')
    .leftJoin('post as p', 'p.id', 't.post_id')
    .leftJoin('activity as act', 'act.id', 't.activity_id')
    .leftJoin('delivery as d', (join) =>
      join.onRef('d.post_id', '=', 't.post_id').onRef('d.channel_id', '=', 't.channel_id'),
    )
    .select([
      't.kind',
      't.state',
      't.citizen_name',
      't.citizen_handle',
      't.citizen_remote_id',
      't.tracking_code',
      't.village',
      't.public',
      't.opened_at',
      't.done_at',
      't.due_at',
      't.answer_due_at',
      't.first_answer_at',
      't.first_answer_minutes',
      't.agency_id',
      'a.short_name',
      'a.zone',
      't.channel_id',
      'c.network',
      'c.medium',
      'c.name as channel_name',
      'c.handle as channel_handle',
      't.assignee_id',
      'who.name as assignee_name',
      't.post_id',
      'p.title as post_title',
      'p.published_at',
      'd.url as post_url',
      't.activity_id',
      'act.title as activity_title',
    ]) // oxfmt-ignore
    .select(sql<boolean>`t.contact_encrypted is not null`.as('has_contact'))
    .where('t.id', '=', id)
    .where('t.agency_id', 'in', scope)
    .executeTakeFirst();
}

interface Picture {
  readonly id: string;
  readonly alt: string;
}

function postOf(row: Row, picture: Picture | undefined): ThreadView['post'] {
  if (row.post_id === null) return null;
  return {
    id: row.post_id,
    title: row.post_title ?? '',
    publishedAt: isoOf(row.published_at),
    url: row.post_url,
    picture: picture ?? null,
  };
}

async function pictureOf(db: Db, postId: string | null): Promise<Picture | undefined> {
  if (postId === null) return undefined;
  return await db
    .selectFrom('post_media')
    .select(['media_id as id', 'alt'])
    .where('post_id', '=', postId)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
}

async function programmesOf(db: Db, activityId: string | null): Promise<ThreadView['programmes']> {
  if (activityId === null) return [];
  return await db
    .selectFrom('activity_programme')
    .innerJoin('programme', 'programme.id', 'activity_programme.programme_id')
    .select(['programme.id', 'programme.name'])
    .where('activity_id', '=', activityId)
    .orderBy('programme.name')
    .execute();
}

/** On a network a citizen is known by their account; on the portal nobody knows, and nobody should. */
async function ordinalOf(db: Db, row: Row): Promise<number | null> {
  if (row.citizen_remote_id === '' || row.channel_id === null) return null;
  const { before } = await db
    .selectFrom('citizen_thread')
    .select((eb) => eb.fn.countAll<number>().as('before'))
    .where('channel_id', '=', row.channel_id)
    .where('citizen_remote_id', '=', row.citizen_remote_id)
    .where('opened_at', '<', row.opened_at)
    .executeTakeFirstOrThrow();
  return before + 1;
}
