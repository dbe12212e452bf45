import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { shown, uses, type LibraryRow } from './library.view.ts';
import type { RightsKind } from './standing.ts';

export interface DetailsRow extends LibraryRow {
  readonly source: string;
  readonly rights: RightsKind;
  readonly rightsNote: string;
  readonly consentOn: string | null;
  readonly consentReference: string;
  readonly revision: number;
  readonly uploadedBy: string | null;
}

export async function detailsRow(db: Db, scope: AgencyScope, id: string): Promise<DetailsRow | undefined> {
  if (scope.length === 0) return undefined;
  const { rows } = await sql<DetailsRow>`
    select ${shown}, ${uses}, m.source, m.rights, m.rights_note as "rightsNote", m.consent_on as "consentOn",
      m.consent_reference as "consentReference", m.revision,
      (select name from person where person.id = m.created_by) as "uploadedBy"
    from media m where m.id = ${id}::uuid and m.agency_id = any(${[...scope]}::uuid[])`.execute(db);
  return rows[0];
}

export interface UseRow {
  readonly kind: 'post' | 'activity' | 'bank' | 'strategy';
  readonly id: string;
  readonly title: string;
  readonly state: string | null;
  readonly at: Date | null;
}

const mostUses = 100;

interface Uses {
  readonly shown: readonly UseRow[];
  /** With those that are not shown because there are so many. */
  readonly total: number;
}

/** Where a picture is shown, as far as the reader may look, the latest first. */
export async function usesOf(db: Db, scope: AgencyScope, mediaId: string): Promise<Uses> {
  const { rows } = await sql<UseRow & { readonly total: number }>`
    select kind, id, title, state, at, count(*) over ()::int as total from (
      select 'post' as kind, p.id, p.title, p.state, coalesce(p.published_at, p.publish_at, p.updated_at) as at, p.agency_id
      from post_media u join post p on p.id = u.post_id where u.media_id = ${mediaId}::uuid and p.removed_at is null
      union all
      select 'activity', a.id, a.title, null, a.starts_at, a.agency_id
      from activity_photo u join activity a on a.id = u.activity_id
      where u.media_id = ${mediaId}::uuid and a.removed_at is null
      union all
      select 'bank', b.id, b.title, null, null, b.agency_id
      from bank_picture u join bank_entry b on b.id = u.entry_id
      where u.media_id = ${mediaId}::uuid and b.removed_at is null
      union all
      select 'strategy', s.agency_id, a.name, null, null, s.agency_id from strategy s join agency a on a.id = s.agency_id
      where s.content -> 'brand' -> 'logos' @> jsonb_build_array(jsonb_build_object('mediaId', ${mediaId}::text))
    ) used where agency_id = any(${[...scope]}::uuid[])
    order by at desc nulls last, title, id limit ${mostUses}`.execute(db);
  const shown = rows.map(({ kind, id, title, state, at }) => ({ kind, id, title, state, at }));
  return { shown, total: rows[0]?.total ?? 0 };
}
