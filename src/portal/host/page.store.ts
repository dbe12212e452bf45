import { sql } from 'kysely';
import type { PagePicture, PageToPublish } from '#channels/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';

// System-wide, as all of the portal: what stands here is public, and only the sending engine writes it.

export interface StoredPage {
  readonly id: string;
  readonly postId: string;
  readonly slug: string;
}

/** In the name of `agencyId`. Undefined when the same reference has published before; nothing is changed then. */
export async function addPage(tx: Tx, page: PageToPublish): Promise<StoredPage | undefined> {
  const slug = await freeSlug(tx, page.slug);
  const row = await tx
    .insertInto('portal_page')
    .values({
      client_reference: page.clientReference,
      agency_id: page.agencyId,
      post_id: page.postId,
      slug,
      title: page.title,
      text: page.text,
      pictures: JSON.stringify(page.pictures.map(kept)),
      published_at: page.publishedAt,
    })
    .onConflict((conflict) => conflict.column('client_reference').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row && { id: row.id, postId: page.postId, slug };
}

function kept({ mediaId, alt, width, height }: PagePicture): PagePicture {
  return { mediaId, alt, width, height };
}

/** The address asked for, or with the first number that no other page holds; held until the transaction ends. */
async function freeSlug(tx: Tx, wanted: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${wanted}, 7264016))`.execute(tx);
  const rows = await tx
    .selectFrom('portal_page')
    .select('slug')
    .where('withdrawn_at', 'is', null)
    .where((where) => where.or([where('slug', '=', wanted), where('slug', 'like', `${wanted}-%`)]))
    .execute();
  const taken = new Set(rows.map(({ slug }) => slug));
  let slug = wanted;
  for (let number = 2; taken.has(slug); number += 1) slug = `${wanted}-${number}`;
  return slug;
}

export async function pageByReference(db: Db | Tx, clientReference: string): Promise<StoredPage | undefined> {
  const row = await db
    .selectFrom('portal_page')
    .select(['id', 'post_id', 'slug'])
    .where('client_reference', '=', clientReference)
    .executeTakeFirst();
  return row && { id: row.id, postId: row.post_id, slug: row.slug };
}

export async function livePageById(db: Db, id: string): Promise<StoredPage | undefined> {
  const row = await db
    .selectFrom('portal_page')
    .select(['id', 'post_id', 'slug'])
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return row && { id: row.id, postId: row.post_id, slug: row.slug };
}

/** The agency and post of the page, when it was public until now. */
export async function withdrawPage(
  tx: Tx,
  id: string,
  at: Date,
): Promise<{ agencyId: string; postId: string } | undefined> {
  const row = await tx
    .updateTable('portal_page')
    .set({ withdrawn_at: at })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning(['agency_id', 'post_id'])
    .executeTakeFirst();
  return row && { agencyId: row.agency_id, postId: row.post_id };
}

/** Whose post it is, if it may be shown to everybody: it was not removed and is not exempt from disclosure. */
export async function agencyOfPublicPost(tx: Tx, postId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('post')
    .select('agency_id')
    .where('id', '=', postId)
    .where('removed_at', 'is', null)
    .where('information_class', '<>', 'dikecualikan')
    .executeTakeFirst();
  return row?.agency_id;
}
