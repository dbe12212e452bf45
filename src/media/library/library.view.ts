import { sql, type RawBuilder } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { containing, readCursor, writeCursor } from '#platform/db/paging.ts';
import type { LibraryFilter } from './contract.ts';
import type { PictureRights } from './standing.ts';

/** Which day it is, and which one is near enough to warn of. */
export interface Days {
  readonly today: string;
  readonly soon: string;
}

export interface LibraryRow extends PictureRights {
  readonly id: string;
  readonly agencyId: string;
  readonly mime: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly originalName: string;
  readonly alt: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly createdAt: Date;
  readonly archived: boolean;
  readonly uses: number;
  readonly lastUsedAt: Date | null;
  /** With its microseconds. */
  readonly at: string;
}

export interface LibraryListing extends Days {
  readonly text: string;
  readonly show: LibraryFilter;
  readonly cursor: string | undefined;
  readonly limit: number;
}

export interface LibraryPage {
  readonly items: readonly LibraryRow[];
  readonly nextCursor: string | null;
}

export const shown = sql`m.id, m.agency_id as "agencyId", m.mime, m.bytes, m.width, m.height, m.original_name as "originalName",
  m.alt, m.title, m.tags, m.created_at as "createdAt", m.archived_at is not null as archived, m.rights_until as "rightsUntil",
  m.consent, m.consent_by as "consentBy", m.consent_until as "consentUntil", m.consent_withdrawn_on as "consentWithdrawnOn",
  m.created_at::text as at`;

/** Logos stand in the strategies themselves. */
const logos = sql`select (logo ->> 'mediaId')::uuid from strategy, jsonb_array_elements(content -> 'brand' -> 'logos') logo`;

/** A thing that was removed shows nothing any more; what became of a post afterwards does not matter. */
export const uses = sql`
  (select count(*) from post_media u join post p on p.id = u.post_id where u.media_id = m.id and p.removed_at is null)::int
  + (select count(*) from activity_photo u join activity a on a.id = u.activity_id
     where u.media_id = m.id and a.removed_at is null)::int
  + (select count(*) from bank_picture u join bank_entry b on b.id = u.entry_id
     where u.media_id = m.id and b.removed_at is null)::int
  + (m.id in (${logos}))::int as uses,
  (select max(coalesce(p.published_at, p.publish_at, p.updated_at)) from post_media u join post p on p.id = u.post_id
   where u.media_id = m.id and p.removed_at is null) as "lastUsedAt"`;

/** Newest first. The page is cut before anything is counted for its rows. */
export async function libraryPage(db: Db, scope: AgencyScope, listing: LibraryListing): Promise<LibraryPage> {
  if (scope.length === 0) return { items: [], nextCursor: null };
  const { limit } = listing;
  const { rows } = await sql<LibraryRow>`
    select ${shown}, ${uses} from (
      select * from media m where ${sql.join(conditionsOf(scope, listing), sql` and `)}
      order by m.created_at desc, m.id desc limit ${limit + 1}
    ) m order by m.created_at desc, m.id desc`.execute(db);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit), nextCursor: last ? writeCursor([last.at, last.id]) : null };
}

function conditionsOf(scope: AgencyScope, listing: LibraryListing): readonly RawBuilder<unknown>[] {
  const after = readCursor(listing.cursor, 2);
  return [
    sql`m.agency_id = any(${[...scope]}::uuid[])`,
    ...conditionsOfFilter(listing.show, listing),
    ...(listing.text === '' ? [] : [saying(listing.text)]),
    ...(after ? [sql`(m.created_at, m.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
  ];
}

/** Each word stands somewhere in it, or all of them do in another form: `dibangun` finds `membangun`. */
export function saying(text: string): RawBuilder<unknown> {
  // One by one: an array of them can't be looked up in the index.
  const words = text.split(/\s+/).map((word) => sql`m.words ilike ${containing(word)}`);
  return sql`((${sql.join(words, sql` and `)}) or m.stems @@ plainto_tsquery('indonesian', ${text}))`;
}

const present = sql`m.archived_at is null`;
const idle = sql`not exists (select from post_media u join post p on p.id = u.post_id
    where u.media_id = m.id and p.removed_at is null)
  and not exists (select from activity_photo u join activity a on a.id = u.activity_id
    where u.media_id = m.id and a.removed_at is null)
  and not exists (select from bank_picture u join bank_entry b on b.id = u.entry_id
    where u.media_id = m.id and b.removed_at is null)
  and m.id not in (${logos})`;

function runningOut({ soon }: Days): RawBuilder<unknown> {
  return sql`m.rights_until <= ${soon}::date`;
}

function withoutConsent({ soon, today }: Days): RawBuilder<unknown> {
  return sql`(m.consent = 'unknown' or (m.consent <> 'nobody' and btrim(m.consent_by) = '')
    or m.consent_withdrawn_on <= ${today}::date or m.consent_until <= ${soon}::date)`;
}

function conditionsOfFilter(show: LibraryFilter, days: Days): readonly RawBuilder<unknown>[] {
  switch (show) {
    case 'archived':
      return [sql`m.archived_at is not null`];
    case 'unused':
      return [present, idle];
    case 'rights':
      return [present, runningOut(days)];
    case 'consent':
      return [present, withoutConsent(days)];
    case 'all':
      return [present];
    default:
      throw new Error(`No such filter: ${String(show)}`);
  }
}

/** How many pictures each filter shows. */
export async function libraryCounts(db: Db, scope: AgencyScope, days: Days): Promise<Record<LibraryFilter, number>> {
  const { rows } = await sql<Record<LibraryFilter, number>>`
    select count(*) filter (where ${present})::int as "all",
      count(*) filter (where ${present} and ${idle})::int as unused,
      count(*) filter (where ${present} and ${runningOut(days)})::int as rights,
      count(*) filter (where ${present} and ${withoutConsent(days)})::int as consent,
      count(*) filter (where not (${present}))::int as archived
    from media m where m.agency_id = any(${[...scope]}::uuid[])`.execute(db);
  return rows[0] ?? { all: 0, unused: 0, rights: 0, consent: 0, archived: 0 };
}

/** The same scene again, among the pictures of the agencies in reach, the most alike first. A plain area looks like any other. */
export async function similarTo(
  db: Db,
  scope: AgencyScope,
  { id, limit }: { readonly id: string; readonly limit: number },
): Promise<readonly LibraryRow[]> {
  const { rows } = await sql<LibraryRow>`
    select ${shown}, ${uses} from (
      select m.*, bit_count(m.look # own.look) as apart from media m, media own
      where own.id = ${id}::uuid and m.id <> own.id and m.archived_at is null
        and m.agency_id = any(${[...scope]}::uuid[]) and bit_count(own.look) between 6 and 58
        and bit_count(m.look # own.look) <= ${mostApart}
      order by apart, m.created_at desc limit ${limit}
    ) m order by apart, m.created_at desc`.execute(db);
  return rows;
}

/** Of 64 bits. Two photographs of the same event are usually further apart than this. */
const mostApart = 8;
