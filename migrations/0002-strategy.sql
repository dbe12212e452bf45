-- Flagship programmes: they change with the mayor, so each has a period and a lead agency.
create table programme (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency (id),
  slug text not null unique,
  name text not null,
  summary text not null default '',
  starts_on date not null,
  ends_on date,
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  check (ends_on is null or ends_on >= starts_on)
);
create index programme_agency on programme (agency_id);
