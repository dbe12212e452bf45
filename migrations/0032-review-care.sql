-- Who was reminded of a review, what went out before it was reviewed, what is said about a draft and who is writing in it.
alter table post_review add column reminded_turn integer;
alter table post_review add column escalated_at timestamptz;

-- On the desk at once; by mail as soon as the mail server takes it, once.
create table post_review_notice (
  review_id uuid not null references post_review (id) on delete cascade,
  turn integer not null,
  kind text not null check (kind in ('remind', 'escalate')),
  person_id uuid not null references person (id),
  at timestamptz not null default now(),
  mailed_at timestamptz,
  primary key (review_id, turn, kind, person_id)
);
create index post_review_notice_person on post_review_notice (person_id, at);

-- Published at once by somebody who may; its review comes afterwards and ends with an outcome.
alter table post_review add column afterwards boolean not null default false;
alter table post_review add column outcome text check (outcome in ('fine', 'correct', 'withdraw'));
alter table post_review add column outcome_note text not null default '';
alter table post_review add column outcome_by uuid references person (id);
alter table post_review add column closed_at timestamptz;
alter table post_review add check ((outcome is null) = (closed_at is null));
create index post_review_open_afterwards on post_review (post_id) where afterwards and closed_at is null;

-- Which roles may publish at once; an agency without a row follows the one above it.
create table approval_setting (
  agency_id uuid primary key references agency (id),
  rush_roles text[] not null,
  updated_at timestamptz not null default now()
);

create table post_comment (
  id uuid primary key default gen_random_uuid(),
  post_id uuid not null references post (id) on delete cascade,
  person_id uuid references person (id),
  text text not null,
  -- who is addressed by name
  mentions uuid[] not null default '{}',
  -- what the words were about
  version integer not null,
  at timestamptz not null default now(),
  resolved_at timestamptz,
  resolved_by uuid references person (id),
  removed_at timestamptz
);
create index post_comment_post on post_comment (post_id, at);
create index post_comment_mentions on post_comment using gin (mentions);

create table post_presence (
  post_id uuid not null references post (id) on delete cascade,
  person_id uuid not null references person (id),
  until timestamptz not null,
  primary key (post_id, person_id)
);
