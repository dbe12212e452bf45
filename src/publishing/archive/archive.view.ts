import { sql, type RawBuilder } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { FrozenContent } from '#publishing/deliveries/delivery.ts';
import type { Db } from '#platform/db/db.ts';
import { containing } from '#platform/db/paging.ts';
import type { RecordKind } from './contract.ts';

export interface ArchiveFilter {
  readonly channelId?: string | undefined;
  readonly postId?: string | undefined;
  readonly text: string;
  readonly kind?: RecordKind | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface ListedRecord {
  readonly number: number;
  readonly kind: RecordKind;
  readonly at: Date;
  readonly agency_id: string;
  readonly channel: { readonly id: string; readonly name: string; readonly medium: string };
  readonly post_id: string;
  readonly title: string;
}

const listed = sql`r.number, r.kind, r.at, r.agency_id, r.post_id, r.title,
  json_build_object('id', r.channel_id, 'name', c.name, 'medium', c.medium) as channel`;

interface Asked extends ArchiveFilter {
  readonly scope: AgencyScope;
}

function wanted({ scope, channelId, postId, text, kind, from, to }: Asked): RawBuilder<boolean> {
  const parts = [
    sql`r.agency_id = any(${[...scope]}::uuid[])`,
    channelId && sql`r.channel_id = ${channelId}`,
    postId && sql`r.post_id = ${postId}`,
    text !== '' && sql`r.words ilike ${containing(text)}`,
    kind && sql`r.kind = ${kind}`,
    from && sql`r.at >= ${new Date(from)}`,
    to && sql`r.at < ${new Date(to)}`,
  ].filter((part) => typeof part === 'object');
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}

/** The newest first; `before` is the number of the last that was shown. */
export async function archiveList(
  db: Db,
  asked: Asked,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<readonly ListedRecord[]> {
  if (asked.scope.length === 0) return [];
  const { rows } = await sql<ListedRecord>`
    select ${listed} from publication_record r join channel c on c.id = r.channel_id
    where ${wanted(asked)} and (${before ?? null}::bigint is null or r.number < ${before ?? null}::bigint)
    order by r.number desc limit ${limit}`.execute(db);
  return rows;
}

export interface WholeRecord extends ListedRecord {
  readonly body: string;
  readonly previous_hash: string;
  readonly hash: string;
}

export async function archiveRecord(db: Db, scope: AgencyScope, number: number): Promise<WholeRecord | undefined> {
  if (scope.length === 0) return undefined;
  const { rows } = await sql<WholeRecord>`
    select ${listed}, r.body, r.previous_hash, r.hash from publication_record r join channel c on c.id = r.channel_id
    where r.number = ${number} and r.agency_id = any(${[...scope]}::uuid[])`.execute(db);
  return rows[0];
}

const batchSize = 500;

export type ExportedRecord = Pick<WholeRecord, 'number' | 'previous_hash' | 'hash' | 'body'>;

/** The oldest first, in batches, so that an archive of any length goes out in little memory. */
export async function* archiveBatches(db: Db, asked: Asked): AsyncGenerator<readonly ExportedRecord[]> {
  for (let after = 0; asked.scope.length > 0;) {
    const { rows } = await sql<ExportedRecord>`
      select r.number, r.previous_hash, r.hash, r.body from publication_record r
      where ${wanted(asked)} and r.number > ${after} order by r.number limit ${batchSize}`.execute(db);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.number;
  }
}

/** What the sealed text of a record says, as far as it is shown. */
export interface ToldInBody {
  readonly content: Partial<FrozenContent>;
  readonly url: string | null;
  readonly dueAt: string;
  readonly sentAt: string;
  readonly byHandPersonId: string | null;
  readonly proof: { readonly id: string; readonly sha256: string } | null;
  readonly pictures: readonly { readonly id: string; readonly sha256: string }[];
}
