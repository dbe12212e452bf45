-- Goals with their numbers, and what flagship programmes promise: indicators, milestones, parts and who goes on with them.
create table goal (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency (id),
  -- the goal of an agency above that this one supports
  supports_id uuid references goal (id),
  -- whose numbers count: the agency's own, of all agencies below it too, or of those in goal_agency
  contributors text not null default 'own' check (contributors in ('own', 'all', 'chosen')),
  -- what should change, and for whom
  change text not null,
  audience text not null default '',
  metric text not null check (metric in
    ('followers', 'posts', 'interactions', 'comments', 'views', 'voices', 'answer-minutes', 'answered-in-time', 'by-hand')),
  -- of numbers entered by hand, such as "keluarga"
  unit text not null default '',
  direction text not null check (direction in ('up', 'down')),
  -- null: not known, which is not zero
  baseline numeric,
  baseline_on date not null,
  target numeric not null,
  due_on date not null check (due_on > baseline_on),
  programme_id uuid references programme (id),
  note text not null default '',
  revision integer not null default 1,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_by uuid references person (id),
  updated_at timestamptz not null default now(),
  archived_at timestamptz
);
create index goal_agency_id on goal (agency_id);
create index goal_supports on goal (supports_id) where supports_id is not null;
create index goal_programme on goal (programme_id) where programme_id is not null;

create table goal_agency (
  goal_id uuid not null references goal (id) on delete cascade,
  agency_id uuid not null references agency (id),
  primary key (goal_id, agency_id)
);
create index goal_agency_agency on goal_agency (agency_id);

-- The channels that count; none: all of the agencies that contribute.
create table goal_channel (
  goal_id uuid not null references goal (id) on delete cascade,
  channel_id uuid not null references channel (id) on delete cascade,
  primary key (goal_id, channel_id)
);
create index goal_channel_channel on goal_channel (channel_id);

-- What a person wrote down for a goal that nothing here measures. The newest of a day counts.
create table goal_reading (
  id uuid primary key default gen_random_uuid(),
  goal_id uuid not null references goal (id) on delete cascade,
  on_day date not null,
  value numeric not null,
  source text not null,
  proof_url text not null default '',
  person_id uuid references person (id),
  created_at timestamptz not null default now(),
  removed_at timestamptz
);
create index goal_reading_goal on goal_reading (goal_id, on_day);

alter table programme
  add column description text not null default '',
  -- a part of another, such as the plan of one neighbourhood
  add column parent_id uuid references programme (id) check (parent_id <> id),
  add column village text not null default '',
  add column tags text[] not null default '{}',
  -- the programme that goes on with it
  add column successor_id uuid references programme (id) check (successor_id <> id),
  add column archived_at timestamptz,
  add column revision integer not null default 1,
  add column updated_by uuid references person (id),
  add column updated_at timestamptz not null default now();
create index programme_parent on programme (parent_id) where parent_id is not null;
create index programme_successor on programme (successor_id) where successor_id is not null;

-- The programme and all its parts. Ends also should parts ever go in a circle.
create function programme_branch(top uuid) returns setof uuid language sql stable as $$
  with recursive branch (id) as (
    select top
    union
    select p.id from programme p join branch b on p.parent_id = b.id where p.removed_at is null
  ) select id from branch
$$;

create table programme_indicator (
  id uuid primary key default gen_random_uuid(),
  programme_id uuid not null references programme (id) on delete cascade,
  name text not null,
  unit text not null default '',
  direction text not null default 'up' check (direction in ('up', 'down')),
  baseline numeric,
  baseline_year smallint,
  target numeric not null,
  target_year smallint not null,
  source text not null default '',
  position integer not null default 0,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  removed_at timestamptz
);
create index programme_indicator_programme on programme_indicator (programme_id);

create table programme_achievement (
  id uuid primary key default gen_random_uuid(),
  indicator_id uuid not null references programme_indicator (id) on delete cascade,
  on_day date not null,
  value numeric not null,
  source text not null,
  proof_url text not null default '',
  person_id uuid references person (id),
  created_at timestamptz not null default now(),
  removed_at timestamptz
);
create index programme_achievement_indicator on programme_achievement (indicator_id, on_day);

create table programme_milestone (
  id uuid primary key default gen_random_uuid(),
  programme_id uuid not null references programme (id) on delete cascade,
  name text not null,
  planned_on date not null,
  done_on date,
  note text not null default '',
  proof_url text not null default '',
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  removed_at timestamptz
);
create index programme_milestone_programme on programme_milestone (programme_id, planned_on);

-- What was decided about programmes when a term ended, with how they stood before, so that it can be undone whole.
create table term_end (
  id uuid primary key default gen_random_uuid(),
  decisions jsonb not null,
  person_id uuid references person (id),
  decided_at timestamptz not null default now(),
  undone_at timestamptz
);
