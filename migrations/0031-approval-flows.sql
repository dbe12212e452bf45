-- Who has to agree to what and in which order, per agency and kind of content; what a submission still waits for; who stands in for whom.
create table approval_flow (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency (id),
  name text not null,
  -- which posts: all, those that carry a key message, or those of one kind, information class or pillar
  covers text not null check (covers in ('all', 'key-message', 'kind', 'class', 'pillar')),
  value text not null default '',
  -- whose posts: the agency's own, also those below that have nothing of their own, or of all below
  reach text not null check (reach in ('agency', 'below', 'binding')),
  -- one person may agree in more than one place
  repeats boolean not null default false,
  steps jsonb not null,
  lead_minutes integer not null,
  -- null: only the time of publication counts
  working_hours integer,
  revision integer not null default 1,
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  check ((value = '') = (covers in ('all', 'key-message')))
);
create unique index approval_flow_once on approval_flow (agency_id, covers, value) where removed_at is null;

-- One submission on its way, with the flow as it was then. A post in review without one waits for its agency's approver.
create table post_review (
  id uuid primary key default gen_random_uuid(),
  post_id uuid not null references post (id) on delete cascade,
  submitted_at timestamptz not null,
  -- empty: the usual single step
  flow_name text not null default '',
  repeats boolean not null default false,
  step integer not null default 0,
  -- counts every time that somebody else is asked, or the same people anew
  turn integer not null default 0,
  turn_at timestamptz not null default now(),
  lead_minutes integer not null,
  -- of the flow; null: only the time of publication counts, or without one a working day
  working_hours integer,
  hours_due_at timestamptz not null,
  unique (post_id, submitted_at)
);

create table post_review_party (
  review_id uuid not null references post_review (id) on delete cascade,
  step integer not null,
  position integer not null,
  -- how many of a step's parties must agree; the same in all of them
  need text not null check (need in ('any', 'all')),
  kind text not null check (kind in ('approver', 'coordinator', 'people')),
  title text not null default '',
  people uuid[] not null default '{}',
  person_id uuid references person (id),
  for_person_id uuid references person (id),
  agreed_at timestamptz,
  primary key (review_id, step, position)
);

-- By when those whose turn it is should have answered: in time before publication, or within working hours.
create function review_due_at(r post_review, publish_at timestamptz) returns timestamptz language sql stable as $$
  select case
    when publish_at is null then r.hours_due_at
    else least(
      case when publish_at - make_interval(mins => r.lead_minutes) > r.turn_at
        then publish_at - make_interval(mins => r.lead_minutes) else publish_at end,
      case when r.working_hours is not null then r.hours_due_at end)
  end
$$;

create table approval_delegation (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency (id),
  person_id uuid not null references person (id),
  delegate_id uuid not null references person (id),
  -- days of the agency's calendar, both included
  starts_on date not null,
  ends_on date not null,
  note text not null default '',
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  check (person_id <> delegate_id),
  check (starts_on <= ends_on)
);
create index approval_delegation_delegate on approval_delegation (delegate_id) where ended_at is null;
create index approval_delegation_person on approval_delegation (person_id) where ended_at is null;

alter table post_decision add column for_person_id uuid references person (id);
alter table post_decision drop constraint post_decision_decision_check;
alter table post_decision add constraint post_decision_decision_check
  check (decision in ('submitted', 'agreed', 'approved', 'returned', 'voided', 'withdrawn', 'rushed', 'reviewed'));

-- A letter asks for one turn of a submission only.
alter table approval_letter add column turn integer not null default 0;
alter table approval_letter drop constraint approval_letter_post_id_submitted_at_person_id_key;
alter table approval_letter add unique (post_id, submitted_at, person_id, turn);
