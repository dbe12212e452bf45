-- Remembers how often in a row the posts of an account could not be read, and why, so that it is asked less often.
alter table native_poll
  add column failures integer not null default 0,
  add column failure jsonb;
