-- The strategy of the city and of each agency on one page, and the answers of the guided set-up that begins one.
create table strategy (
  -- what an agency writes is added to what the agencies above it wrote
  agency_id uuid primary key references agency (id),
  content jsonb not null,
  revision integer not null default 1,
  updated_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table strategy_answers (
  agency_id uuid primary key references agency (id),
  answers jsonb not null,
  revision integer not null default 1,
  updated_by uuid references person (id),
  updated_at timestamptz not null default now(),
  -- when a strategy was made of them; they stay, to be gone through again
  applied_at timestamptz
);

alter table content_pillar
  add column revision integer not null default 1,
  add column updated_by uuid references person (id),
  add column updated_at timestamptz not null default now();
