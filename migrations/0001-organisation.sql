-- The city, its agencies (a tree), people, roles and what they did.
create extension if not exists pg_trgm;
create extension if not exists unaccent;

create table city (
  only_one boolean primary key default true check (only_one),
  name text not null,
  government_name text not null,
  zone text not null default 'Asia/Jakarta',
  portal_title text not null,
  portal_tagline text not null default '',
  privacy_contact text not null default '',
  is_sample boolean not null default false,
  created_at timestamptz not null default now()
);

create table agency (
  id uuid primary key default gen_random_uuid(),
  parent_id uuid references agency (id),
  code text not null unique,
  slug text not null unique,
  name text not null,
  short_name text not null,
  description text not null default '',
  zone text not null default 'Asia/Jakarta',
  active boolean not null default true,
  allows_self_approval boolean not null default false,
  moderates_comments boolean not null default true,
  created_at timestamptz not null default now(),
  check (parent_id <> id)
);
create index agency_parent on agency (parent_id);

-- Counts the changes of the tree, so that a process knows in one small read whether the tree it remembers still holds.
create table agency_tree (
  only_one boolean primary key default true check (only_one),
  version integer not null default 0
);
insert into agency_tree default values;

create function agency_tree_changed() returns trigger language plpgsql as $$
begin
  update agency_tree set version = version + 1;
  return null;
end $$;
create trigger agency_tree_version after insert or update or delete on agency
  for each statement execute function agency_tree_changed();

create table agency_alias (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency (id),
  name text not null,
  short_name text not null,
  valid_from date,
  valid_to date,
  check (valid_to is null or valid_from is null or valid_to >= valid_from)
);
create index agency_alias_agency on agency_alias (agency_id);

create table person (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  job_title text not null default '',
  email text not null,
  language text not null default 'id' check (language in ('id', 'en')),
  active boolean not null default true,
  created_at timestamptz not null default now()
);
create unique index person_email on person (lower(email));

create table membership (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person (id),
  agency_id uuid not null references agency (id),
  role text not null check (role in ('coordinator', 'admin', 'contributor', 'approver', 'liaison', 'leadership')),
  created_at timestamptz not null default now(),
  unique (person_id, agency_id, role)
);
create index membership_agency on membership (agency_id);

create table invitation (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency (id),
  role text not null check (role in ('coordinator', 'admin', 'contributor', 'approver', 'liaison', 'leadership')),
  name text not null,
  email text not null,
  token_hash bytea not null unique,
  invited_by uuid not null references person (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz
);

create table api_token (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person (id),
  name text not null,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_token_person on api_token (person_id);

-- Rows are added inside the change's own transaction. Their place in the chain is given at commit, by a deferred
-- trigger, so that writers wait for each other only for that last instant and never in an order that can deadlock.
create table audit_entry (
  id uuid primary key default gen_random_uuid(),
  seq bigint unique,
  at timestamptz not null default clock_timestamp(),
  person_id uuid references person (id),
  actor_name text not null,
  via text not null check (via in ('session', 'token', 'command', 'system', 'citizen')),
  agency_id uuid references agency (id),
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  before jsonb,
  after jsonb,
  previous_hash bytea,
  hash bytea
);
create index audit_entry_subject on audit_entry (subject_kind, subject_id);
create index audit_entry_agency on audit_entry (agency_id, seq desc);

create function audit_text(e audit_entry) returns text language sql immutable as $$
  select concat_ws(chr(31), e.seq::text, e.id::text, extract(epoch from e.at)::text, coalesce(e.person_id::text, ''),
    e.actor_name, e.via, coalesce(e.agency_id::text, ''), e.action, e.subject_kind, e.subject_id,
    coalesce(e.before::text, ''), coalesce(e.after::text, ''))
$$;

create function audit_seal() returns trigger language plpgsql as $$
declare
  last record;
  entry audit_entry;
begin
  perform pg_advisory_xact_lock(7264014);
  select seq, hash into last from audit_entry where seq is not null order by seq desc limit 1;
  select * into entry from audit_entry where id = new.id;
  entry.seq := coalesce(last.seq, 0) + 1;
  entry.previous_hash := coalesce(last.hash, ''::bytea);
  update audit_entry set seq = entry.seq, previous_hash = entry.previous_hash,
    hash = sha256(entry.previous_hash || convert_to(audit_text(entry), 'UTF8'))
  where id = new.id;
  return null;
end $$;

create constraint trigger audit_entry_seal after insert on audit_entry
  deferrable initially deferred for each row execute function audit_seal();

create function audit_refuse() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.seq is null and new.seq is not null
    and (to_jsonb(new) - '{seq,previous_hash,hash}'::text[]) = (to_jsonb(old) - '{seq,previous_hash,hash}'::text[]) then
    return new;
  end if;
  raise exception 'The audit trail only grows; its entries are never changed or removed.';
end $$;

create trigger audit_entry_append_only before update or delete on audit_entry
  for each row execute function audit_refuse();
create trigger audit_entry_no_truncate before truncate on audit_entry
  for each statement execute function audit_refuse();
