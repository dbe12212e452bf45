-- What the portal has published. The page of a post lives here, so that withdrawing a post elsewhere can't erase it by accident.
create table portal_page (
  id uuid primary key default gen_random_uuid(),
  -- the sender's reference; the same reference again is the same page
  client_reference text not null unique,
  agency_id uuid not null references agency (id),
  post_id uuid not null references post (id),
  slug text not null,
  title text not null,
  text text not null,
  -- [{mediaId, alt, width, height}]
  pictures jsonb not null default '[]',
  published_at timestamptz not null,
  withdrawn_at timestamptz
);
-- A page that was withdrawn leaves its address to the next one, and answers there until then.
create unique index portal_page_slug on portal_page (slug) where withdrawn_at is null;
create index portal_page_slug_withdrawn on portal_page (slug) where withdrawn_at is not null;
create index portal_page_post on portal_page (post_id);
create index portal_page_recent on portal_page (published_at desc, id desc) where withdrawn_at is null;
create index portal_page_agency on portal_page (agency_id, published_at desc, id desc) where withdrawn_at is null;
create index portal_page_words on portal_page using gin ((title || ' ' || text) gin_trgm_ops);

-- Says whether a picture is public.
create index portal_page_pictures on portal_page using gin (pictures jsonb_path_ops) where withdrawn_at is null;

create table portal_view (
  page_id uuid not null references portal_page (id) on delete cascade,
  day date not null,
  views integer not null default 0,
  primary key (page_id, day)
);

create table portal_reply (
  id uuid primary key default gen_random_uuid(),
  client_reference text not null unique,
  thread_id uuid not null,
  agency_id uuid not null references agency (id),
  text text not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz
);
create index portal_reply_thread on portal_reply (thread_id, published_at);

-- How often somebody acted in an hour. The address is hashed with a salt of the day, so that nobody can be followed.
create table portal_turnstile (
  address_hash bytea not null,
  action text not null,
  hour timestamptz not null,
  times integer not null,
  primary key (address_hash, action, hour)
);
create index portal_turnstile_hour on portal_turnstile (hour);
