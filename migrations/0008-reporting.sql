-- Numbers as the networks told them, with source and time. A missing number has no row; it is never a zero.
create table metric_snapshot (
  id bigint generated always as identity primary key,
  agency_id uuid not null references agency (id),
  channel_id uuid not null references channel (id),
  delivery_id uuid references delivery (id) on delete cascade,
  -- the network's own name, and what we take it to mean
  name text not null,
  meaning text not null check (meaning in ('followers', 'views', 'reach', 'reactions', 'comments', 'shares', 'saves', 'clicks', 'other')),
  value numeric not null check (value >= 0),
  source text not null check (source in ('api', 'portal', 'by-hand')),
  person_id uuid references person (id),
  taken_at timestamptz not null
);
create index metric_snapshot_delivery on metric_snapshot (delivery_id, name, taken_at desc) where delivery_id is not null;
create index metric_snapshot_channel on metric_snapshot (channel_id, meaning, taken_at desc) where delivery_id is null;

-- The newest reading of each number of each delivery, so that a report reads one row instead of its history.
create table metric_latest (
  delivery_id uuid not null references delivery (id) on delete cascade,
  name text not null,
  meaning text not null,
  value numeric not null,
  source text not null,
  taken_at timestamptz not null,
  primary key (delivery_id, name)
);

create function metric_keep_latest() returns trigger language plpgsql as $$
begin
  insert into metric_latest (delivery_id, name, meaning, value, source, taken_at)
  select distinct on (delivery_id, name) delivery_id, name, meaning, value, source, taken_at
  from added where delivery_id is not null
  order by delivery_id, name, taken_at desc, id desc
  on conflict (delivery_id, name) do update
    set meaning = excluded.meaning, value = excluded.value, source = excluded.source, taken_at = excluded.taken_at
    where metric_latest.taken_at <= excluded.taken_at;
  return null;
end $$;

create trigger metric_snapshot_latest after insert on metric_snapshot
  referencing new table as added for each statement execute function metric_keep_latest();

-- When each thing was last asked for its numbers, answered or not, so that one silent network is not asked every minute.
create table metric_request (
  channel_id uuid not null references channel (id) on delete cascade,
  delivery_id uuid references delivery (id) on delete cascade,
  asked_at timestamptz not null,
  answered_at timestamptz,
  failure jsonb,
  unique nulls not distinct (channel_id, delivery_id)
);
create index metric_request_delivery on metric_request (delivery_id) where delivery_id is not null;
