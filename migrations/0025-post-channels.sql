-- Which channels a post goes to, beside the post itself: a calendar of thousands of posts, the slots and the ready posts
-- ask for it all the time, and joining the variants costs more than everything else they read. Only these triggers write it.
alter table post add column channel_ids uuid[] not null default '{}';

update post set channel_ids = found.ids
from (select post_id, array_agg(channel_id order by channel_id) as ids from post_variant group by post_id) found
where found.post_id = post.id;

create function post_channels_changed() returns trigger language plpgsql as $$
begin
  update post set channel_ids = found.ids
  from (
    select p.id, array(select v.channel_id from post_variant v where v.post_id = p.id order by v.channel_id) as ids
    from post p where p.id in (select post_id from changed)
  ) found
  where found.id = post.id and found.ids is distinct from post.channel_ids;
  return null;
end $$;

create trigger post_variant_added after insert on post_variant
  referencing new table as changed for each statement execute function post_channels_changed();
create trigger post_variant_taken_away after delete on post_variant
  referencing old table as changed for each statement execute function post_channels_changed();

-- The two columns that the triggers go by never change.
create function post_variant_moved() returns trigger language plpgsql as $$
begin
  raise exception 'A variant stays with its post and its channel';
end $$;
create trigger post_variant_stays before update of post_id, channel_id on post_variant
  for each row when (old.post_id <> new.post_id or old.channel_id <> new.channel_id)
  execute function post_variant_moved();
