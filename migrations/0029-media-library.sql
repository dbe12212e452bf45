-- What a city must know about a picture before it uses it again: who made it, until when it may be shown, who agreed to be shown.
create function media_words(title text, alt text, original_name text, tags text[]) returns text
  language sql immutable parallel safe as $$ select title || ' ' || alt || ' ' || original_name || ' ' || array_to_string(tags, ' ') $$;

alter table media
  add column title text not null default '',
  add column tags text[] not null default '{}',
  add column source text not null default '',
  add column rights text not null default 'unknown'
    check (rights in ('unknown', 'own', 'permission', 'licence', 'public-domain')),
  add column rights_note text not null default '',
  -- the last day on which it may be published
  add column rights_until date,
  add column consent text not null default 'unknown' check (consent in ('unknown', 'nobody', 'adults', 'children')),
  -- who agreed; of children: their guardian
  add column consent_by text not null default '',
  add column consent_on date,
  add column consent_until date,
  -- where the paper lies
  add column consent_reference text not null default '',
  add column consent_withdrawn_on date,
  add column archived_at timestamptz,
  add column revision integer not null default 1,
  -- 64 bits of how it looks, for finding the same scene again; null: not looked at yet
  add column look bit(64),
  add column words text generated always as (media_words(title, alt, original_name, tags)) stored,
  -- the same by the stems of its words, so that `dibangun` finds `membangun`
  add column stems tsvector generated always as (to_tsvector('indonesian', media_words(title, alt, original_name, tags))) stored;

create index media_words_near on media using gin (words gin_trgm_ops);
create index media_words_stems on media using gin (stems);
create index media_newest on media (created_at desc, id desc) where archived_at is null;
create index media_unlooked on media (id) where look is null;
create index post_media_media on post_media (media_id);
create index bank_picture_media on bank_picture (media_id);
