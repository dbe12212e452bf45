-- Approved facts that texts take over by a token, and the key messages that agencies confirm and carry.
create table fact (
  id uuid primary key default gen_random_uuid(),
  -- whose fact it is; the city's own stand at the agency at the top
  agency_id uuid not null references agency (id),
  -- stands in texts as {{fakta:code}}, so it never changes
  code text not null unique check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  label text not null,
  kind text not null check (kind in ('number', 'money', 'text', 'date', 'time')),
  -- as computers write it: 1234.5, 2026-11-08, 09:00
  value text not null,
  unit text not null default '',
  display text not null check (display in ('full', 'short', 'long', 'press')),
  -- as citizens read it; holds no token, so resolving never goes on
  shown text not null check (position('{{' in shown) = 0 and position('}}' in shown) = 0),
  source text not null default '',
  valid_from date,
  valid_until date,
  revision integer not null default 1,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_by uuid references person (id),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  check (valid_until >= valid_from)
);
create index fact_agency on fact (agency_id);

-- What it was, and who said so. The present state stands here too.
create table fact_revision (
  fact_id uuid not null references fact (id) on delete cascade,
  revision integer not null,
  label text not null,
  shown text not null,
  source text not null,
  valid_from date,
  valid_until date,
  -- why it changed
  note text not null default '',
  person_id uuid references person (id),
  at timestamptz not null default now(),
  primary key (fact_id, revision)
);

-- Which posts use which tokens. A code may name no fact: then the post can't be submitted.
create table post_fact (
  post_id uuid not null references post (id) on delete cascade,
  code text not null,
  -- what the approver read; null until the version is approved
  shown text,
  primary key (post_id, code)
);
create index post_fact_code on post_fact (code);

create table key_message (
  id uuid primary key default gen_random_uuid(),
  -- who issues it
  agency_id uuid not null references agency (id),
  programme_id uuid references programme (id),
  title text not null,
  narrative text not null default '',
  -- lists of sentences
  points jsonb not null default '[]',
  dos jsonb not null default '[]',
  donts jsonb not null default '[]',
  -- approved figures, by the codes of facts
  fact_codes jsonb not null default '[]',
  valid_from date not null,
  valid_until date,
  -- false: only the agencies below
  for_all boolean not null default true,
  state text not null default 'draft' check (state in ('draft', 'issued', 'withdrawn')),
  -- what agencies confirm; 0 until it is issued
  version integer not null default 0,
  -- counts every save, so that a stale save is noticed
  revision integer not null default 1,
  issued_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_note text not null default '',
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_by uuid references person (id),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  check (valid_until >= valid_from),
  check (state = 'draft' or version > 0 and issued_at is not null)
);
create index key_message_valid on key_message (valid_from, valid_until) where state = 'issued' and removed_at is null;

create table key_message_agency (
  message_id uuid not null references key_message (id) on delete cascade,
  agency_id uuid not null references agency (id),
  primary key (message_id, agency_id)
);
create index key_message_agency_agency on key_message_agency (agency_id);

create table key_message_version (
  message_id uuid not null references key_message (id) on delete cascade,
  version integer not null,
  content jsonb not null,
  -- what is new in it
  note text not null default '',
  person_id uuid references person (id),
  at timestamptz not null default now(),
  primary key (message_id, version)
);

create table key_message_confirmation (
  message_id uuid not null,
  version integer not null,
  agency_id uuid not null references agency (id),
  person_id uuid references person (id),
  at timestamptz not null default now(),
  primary key (message_id, version, agency_id),
  foreign key (message_id, version) references key_message_version (message_id, version) on delete cascade
);

-- Which posts carry which message, as their writers say. Citizens don't see it, so it voids no approval.
create table post_key_message (
  post_id uuid not null references post (id) on delete cascade,
  message_id uuid not null references key_message (id) on delete cascade,
  person_id uuid references person (id),
  at timestamptz not null default now(),
  primary key (post_id, message_id)
);
create index post_key_message_message on post_key_message (message_id);
