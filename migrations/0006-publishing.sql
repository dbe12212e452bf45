-- Posts, approval, deliveries (one per channel) and the ledger of attempts to send them.
create table post (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency (id),
  activity_id uuid references activity (id),
  slug text not null unique,
  title text not null default '',
  text text not null default '',
  kind text not null default 'berita'
    check (kind in ('berita', 'layanan', 'video-pendek', 'meme', 'hari-besar', 'ucapan-selamat', 'ucapan-duka', 'infografis', 'siaran-langsung', 'bagikan-ulang')),
  information_class text not null default 'berkala'
    check (information_class in ('berkala', 'serta-merta', 'setiap-saat', 'dikecualikan')),
  state text not null default 'draft'
    check (state in ('draft', 'in-review', 'returned', 'approved', 'scheduled', 'sending', 'published', 'partly-failed', 'failed', 'missed', 'withdrawn')),
  -- the version is what people approve and compare; the revision counts every save, so that a stale save is noticed
  version integer not null default 1,
  revision integer not null default 1,
  approved_version integer,
  approved_by uuid references person (id),
  approved_at timestamptz,
  publish_at timestamptz,
  published_at timestamptz,
  created_by uuid references person (id),
  submitted_by uuid references person (id),
  submitted_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  check (state not in ('approved', 'scheduled', 'sending') or approved_version = version)
);
create index post_agency_state on post (agency_id, state, publish_at);
create index post_publish_at on post (publish_at) where publish_at is not null;
create index post_updated on post (updated_at desc);
create index post_activity on post (activity_id) where activity_id is not null;
create index post_words on post using gin ((title || ' ' || text) gin_trgm_ops);

create table post_variant (
  post_id uuid not null references post (id) on delete cascade,
  channel_id uuid not null references channel (id),
  -- null: the same as the base text
  text text,
  primary key (post_id, channel_id)
);
create index post_variant_channel on post_variant (channel_id);

create table post_media (
  post_id uuid not null references post (id) on delete cascade,
  media_id uuid not null references media (id),
  position integer not null,
  alt text not null default '',
  -- why this picture needs no description, when it has none
  no_alt_reason text not null default '',
  primary key (post_id, media_id)
);

create table post_version (
  post_id uuid not null references post (id) on delete cascade,
  version integer not null,
  content jsonb not null,
  person_id uuid references person (id),
  started_at timestamptz not null default now(),
  at timestamptz not null default now(),
  primary key (post_id, version)
);

create table post_decision (
  id uuid primary key default gen_random_uuid(),
  post_id uuid not null references post (id) on delete cascade,
  version integer not null,
  decision text not null check (decision in ('submitted', 'approved', 'returned', 'voided', 'withdrawn')),
  note text not null default '',
  -- approved by the writer, where the agency allows it
  own_post boolean not null default false,
  person_id uuid references person (id),
  at timestamptz not null default now()
);
create index post_decision_post on post_decision (post_id, at);

-- What is to be sent where. A post has one per channel; a reply to a citizen has exactly one.
create table delivery (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency (id),
  channel_id uuid not null references channel (id),
  post_id uuid references post (id) on delete cascade,
  reply_id uuid,
  version integer not null default 1,
  content jsonb not null,
  due_at timestamptz not null,
  state text not null default 'scheduled'
    check (state in ('scheduled', 'sending', 'sent', 'verified', 'waiting-by-hand', 'failed', 'unknown', 'missed', 'withdrawn')),
  -- tries of the present step that did not succeed; the ledger below counts the visible calls
  attempts integer not null default 0,
  next_try_at timestamptz,
  failure jsonb,
  remote_id text,
  remote_version text,
  url text,
  sent_at timestamptz,
  verified_at timestamptz,
  by_hand_person_id uuid references person (id),
  proof_media_id uuid references media (id),
  late_alarm_at timestamptz,
  -- when the sweeper last queued it again
  swept_at timestamptz,
  -- when somebody asked to have it taken down
  take_down_at timestamptz,
  -- when it became failed, unknown, missed or withdrawn
  settled_at timestamptz,
  created_at timestamptz not null default now(),
  check ((post_id is null) <> (reply_id is null)),
  check (state <> 'verified' or verified_at is not null)
);
create unique index delivery_post_channel on delivery (post_id, channel_id) where post_id is not null;
create unique index delivery_reply on delivery (reply_id) where reply_id is not null;
create index delivery_due on delivery (due_at) where state in ('scheduled', 'sending', 'sent');
create index delivery_take_down on delivery (take_down_at) where take_down_at is not null;
create index delivery_needs_person on delivery (agency_id, due_at) where state in ('waiting-by-hand', 'failed', 'unknown', 'missed');
create index delivery_channel_remote on delivery (channel_id, remote_id) where remote_id is not null;
create index delivery_sent on delivery (sent_at) where post_id is not null and sent_at is not null;
create index delivery_agency on delivery (agency_id, state, due_at);

-- One row before each visible call. The record is frozen here, so a repeat after a crash is the same call.
create table delivery_attempt (
  id uuid primary key default gen_random_uuid(),
  delivery_id uuid not null references delivery (id) on delete cascade,
  number integer not null,
  client_reference text not null,
  record jsonb not null,
  content_hash text not null,
  state text not null check (state in ('sending', 'sent', 'refused', 'unknown', 'absent')),
  failure jsonb,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  unique (delivery_id, number)
);
create unique index delivery_attempt_one_open on delivery_attempt (delivery_id) where state in ('sending', 'unknown');
