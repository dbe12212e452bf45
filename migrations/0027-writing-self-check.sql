-- What a writer lets stand of the advice on a post, and which of the six principles were looked at before asking for approval.
alter table post
  add column advice_silenced text[] not null default '{}',
  add column principles_seen text[] not null default '{}';
