-- Texts drafted from outlines and edited by hand, the ideas board, clashes with the talks about them, election periods.
create table activity_text (
  activity_id uuid not null references activity (id) on delete cascade,
  form text not null,
  text text not null,
  -- what the rules drafted when somebody began to edit: the difference to today's draft is what the outline changed since
  drafted text not null,
  revision integer not null default 1,
  updated_by uuid references person (id),
  updated_at timestamptz not null default now(),
  primary key (activity_id, form)
);

create table idea (
  id uuid primary key default gen_random_uuid(),
  -- where it comes from; on the city's board everybody sees it
  agency_id uuid not null references agency (id),
  for_city boolean not null default false,
  title text not null check (title <> ''),
  note text not null default '',
  link text not null default '',
  media_id uuid references media (id),
  programme_id uuid references programme (id),
  pillar_id uuid references content_pillar (id),
  wished_on date,
  state text not null default 'new' check (state in ('new', 'chosen', 'used', 'kept')),
  activity_id uuid references activity (id),
  post_id uuid references post (id),
  -- joined to another one that says the same
  merged_into uuid references idea (id),
  revision integer not null default 1,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  check (merged_into <> id)
);
create index idea_agency on idea (agency_id, created_at desc);
create index idea_for_city on idea (created_at desc) where for_city;
create index idea_activity on idea (activity_id) where activity_id is not null;
create index idea_post on idea (post_id) where post_id is not null;
create index idea_words on idea using gin ((title || ' ' || note) gin_trgm_ops);

create table idea_vote (
  idea_id uuid not null references idea (id) on delete cascade,
  person_id uuid not null references person (id),
  at timestamptz not null default now(),
  primary key (idea_id, person_id)
);

create table idea_comment (
  id uuid primary key default gen_random_uuid(),
  idea_id uuid not null references idea (id) on delete cascade,
  person_id uuid references person (id),
  text text not null check (text <> ''),
  at timestamptz not null default now(),
  removed_at timestamptz
);
create index idea_comment_idea on idea_comment (idea_id, at);

-- A clash is found anew whenever somebody looks; a row stands here once people talked about it or decided. Its id
-- follows from its kind and posts, so that finding the same clash again finds the talk.
create table clash (
  id uuid primary key,
  kind text not null check (kind in ('same-hour', 'contradiction', 'solemn-day')),
  first_post_id uuid not null references post (id) on delete cascade,
  second_post_id uuid references post (id) on delete cascade,
  -- what the posts said when somebody decided; a decision holds as long as they say that
  fingerprint text not null,
  state text not null default 'open' check (state in ('open', 'dismissed', 'resolved')),
  reason text not null default '',
  decided_by uuid references person (id),
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  check (state = 'open' or reason <> ''),
  check (first_post_id <> second_post_id)
);
create index clash_first_post on clash (first_post_id);
create index clash_second_post on clash (second_post_id);

create table clash_message (
  id uuid primary key default gen_random_uuid(),
  clash_id uuid not null references clash (id) on delete cascade,
  -- for which of the two agencies this person speaks
  agency_id uuid not null references agency (id),
  person_id uuid references person (id),
  text text not null check (text <> ''),
  at timestamptz not null default now()
);
create index clash_message_clash on clash_message (clash_id, at);

create table clash_reading (
  clash_id uuid not null references clash (id) on delete cascade,
  person_id uuid not null references person (id),
  read_at timestamptz not null default now(),
  primary key (clash_id, person_id)
);

create table election_period (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name <> ''),
  starts_on date not null,
  ends_on date not null,
  -- names and words of those who stand for election
  words text[] not null default '{}',
  revision integer not null default 1,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  check (ends_on >= starts_on)
);

-- Whether an agency's posts may be submitted with a reason, or not at all; what stands higher holds below.
create table election_guard (
  agency_id uuid primary key references agency (id),
  blocks boolean not null,
  updated_by uuid references person (id),
  updated_at timestamptz not null default now()
);

-- Why a post was submitted although something was found in it.
alter table post_decision add column justification text not null default '';
