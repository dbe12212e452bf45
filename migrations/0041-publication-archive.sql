-- Every publication as it stood, one record after the other without a gap, each sealed with the hash of the one before.
create table publication_record (
  number bigint primary key,
  kind text not null check (kind in ('published', 'withdrawn', 'gone', 'back')),
  at timestamptz not null,
  agency_id uuid not null references agency (id),
  channel_id uuid not null references channel (id),
  post_id uuid not null,
  delivery_id uuid not null,
  -- taken from the body for lists and searching; only the body is sealed
  title text not null,
  words text not null,
  -- the very text that is sealed, a JSON object
  body text not null,
  previous_hash text not null,
  hash text not null unique
);
create index publication_record_agency on publication_record (agency_id, number desc);
create index publication_record_post on publication_record (post_id);
create index publication_record_words on publication_record using gin (words gin_trgm_ops);

create function publication_record_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'The archive only grows; its records are never changed or removed.';
end $$;
create trigger publication_record_append_only before update or delete on publication_record
  for each row execute function publication_record_refuse();
create trigger publication_record_no_truncate before truncate on publication_record
  for each statement execute function publication_record_refuse();

alter table delivery
  -- the kind of its latest record
  add column archived_as text,
  -- when it is next looked at whether it still stands there; null: nobody can look, or often enough
  add column look_at timestamptz,
  add column looks smallint not null default 0,
  -- the first look that did not find it
  add column missing_since timestamptz,
  -- a second look did not find it either
  add column gone_at timestamptz,
  -- somebody has taken note of it
  add column gone_seen_at timestamptz;

-- The kind of the record that is still to be written of a delivery.
create function record_due(state text, sent_at timestamptz, gone_at timestamptz, archived_as text) returns text
language sql immutable as $$
  select case
    when sent_at is null then null
    when archived_as is null then case when state in ('verified', 'withdrawn') then 'published' end
    when state = 'withdrawn' then nullif('withdrawn', archived_as)
    when state <> 'verified' then null
    when archived_as = 'withdrawn' then 'published'
    when gone_at is not null then case when archived_as in ('published', 'back') then 'gone' end
    when archived_as = 'gone' then 'back'
  end
$$;
create index delivery_to_archive on delivery (sent_at)
  where post_id is not null and record_due(state, sent_at, gone_at, archived_as) is not null;
create index delivery_to_look_at on delivery (look_at) where look_at is not null;

-- What vanished from its network waits for a person too, until somebody has taken note.
drop index delivery_unfinished;
create index delivery_unfinished on delivery (agency_id)
  where state not in ('verified', 'withdrawn') or take_down_at is not null or gone_at is not null and gone_seen_at is null;
