-- Pictures that the desk drew: of which template and words, so that they can be opened again and changed. A change makes a new card.
create table card (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency (id),
  design jsonb not null,
  -- of the design and its pictures: the same card twice is one
  digest text not null,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  unique (agency_id, digest)
);

create table card_picture (
  card_id uuid not null references card (id) on delete cascade,
  size text not null check (size in ('portrait', 'square', 'story', 'wide', 'link')),
  media_id uuid not null references media (id),
  primary key (card_id, size)
);
create index card_picture_media on card_picture (media_id);
