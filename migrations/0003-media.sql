-- Pictures, stored by content under DATA_DIR/media; the row says whose they are and what they show.
create table media (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency (id),
  sha256 text not null,
  mime text not null,
  bytes integer not null check (bytes > 0),
  width integer not null,
  height integer not null,
  original_name text not null,
  alt text not null default '',
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  unique (agency_id, sha256)
);
create index media_recent on media (agency_id, created_at desc, id desc);
