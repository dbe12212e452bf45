-- What the installation must remember about itself: which secret key its data was written with.
create table installation (
  only_one boolean primary key default true check (only_one),
  key_check text not null,
  created_at timestamptz not null default now()
);
