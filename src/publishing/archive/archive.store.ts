import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/db.ts';
import type { FrozenContent } from '#publishing/deliveries/delivery.ts';
import type { RecordKind } from './contract.ts';
import { chainBegin, type ChainEnd, type Sealed } from './record.ts';

/** Holds the chain until the transaction ends: one writer at a time, readers go on. */
export async function holdChain(tx: Tx): Promise<ChainEnd> {
  await sql`lock table publication_record in exclusive mode`.execute(tx);
  const query = tx.selectFrom('publication_record').select(['number', 'hash']).orderBy('number', 'desc').limit(1);
  return (await query.executeTakeFirst()) ?? chainBegin;
}

export interface Unrecorded {
  readonly id: string;
  readonly kind: RecordKind;
  readonly at: Date;
  readonly agency: { readonly id: string; readonly name: string };
  readonly channel: {
    readonly id: string;
    readonly name: string;
    readonly network: string;
    readonly medium: string;
    readonly handle: string;
    readonly address: string;
  };
  readonly post: { readonly id: string; readonly title: string };
  readonly version: number;
  readonly content: Partial<FrozenContent>;
  /** What was sent, to the letter; null for what a person published. */
  readonly sent: unknown;
  readonly url: string | null;
  readonly remoteId: string | null;
  readonly remoteVersion: string | null;
  readonly dueAt: Date;
  readonly sentAt: Date;
  readonly byHandPersonId: string | null;
  readonly proof: PictureMark | null;
  readonly pictures: readonly PictureMark[];
}

/** A picture is known by its content: the library keeps the file under that name. */
export interface PictureMark {
  readonly id: string;
  readonly sha256: string;
}

/**
 * System-wide: what happened since it was last recorded, the earliest sent first. Answers to citizens are not among it:
 * what a citizen wrote must stay erasable, and an archive that only grows is no place for it.
 */
export async function unrecorded(tx: Tx, limit: number): Promise<readonly Unrecorded[]> {
  const { rows } = await sql<Unrecorded>`
    select d.id, due.kind,
      case due.kind when 'published' then d.sent_at when 'withdrawn' then coalesce(d.settled_at, clock_timestamp())
        when 'gone' then d.gone_at else clock_timestamp() end as at,
      json_build_object('id', a.id, 'name', a.name) as agency,
      json_build_object('id', c.id, 'name', c.name, 'network', c.network, 'medium', c.medium, 'handle', c.handle,
        'address', c.web_address) as channel,
      json_build_object('id', p.id, 'title', p.title) as post,
      d.version, d.content, d.url, d.remote_id as "remoteId", d.remote_version as "remoteVersion", d.due_at as "dueAt",
      d.sent_at as "sentAt", d.by_hand_person_id as "byHandPersonId",
      (select t.record from delivery_attempt t where t.delivery_id = d.id and t.state = 'sent' order by t.number desc limit 1) as sent,
      (select json_build_object('id', m.id, 'sha256', m.sha256) from media m where m.id = d.proof_media_id) as proof,
      coalesce((select json_agg(json_build_object('id', m.id, 'sha256', m.sha256) order by m.id)
        from jsonb_array_elements(d.content -> 'pictures') shown
        join media m on m.id::text = shown ->> 'mediaId'), '[]') as pictures
    from delivery d
    join post p on p.id = d.post_id
    join channel c on c.id = d.channel_id
    join agency a on a.id = d.agency_id
    cross join lateral (select record_due(d.state, d.sent_at, d.gone_at, d.archived_as) as kind) due
    where d.post_id is not null and record_due(d.state, d.sent_at, d.gone_at, d.archived_as) is not null
    order by d.sent_at, d.id limit ${limit} for no key update of d`.execute(tx);
  return rows;
}

export interface NewRecord extends Sealed {
  readonly of: Unrecorded;
  readonly title: string;
  /** When it is first looked at whether it still stands. */
  readonly lookAt: Date | null;
}

export async function keepRecords(tx: Tx, records: readonly NewRecord[]): Promise<void> {
  if (records.length === 0) return;
  await tx
    .insertInto('publication_record')
    .values(
      records.map(({ of, number, title, body, previousHash, hash }) => ({
        number,
        kind: of.kind,
        at: of.at,
        agency_id: of.agency.id,
        channel_id: of.channel.id,
        post_id: of.post.id,
        delivery_id: of.id,
        title,
        words: `${title}\n${of.content.text ?? ''}`,
        body,
        previous_hash: previousHash,
        hash,
      })),
    )
    .execute();
  await sql`
    update delivery d set archived_as = kept.kind,
      look_at = case when kept.kind = 'published' then kept.look_at when kept.kind = 'withdrawn' then null else d.look_at end,
      looks = case when kept.kind = 'published' then 0 else d.looks end
    from unnest(${records.map(({ of }) => of.id)}::uuid[], ${records.map(({ of }) => of.kind)}::text[],
      ${records.map(({ lookAt }) => lookAt)}::timestamptz[]) as kept (id, kind, look_at)
    where d.id = kept.id`.execute(tx);
}

export interface KeptRecord extends Sealed {
  readonly kind: string;
  readonly deliveryId: string;
}

/** System-wide, in the chain's order. */
export async function recordsAfter(db: Db, number: number, limit: number): Promise<readonly KeptRecord[]> {
  return await db
    .selectFrom('publication_record')
    .select(['number', 'kind', 'body', 'hash', 'previous_hash as previousHash', 'delivery_id as deliveryId'])
    .where('number', '>', number)
    .orderBy('number')
    .limit(limit)
    .execute();
}
