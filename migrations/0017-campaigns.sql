-- What a communication campaign is made of, what each agency in it is asked to do, and the wards a city covers.
alter table campaign
  add column goal text not null default '',
  add column audience text not null default '',
  -- kinds of media, as channels name them: radio, instagram, billboard
  add column media text[] not null default '{}',
  add column budget_line text not null default '',
  -- in rupiah
  add column budget_amount bigint check (budget_amount >= 0),
  add column talking_points text[] not null default '{}',
  add column updated_by uuid references person (id);
create index campaign_period on campaign (starts_on, ends_on) where removed_at is null;

-- Done when a post made for it is published; nothing is ticked off by hand.
create table campaign_task (
  id uuid primary key,
  campaign_id uuid not null references campaign (id) on delete cascade,
  agency_id uuid not null references agency (id),
  position integer not null,
  title text not null,
  brief text not null default '',
  medium text,
  pillar_id uuid references content_pillar (id),
  due_on date
);
create index campaign_task_campaign on campaign_task (campaign_id, position);
create index campaign_task_agency on campaign_task (agency_id);

alter table post add column campaign_task_id uuid references campaign_task (id) on delete set null;
create index post_campaign_task on post (campaign_task_id) where campaign_task_id is not null;
create index post_went_out on post (published_at) where published_at is not null and removed_at is null;

-- The kelurahan of the city, so that one that is never told about is seen too. Activities name theirs in words.
create table ward (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  -- the kecamatan
  district text not null,
  position integer not null default 0
);
create unique index ward_name on ward (lower(name));
