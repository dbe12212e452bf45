-- The account register: every medium the city speaks through, with or without an API.
create table channel (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency (id),
  network text not null check (network in ('portal', 'bluesky', 'by-hand')),
  medium text not null,
  media_class text not null check (media_class in ('traditional', 'conventional', 'new')),
  name text not null,
  handle text not null default '',
  remote_account_id text not null default '',
  origin text not null default '',
  web_address text not null default '',
  state text not null default 'connected' check (state in ('connected', 'needs-reconnect', 'off')),
  state_reason text not null default '',
  settings jsonb not null default '{}',
  secret bytea,
  inbox_cursor text,
  inbox_pulled_at timestamptz,
  checked_at timestamptz,
  slow_until timestamptz,
  responsible_person_id uuid references person (id),
  created_at timestamptz not null default now(),
  removed_at timestamptz
);
create index channel_agency on channel (agency_id);
create unique index channel_account on channel (network, remote_account_id)
  where remote_account_id <> '' and removed_at is null;
create unique index channel_portal on channel (agency_id) where network = 'portal' and removed_at is null;
