import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';

export interface ShownPost {
  readonly id: string;
  readonly agency_id: string;
  readonly state: string;
  readonly version: number;
  readonly revision: number;
  readonly publish_at: Date | null;
  readonly published_at: Date | null;
  readonly updated_at: Date;
  readonly removed: boolean;
  readonly approved: boolean;
  readonly approved_at: Date | null;
  readonly approved_by_name: string | null;
  readonly submitted_at: Date | null;
  readonly submitted_by: string | null;
  readonly submitted_by_name: string | null;
  readonly created_by: string | null;
  readonly author: { readonly id: string; readonly name: string } | null;
  readonly activity: { readonly id: string; readonly title: string } | null;
  readonly corrects: { readonly id: string; readonly title: string } | null;
  readonly corrections: readonly { readonly id: string; readonly title: string; readonly state: string }[];
  readonly programmes: readonly { readonly id: string; readonly name: string }[];
  readonly pillar: { readonly id: string; readonly name: string } | null;
  readonly campaign: {
    readonly id: string;
    readonly name: string;
    readonly startsOn: string;
    readonly endsOn: string;
  } | null;
  readonly duty: string | null;
  readonly advice_silenced: readonly string[];
  readonly principles_seen: readonly string[];
  readonly task: { readonly id: string; readonly title: string } | null;
  readonly notes: {
    readonly hashtags: string;
    readonly visual: string;
    readonly cta: string;
    readonly purpose: string;
    readonly pic: string;
    readonly link: string;
  } | null;
  readonly channels: readonly {
    readonly id: string;
    readonly agencyId: string;
    readonly name: string;
    readonly handle: string;
    readonly network: string;
    readonly medium: string;
    readonly state: string;
  }[];
  readonly pictures: readonly {
    readonly id: string;
    readonly width: number;
    readonly height: number;
    readonly alt: string;
  }[];
  readonly decisions: readonly {
    readonly decision: string;
    readonly version: number;
    readonly note: string;
    readonly by: string | null;
    readonly inNameOf: string | null;
    readonly at: string;
    readonly ownPost: boolean;
  }[];
  readonly versions: readonly {
    readonly version: number;
    readonly by: string | null;
    readonly byId: string | null;
    readonly at: string;
  }[];
}

/** Everything a screen shows of one post, its words and deliveries apart. */
export async function shownPost(db: Db, scope: AgencyScope, id: string): Promise<ShownPost | undefined> {
  if (scope.length === 0) return undefined;
  const { rows } = await sql<ShownPost>`
    select p.id, p.agency_id, p.state, p.version, p.revision, p.publish_at, p.published_at, p.updated_at,
      p.removed_at is not null as removed, p.submitted_at, p.submitted_by, p.created_by, p.approved_at,
      p.advice_silenced, p.principles_seen,
      coalesce(p.approved_version = p.version, false) as approved,
      (select name from person where person.id = p.approved_by) as approved_by_name,
      (select name from person where person.id = p.submitted_by) as submitted_by_name,
      (select json_build_object('id', id, 'name', name) from person where person.id = p.created_by) as author,
      (select json_build_object('id', id, 'title', title) from activity where activity.id = p.activity_id) as activity,
      (select json_build_object('id', o.id, 'title', o.title) from post o where o.id = p.corrects_post_id) as corrects,
      coalesce((select json_agg(json_build_object('id', c.id, 'title', c.title, 'state', c.state) order by c.created_at)
        from post c where c.corrects_post_id = p.id and c.removed_at is null), '[]') as corrections,
      (select json_build_object('hashtags', hashtags, 'visual', visual, 'cta', call_to_action, 'purpose', purpose, 'pic', person_in_charge, 'link', result_link)
        from post_brief where post_brief.post_id = p.id) as notes,
      coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name)
        from activity_programme l join programme g on g.id = l.programme_id where l.activity_id = p.activity_id), '[]') as programmes,
      (select json_build_object('id', id, 'name', name) from content_pillar where id = p.pillar_id) as pillar,
      (select json_build_object('id', id, 'name', name, 'startsOn', starts_on, 'endsOn', ends_on)
        from campaign where id = p.campaign_id and removed_at is null) as campaign,
      p.duty, (select json_build_object('id', id, 'title', title) from campaign_task where id = p.campaign_task_id) as task,
      coalesce((select json_agg(json_build_object('id', c.id, 'agencyId', c.agency_id, 'name', c.name, 'handle', c.handle,
          'network', c.network, 'medium', c.medium, 'state', c.state) order by c.network = 'portal' desc, c.network = 'bluesky' desc, c.name)
        from channel c where c.id in (select channel_id from post_variant where post_id = p.id)
          or c.agency_id = p.agency_id and c.removed_at is null and c.state <> 'off'), '[]') as channels,
      coalesce((select json_agg(json_build_object('id', m.id, 'width', m.width, 'height', m.height, 'alt', m.alt) order by u.position)
        from post_media u join media m on m.id = u.media_id where u.post_id = p.id), '[]') as pictures,
      coalesce((select json_agg(json_build_object('decision', d.decision, 'version', d.version, 'note', d.note, 'at', d.at,
          'ownPost', d.own_post, 'by', (select name from person where person.id = d.person_id),
          'inNameOf', (select name from person where person.id = d.for_person_id)) order by d.at)
        from post_decision d where d.post_id = p.id), '[]') as decisions,
      coalesce((select json_agg(json_build_object('version', v.version, 'at', v.at, 'byId', v.person_id,
          'by', (select name from person where person.id = v.person_id)) order by v.version desc)
        from post_version v where v.post_id = p.id), '[]') as versions
    from post p where p.id = ${id} and p.agency_id = any(${[...scope]}::uuid[])`.execute(db);
  return rows[0];
}

export interface ShownVersion {
  readonly version: number;
  readonly by: string | null;
  readonly at: Date;
  readonly content: unknown;
}

export async function shownVersion(
  db: Db,
  scope: AgencyScope,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<ShownVersion | undefined> {
  if (scope.length === 0) return undefined;
  const { rows } = await sql<ShownVersion>`
    select v.version, v.at, v.content, (select name from person where person.id = v.person_id) as by
    from post_version v join post p on p.id = v.post_id
    where v.post_id = ${id} and v.version = ${version} and p.agency_id = any(${[...scope]}::uuid[])`.execute(db);
  return rows[0];
}
