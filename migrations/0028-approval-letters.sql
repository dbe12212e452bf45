-- A letter to who may approve a post, with an address that opens this one post, as submitted this once, for this one person.
create table approval_letter (
  -- only the hash: who reads the table can approve nothing
  token_hash bytea primary key,
  post_id uuid not null references post (id) on delete cascade,
  submitted_at timestamptz not null,
  person_id uuid not null references person (id),
  expires_at timestamptz not null,
  -- once: what was decided through it
  decision text check (decision in ('approved', 'returned')),
  decided_at timestamptz,
  check ((decision is null) = (decided_at is null)),
  unique (post_id, submitted_at, person_id)
);
create index approval_letter_person on approval_letter (person_id);

alter table audit_entry drop constraint audit_entry_via_check;
alter table audit_entry add constraint audit_entry_via_check
  check (via in ('session', 'token', 'letter', 'command', 'system', 'citizen'));
