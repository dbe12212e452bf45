-- How steadily an agency publishes is counted from its deliveries; stored is only what people decide about it.
create table consistency_setting (
  agency_id uuid primary key references agency (id),
  -- activities told about in a week; null: as the agency above says
  stories_per_week integer check (stories_per_week between 1 and 50),
  -- of the city's agency: whether agencies are shown side by side
  shows_league boolean not null default false,
  updated_at timestamptz not null default clock_timestamp()
);

-- One letter per person and week, however many servers write.
create table consistency_letter (
  -- the Monday
  week date not null,
  person_id uuid not null references person (id),
  claimed_at timestamptz not null default clock_timestamp(),
  -- null: being written, or whoever wrote it died over it
  sent_at timestamptz,
  primary key (week, person_id)
);

-- Who wants no such letters.
create table consistency_silence (
  person_id uuid primary key references person (id),
  since timestamptz not null default clock_timestamp()
);
