-- What citizens say, wherever they say it, and what the city answers.
-- A thread is what one citizen says under one post, or one message sent through the portal's form.
create table citizen_thread (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency (id),
  channel_id uuid references channel (id),
  post_id uuid references post (id),
  activity_id uuid references activity (id),
  -- comments stand under a post; the others are sent to the city through the portal's form
  kind text not null check (kind in ('comment', 'pertanyaan', 'saran', 'keluhan')),
  tracking_code text unique,
  citizen_name text not null default '',
  citizen_handle text not null default '',
  citizen_remote_id text not null default '',
  contact_encrypted bytea,
  village text not null default '',
  state text not null default 'open' check (state in ('open', 'done')),
  assignee_id uuid references person (id),
  public boolean not null default true,
  opened_at timestamptz not null,
  last_citizen_at timestamptz not null,
  -- the promise of the first answer; it never moves. Null: the city owes none (older than the connected account)
  answer_due_at timestamptz,
  first_answer_at timestamptz,
  -- working minutes from opened_at to first_answer_at, counted when the answer went out
  first_answer_minutes integer check (first_answer_minutes >= 0),
  -- when the answer owed right now is due; null while nothing is owed
  due_at timestamptz,
  done_at timestamptz,
  remote_root_id text not null default '',
  created_at timestamptz not null default now(),
  -- searched with `like`: comparing without case row by row (`ilike`) takes five times as long
  words text not null generated always as
    (lower(citizen_name || ' ' || citizen_handle || ' ' || coalesce(tracking_code, ''))) stored,
  check ((first_answer_at is null) = (first_answer_minutes is null)),
  check ((state = 'done') = (done_at is not null))
);
create unique index citizen_thread_conversation on citizen_thread (channel_id, remote_root_id, citizen_remote_id)
  where remote_root_id <> '';
create index citizen_thread_due on citizen_thread (state, (coalesce(due_at, 'infinity')), id);
create index citizen_thread_newest on citizen_thread (state, last_citizen_at desc, id desc);
create index citizen_thread_agency on citizen_thread (agency_id, state, due_at);
create index citizen_thread_post on citizen_thread (post_id) where post_id is not null;
create index citizen_thread_assignee on citizen_thread (assignee_id, state) where assignee_id is not null;
create index citizen_thread_opened on citizen_thread (opened_at);
create index citizen_thread_words on citizen_thread using gin (words gin_trgm_ops);

create table citizen_message (
  id uuid primary key default gen_random_uuid(),
  thread_id uuid not null references citizen_thread (id) on delete cascade,
  agency_id uuid not null references agency (id),
  channel_id uuid references channel (id),
  -- the network's own id, or the form's submission key; one row however often it is polled or sent
  remote_id text not null,
  remote_version text not null default '',
  remote_parent_id text not null default '',
  remote_root_version text not null default '',
  url text not null default '',
  text text not null,
  language text not null default 'id',
  written_at timestamptz not null,
  received_at timestamptz not null default now(),
  edited_at timestamptz,
  moderation text not null default 'shown' check (moderation in ('waiting', 'shown', 'hidden')),
  source_address_hash bytea,
  words text not null generated always as (lower(text)) stored,
  unique nulls not distinct (channel_id, remote_id)
);
create index citizen_message_thread on citizen_message (thread_id, written_at desc);
create index citizen_message_written on citizen_message (written_at);
create index citizen_message_waiting on citizen_message (agency_id) where moderation = 'waiting';
-- The same words sent again from the same address, seen by the portal's guard.
create index citizen_message_address on citizen_message (source_address_hash, received_at) where source_address_hash is not null;
create index citizen_message_words on citizen_message using gin (words gin_trgm_ops);

-- What a citizen wrote before editing it; a page that was read twice is recognised by the version.
create table citizen_message_revision (
  message_id uuid not null references citizen_message (id) on delete cascade,
  remote_version text not null,
  text text not null,
  replaced_at timestamptz not null,
  primary key (message_id, remote_version)
);

create table reply (
  -- chosen by the screen, so that a click that arrives twice is one answer
  id uuid primary key default gen_random_uuid(),
  thread_id uuid not null references citizen_thread (id) on delete cascade,
  message_id uuid not null references citizen_message (id),
  agency_id uuid not null references agency (id),
  text text not null,
  person_id uuid references person (id),
  created_at timestamptz not null default now(),
  withdrawn_at timestamptz
);
create index reply_thread on reply (thread_id, created_at);
create index reply_message on reply (message_id);

alter table delivery add constraint delivery_reply_id foreign key (reply_id) references reply (id) on delete cascade;

create table moderation (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  message_id uuid not null references citizen_message (id) on delete cascade,
  action text not null check (action in ('show', 'hide')),
  reason text not null check (reason <> ''),
  previous text not null check (previous in ('waiting', 'shown', 'hidden')),
  person_id uuid references person (id),
  at timestamptz not null default now(),
  undone_at timestamptz,
  undone_by uuid references person (id)
);
create index moderation_message on moderation (message_id, seq);

-- Who is writing an answer right now; a row past its time means nothing.
create table thread_presence (
  thread_id uuid not null references citizen_thread (id) on delete cascade,
  person_id uuid not null references person (id),
  until timestamptz not null,
  primary key (thread_id, person_id)
);

-- Who is reading a channel's inbox right now: one reader at a time, over all processes. A lease past its time is free.
create table inbox_poll (
  channel_id uuid primary key references channel (id) on delete cascade,
  lease_id uuid not null,
  leased_until timestamptz not null,
  -- in a row, without one that worked in between
  failures integer not null default 0,
  failure jsonb
);
