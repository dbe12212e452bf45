-- What keeps posts from reaching people, once per cause: an account that is cut off or late, or one post that a network
-- refused. Whoever can mend it is written to once; it closes when nothing suffers from it any more, and may then come again.
create table trouble (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency (id),
  channel_id uuid not null references channel (id),
  -- the kind of failure, or: unknown, missed, late
  cause text not null,
  -- null: it is the account, and all of its posts suffer
  delivery_id uuid references delivery (id) on delete cascade,
  opened_at timestamptz not null default clock_timestamp(),
  -- everybody who can mend it has been written to
  told_at timestamptz,
  closed_at timestamptz
);
create unique index trouble_open on trouble (channel_id, cause, delivery_id) nulls not distinct where closed_at is null;

create table trouble_letter (
  trouble_id uuid not null references trouble (id) on delete cascade,
  person_id uuid not null references person (id),
  claimed_at timestamptz not null default clock_timestamp(),
  -- null: being written, or whoever wrote it died over it
  sent_at timestamptz,
  primary key (trouble_id, person_id)
);
