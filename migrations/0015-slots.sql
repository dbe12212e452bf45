-- Special days, slots with what fills them, the content bank, and the switch that stops them in a crisis.
create table special_day (
  id uuid primary key default gen_random_uuid(),
  date date not null,
  name text not null check (name <> ''),
  kind text not null check (kind in ('national', 'joint-leave', 'local', 'solemn', 'observance')),
  -- null: for the whole city
  agency_id uuid references agency (id),
  -- comes back on the same day of every year from `date` on; 29 February falls on the 28th when there is none
  yearly boolean not null default false,
  -- hangs on the moon or on a decree that is not out yet: somebody has to look it up
  uncertain boolean not null default false,
  note text not null default '',
  source text not null default '',
  revision integer not null default 1,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz
);
create unique index special_day_once
  on special_day (date, lower(name), coalesce(agency_id, '00000000-0000-0000-0000-000000000000'))
  where removed_at is null;
create index special_day_yearly on special_day (yearly) where yearly and removed_at is null;

create table slot (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency (id),
  -- null: any channel of the agency
  channel_id uuid references channel (id),
  name text not null default '',
  -- the rule of RFC 5545 without its start: FREQ=WEEKLY;BYDAY=MO,TH
  rule text not null,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  -- on the wall of the place, 16:30
  time_of_day text not null check (time_of_day ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  -- an IANA name; null: the agency's own
  zone text,
  purpose text not null check (purpose in ('pillar', 'campaign', 'random')),
  pillar_id uuid references content_pillar (id),
  campaign_id uuid references campaign (id),
  on_holidays text not null default 'keep' check (on_holidays in ('keep', 'skip', 'move')),
  stops_in_crisis boolean not null default true,
  auto_fill text not null default 'off' check (auto_fill in ('off', 'bank', 'ready', 'bank-then-ready')),
  -- whose consent the filling without a person rests on
  auto_fill_by uuid references person (id),
  auto_fill_days integer not null default 3 check (auto_fill_days between 1 and 14),
  revision integer not null default 1,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_by uuid references person (id),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  check ((purpose = 'pillar') = (pillar_id is not null)),
  check ((purpose = 'campaign') = (campaign_id is not null))
);
create index slot_agency on slot (agency_id) where removed_at is null;

-- Agencies whose slots and bank stand still; at the top of the tree it holds for the whole city.
create table crisis_stop (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency (id),
  reason text not null,
  started_by uuid references person (id),
  started_at timestamptz not null default now(),
  ended_by uuid references person (id),
  ended_at timestamptz
);
create unique index crisis_stop_running on crisis_stop (agency_id) where ended_at is null;

-- Evergreen content. The version is what people approve; the revision counts every save.
create table bank_entry (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency (id),
  title text not null default '',
  kind text not null default 'layanan',
  information_class text not null default 'setiap-saat'
    check (information_class in ('berkala', 'serta-merta', 'setiap-saat')),
  pillar_id uuid references content_pillar (id),
  campaign_id uuid references campaign (id),
  state text not null default 'draft' check (state in ('draft', 'in-review', 'returned', 'approved')),
  -- MM-DD, both or none; a season may run over the new year
  season_from text check (season_from ~ '^[01][0-9]-[0-3][0-9]$'),
  season_to text check (season_to ~ '^[01][0-9]-[0-3][0-9]$'),
  expires_on date,
  min_gap_days integer not null default 30 check (min_gap_days between 1 and 3650),
  max_uses integer check (max_uses > 0),
  stops_in_crisis boolean not null default true,
  paused boolean not null default false,
  version integer not null default 1,
  revision integer not null default 1,
  approved_version integer,
  approved_by uuid references person (id),
  approved_at timestamptz,
  submitted_by uuid references person (id),
  submitted_at timestamptz,
  return_note text not null default '',
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_by uuid references person (id),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  check ((season_from is null) = (season_to is null)),
  check (state <> 'approved' or approved_version = version)
);
create index bank_entry_agency on bank_entry (agency_id, state) where removed_at is null;

-- The texts of an entry, used in turn.
create table bank_variant (
  id uuid primary key default gen_random_uuid(),
  entry_id uuid not null references bank_entry (id) on delete cascade,
  position integer not null,
  text text not null,
  unique (entry_id, position)
);

create table bank_picture (
  entry_id uuid not null references bank_entry (id) on delete cascade,
  media_id uuid not null references media (id),
  position integer not null,
  alt text not null default '',
  primary key (entry_id, media_id)
);

-- Everybody who wrote at the entry since it was last approved: nobody approves their own words.
create table bank_writer (
  entry_id uuid not null references bank_entry (id) on delete cascade,
  version integer not null,
  person_id uuid not null references person (id),
  primary key (entry_id, version, person_id)
);

create table bank_use (
  id uuid primary key default gen_random_uuid(),
  entry_id uuid not null references bank_entry (id) on delete cascade,
  variant_position integer not null,
  post_id uuid not null references post (id) on delete cascade,
  -- when the post goes out: the gap is counted between these
  for_at timestamptz not null,
  used_at timestamptz not null default now(),
  undone_at timestamptz
);
create index bank_use_entry on bank_use (entry_id, for_at) where undone_at is null;

-- How an occurrence came to its post. Two hands, or two processes, can't fill the same one.
create table slot_fill (
  id uuid primary key default gen_random_uuid(),
  slot_id uuid not null references slot (id),
  at timestamptz not null,
  post_id uuid not null references post (id) on delete cascade,
  way text not null check (way in ('hand', 'bank', 'random', 'auto')),
  seed bigint,
  -- the post's time before, so that the filling can be undone
  former_at timestamptz,
  made_post boolean not null default false,
  filled_by uuid references person (id),
  filled_at timestamptz not null default now(),
  undone_at timestamptz
);
create unique index slot_fill_once on slot_fill (slot_id, at) where undone_at is null;
create index slot_fill_post on slot_fill (post_id);
