-- Activities: the 5W1H outline that posts are made from.
create table activity (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency (id),
  slug text not null unique,
  title text not null,
  what text not null default '',
  why text not null default '',
  who text not null default '',
  place text not null default '',
  village text not null default '',
  how text not null default '',
  starts_at timestamptz,
  ends_at timestamptz,
  facts jsonb not null default '[]',
  quotes jsonb not null default '[]',
  information_class text not null default 'berkala'
    check (information_class in ('berkala', 'serta-merta', 'setiap-saat', 'dikecualikan')),
  shown_on_portal boolean not null default false,
  -- from then on its address is in citizens' hands and stays
  first_shown_at timestamptz,
  revision integer not null default 1,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid references person (id),
  removed_at timestamptz,
  check (ends_at is null or ends_at >= starts_at),
  check (not shown_on_portal or information_class <> 'dikecualikan')
);
create index activity_agency on activity (agency_id, starts_at desc);
create index activity_recent on activity ((coalesce(starts_at, created_at)) desc, id desc) where removed_at is null;
create index activity_words on activity using gin ((title || ' ' || what || ' ' || place || ' ' || village) gin_trgm_ops);

create table activity_programme (
  activity_id uuid not null references activity (id) on delete cascade,
  programme_id uuid not null references programme (id),
  primary key (activity_id, programme_id)
);
create index activity_programme_programme on activity_programme (programme_id);

create table activity_photo (
  activity_id uuid not null references activity (id) on delete cascade,
  media_id uuid not null references media (id),
  position integer not null,
  alt text not null default '',
  primary key (activity_id, media_id)
);
create index activity_photo_media on activity_photo (media_id);
