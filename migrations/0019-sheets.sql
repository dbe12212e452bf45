-- Plans that come and go as spreadsheets and calendars; notes of plan meetings; posts made in a network's own app.

-- What a content plan says besides the post itself. None of it is published.
create table post_brief (
  post_id uuid primary key references post (id) on delete cascade,
  hashtags text not null default '',
  visual text not null default '',
  call_to_action text not null default '',
  purpose text not null default '',
  person_in_charge text not null default '',
  result_link text not null default '',
  updated_at timestamptz not null default now()
);

create table post_import (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency (id),
  person_id uuid references person (id),
  file_name text not null default '',
  created_at timestamptz not null default now(),
  undone_at timestamptz
);
create index post_import_agency on post_import (agency_id, created_at desc);

create table post_import_row (
  import_id uuid not null references post_import (id) on delete cascade,
  -- the line of the file
  line integer not null,
  post_id uuid not null references post (id) on delete cascade,
  primary key (import_id, line)
);
create index post_import_row_post on post_import_row (post_id);

-- What was decided about a day while the plan was looked at together.
create table plan_note (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency (id),
  day date not null,
  text text not null,
  person_id uuid references person (id),
  created_at timestamptz not null default now(),
  removed_at timestamptz
);
create index plan_note_day on plan_note (agency_id, day) where removed_at is null;

-- A private address that a calendar program reads. Only a hash of it is kept.
create table calendar_feed (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person (id),
  -- null: all agencies the person may see
  agency_id uuid references agency (id),
  content text not null default 'all' check (content in ('all', 'posts', 'activities')),
  name text not null default '',
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index calendar_feed_person on calendar_feed (person_id);

create table activity_import (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency (id),
  person_id uuid references person (id),
  file_name text not null default '',
  created_at timestamptz not null default now(),
  undone_at timestamptz
);
create index activity_import_agency on activity_import (agency_id, created_at desc);

create table activity_import_row (
  import_id uuid not null references activity_import (id) on delete cascade,
  activity_id uuid not null references activity (id) on delete cascade,
  -- of the calendar file: which event, and when it takes place
  uid text not null,
  starts_at timestamptz not null,
  primary key (import_id, activity_id)
);
create index activity_import_row_activity on activity_import_row (activity_id);

-- Posts that people made in the network's own app, as the network shows them.
create table native_post (
  id uuid primary key default gen_random_uuid(),
  channel_id uuid not null references channel (id),
  agency_id uuid not null references agency (id),
  remote_id text not null,
  url text not null default '',
  text text not null default '',
  published_at timestamptz not null,
  seen_at timestamptz not null default now(),
  unique (channel_id, remote_id)
);
create index native_post_time on native_post (agency_id, published_at);

create table native_poll (
  channel_id uuid primary key references channel (id) on delete cascade,
  polled_at timestamptz not null
);
