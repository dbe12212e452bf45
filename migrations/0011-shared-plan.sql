-- What strategy and planning share: pillars, campaigns, and where a post or an activity stands in them.
create table content_pillar (
  id uuid primary key default gen_random_uuid(),
  -- a pillar of the city's agency at the top holds for all agencies below it
  agency_id uuid not null references agency (id),
  name text not null,
  description text not null default '',
  -- in percent of the posts; null: no share is wanted
  wanted_share numeric(5, 2) check (wanted_share between 0 and 100),
  -- the weekday it is told on, Monday is 1 ("Kamis budaya"); null: any day
  weekday smallint check (weekday between 1 and 7),
  position integer not null default 0,
  created_at timestamptz not null default now(),
  removed_at timestamptz
);
create index content_pillar_agency on content_pillar (agency_id);

create table campaign (
  id uuid primary key default gen_random_uuid(),
  -- the agency that leads it
  agency_id uuid not null references agency (id),
  kind text not null default 'campaign' check (kind in ('campaign', 'theme')),
  name text not null,
  summary text not null default '',
  starts_on date not null,
  ends_on date not null,
  programme_id uuid references programme (id),
  revision integer not null default 1,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  check (ends_on >= starts_on)
);
create index campaign_led_by on campaign (agency_id, starts_on);

-- The agencies that take part, the leading one not among them.
create table campaign_agency (
  campaign_id uuid not null references campaign (id) on delete cascade,
  agency_id uuid not null references agency (id),
  primary key (campaign_id, agency_id)
);
create index campaign_agency_agency on campaign_agency (agency_id);

alter table activity add column campaign_id uuid references campaign (id);
create index activity_campaign on activity (campaign_id) where campaign_id is not null;

-- Where a post stands in the plan. None of it is shown to citizens, so changing it voids no approval.
alter table post
  add column pillar_id uuid references content_pillar (id),
  add column campaign_id uuid references campaign (id),
  add column duty text check (duty in ('policy', 'work-plan', 'performance', 'service', 'education', 'participation'));
create index post_pillar on post (pillar_id) where pillar_id is not null;
create index post_campaign on post (campaign_id) where campaign_id is not null;
