import { sql, type RawBuilder } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { CampaignReach } from '#planning/campaigns/campaign.store.ts';
import type { CoverageBasis } from './contract.ts';

export interface Subject {
  readonly by: CoverageBasis;
  readonly id: string;
  readonly zone: string;
}

const out = sql`p.state in ('published', 'partly-failed') and p.removed_at is null`;

/** Posts `p` about it. */
function aboutIt({ by, id }: Subject): RawBuilder<unknown> {
  const conditions: Readonly<Record<CoverageBasis, RawBuilder<unknown>>> = {
    programme: sql`(p.activity_id in (select activity_id from activity_programme where programme_id in (select programme_branch(${id}::uuid)))
      or p.campaign_id in (select c.id from campaign c where c.programme_id in (select programme_branch(${id}::uuid))))`,
    ward: sql`p.activity_id in (select a.id from activity a where lower(a.village) in (${id.toLowerCase()}, ${`kelurahan ${id.toLowerCase()}`}))`,
    agency: sql`p.agency_id = ${id}::uuid`,
    channel: sql`exists(select from post_variant v join channel c on c.id = v.channel_id where v.post_id = p.id and c.medium = ${id})`,
  };
  return conditions[by];
}

export interface SeenBefore {
  readonly id: string;
  readonly title: string;
  readonly agency: string;
  readonly on: string;
}

/** The three newest published posts about it. */
export async function lastPosts(db: Db, scope: AgencyScope, subject: Subject): Promise<readonly SeenBefore[]> {
  const { rows } = await sql<SeenBefore>`
    select p.id, p.title, a.short_name as agency, to_char(p.published_at at time zone ${subject.zone}, 'YYYY-MM-DD') as on
    from post p join agency a on a.id = p.agency_id
    where ${out} and p.published_at is not null and p.agency_id = any(${[...scope]}::uuid[]) and ${aboutIt(subject)}
    order by p.published_at desc limit 3`.execute(db);
  return rows;
}

/** The three activities nearest ahead or newest behind. */
export async function nextActivities(db: Db, scope: AgencyScope, subject: Subject): Promise<readonly SeenBefore[]> {
  const { by, id, zone } = subject;
  const about: Readonly<Record<CoverageBasis, RawBuilder<unknown>>> = {
    programme: sql`act.id in (select activity_id from activity_programme where programme_id in (select programme_branch(${id}::uuid)))`,
    ward: sql`lower(act.village) in (${id.toLowerCase()}, ${`kelurahan ${id.toLowerCase()}`})`,
    agency: sql`act.agency_id = ${id}::uuid`,
    channel: sql`false`,
  };
  const { rows } = await sql<SeenBefore>`
    select act.id, act.title, a.short_name as agency, to_char(act.starts_at at time zone ${zone}, 'YYYY-MM-DD') as on
    from activity act join agency a on a.id = act.agency_id
    where act.removed_at is null and act.starts_at is not null and act.agency_id = any(${[...scope]}::uuid[]) and ${about[by]}
    order by act.starts_at >= now() desc, abs(extract(epoch from act.starts_at - now())) limit 3`.execute(db);
  return rows;
}

export interface Used {
  readonly kinds: Readonly<Record<string, number>>;
  readonly pillars: Readonly<Record<string, number>>;
  readonly wards: Readonly<Record<string, number>>;
}

/** How often each kind, pillar and ward was told about it in the last 90 days. */
export async function usedLately(db: Db, scope: AgencyScope, subject: Subject): Promise<Used> {
  const { rows } = await sql<{ part: 'kinds' | 'pillars' | 'wards'; name: string; count: number }>`
    with lately as (
      select p.kind, p.pillar_id, lower(regexp_replace(trim(a.village), '^kelurahan ', '', 'i')) as ward
      from post p left join activity a on a.id = p.activity_id
      where ${out} and p.published_at > now() - interval '90 days' and p.agency_id = any(${[...scope]}::uuid[]) and ${aboutIt(subject)}
    )
    select 'kinds' as part, kind as name, count(*)::int as count from lately group by kind
    union all select 'pillars', pillar_id::text, count(*)::int from lately where pillar_id is not null group by pillar_id
    union all select 'wards', ward, count(*)::int from lately where ward <> '' group by ward`.execute(db);
  const of = (part: string) =>
    Object.fromEntries(rows.filter((row) => row.part === part).map((row) => [row.name, row.count]));
  return { kinds: of('kinds'), pillars: of('pillars'), wards: of('wards') };
}

export interface ProgrammeFacts {
  readonly name: string;
  readonly summary: string;
  readonly agency: string;
  readonly agency_id: string;
  /** Of another programme. */
  readonly part: boolean;
  readonly indicators: readonly { readonly label: string; readonly value: string }[];
  readonly milestone: { readonly name: string; readonly on: string } | null;
}

/** System-wide: what a programme promises and how far it is. */
export async function programmeFacts(db: Db, id: string): Promise<ProgrammeFacts | undefined> {
  const { rows } = await sql<ProgrammeFacts>`
    select p.name, coalesce(nullif(p.description, ''), p.summary) as summary, a.name as agency, p.agency_id, p.parent_id is not null as part,
      coalesce((select json_agg(json_build_object('label', i.name, 'value',
          concat_ws(' ', coalesce((select h.value::float8::text from programme_achievement h
            where h.indicator_id = i.id and h.removed_at is null order by h.on_day desc limit 1), '–'),
          '/', i.target::float8::text, nullif(i.unit, ''), '(' || i.target_year || ')')) order by i.position)
        from programme_indicator i where i.programme_id = p.id and i.removed_at is null), '[]') as indicators,
      (select json_build_object('name', m.name, 'on', m.planned_on) from programme_milestone m
        where m.programme_id in (select programme_branch(p.id)) and m.removed_at is null and m.done_on is null
        order by m.planned_on limit 1) as milestone
    from programme p join agency a on a.id = p.agency_id where p.id = ${id}::uuid and p.removed_at is null`.execute(db);
  return rows[0];
}

export interface ApprovedFact {
  readonly code: string;
  readonly label: string;
  readonly shown: string;
}

/** What may be said today: facts that stood in posts about it first, then those of the agency that leads it. Facts are the city's. */
export async function approvedFacts(
  db: Db,
  subject: Subject & { readonly today: string },
): Promise<readonly ApprovedFact[]> {
  const { by, id, today } = subject;
  const theirs: Readonly<Record<CoverageBasis, RawBuilder<unknown>>> = {
    programme: sql`f.agency_id = (select agency_id from programme where id = ${id}::uuid)`,
    agency: sql`f.agency_id = ${id}::uuid`,
    ward: sql`false`,
    channel: sql`false`,
  };
  const { rows } = await sql<ApprovedFact>`
    with used as (
      select pf.code, count(*) as times from post_fact pf join post p on p.id = pf.post_id
      where p.removed_at is null and ${aboutIt(subject)} group by pf.code
    )
    select f.code, f.label, f.shown from fact f left join used on used.code = f.code
    where f.removed_at is null and (f.valid_from is null or f.valid_from <= ${today}::date)
      and (f.valid_until is null or f.valid_until >= ${today}::date) and (used.code is not null or ${theirs[by]})
    order by used.times desc nulls last, lower(f.label), f.id limit 6`.execute(db);
  return rows;
}

export interface RunningCampaign {
  readonly id: string;
  readonly name: string;
}

/** Running today for a programme or its parts, a campaign before a theme; of those that may be joined. */
export async function runningCampaign(
  db: Db,
  { own, ledBy }: CampaignReach,
  { id, today }: { readonly id: string; readonly today: string },
): Promise<RunningCampaign | undefined> {
  const { rows } = await sql<RunningCampaign>`
    select c.id, c.name from campaign c
    where c.removed_at is null and c.programme_id in (select programme_branch(${id}::uuid))
      and ${today}::date between c.starts_on and c.ends_on
      and (c.agency_id = any(${[...ledBy]}::uuid[]) or exists(select from campaign_agency link
        where link.campaign_id = c.id and link.agency_id = any(${[...own]}::uuid[])))
    order by c.kind = 'theme', c.ends_on, c.id limit 1`.execute(db);
  return rows[0];
}
