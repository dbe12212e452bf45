-- A picture on its way in, which may take several connections. What has arrived lies under DATA_DIR/media/uploads; its size is the offset.
create table media_upload (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency (id),
  person_id uuid references person (id),
  name text not null,
  alt text not null default '',
  bytes integer not null check (bytes > 0),
  -- what it became; asked again, the answer is the same
  media_id uuid references media (id),
  touched_at timestamptz not null default now()
);
create index media_upload_touched on media_upload (touched_at);

-- Per medium the part of the picture that goes there, in fractions of its sides. None: the whole picture.
alter table post_media add column crops jsonb not null default '{}' check (jsonb_typeof(crops) = 'object');
