-- One brake for everybody: while a pause runs, nothing it covers is handed to a network, and when it ends nothing fires by itself.
create table pause (
  id uuid primary key default gen_random_uuid(),
  -- who is concerned: this agency and those below it; of a channel, whose channel it is
  agency_id uuid not null references agency (id),
  scope text not null check (scope in ('city', 'agency', 'programme', 'network', 'channel')),
  programme_id uuid references programme (id),
  medium text,
  channel_id uuid references channel (id),
  reason text not null,
  holds_replies boolean not null,
  started_by uuid references person (id),
  started_at timestamptz not null default clock_timestamp(),
  ends_at timestamptz,
  ended_by uuid references person (id),
  ended_at timestamptz,
  check ((scope = 'programme') = (programme_id is not null)),
  check ((scope = 'network') = (medium is not null)),
  check ((scope = 'channel') = (channel_id is not null))
);
create unique index pause_running on pause (agency_id, scope, programme_id, medium, channel_id)
  nulls not distinct where ended_at is null;

-- Posts that go out all the same.
create table pause_allowed (
  pause_id uuid not null references pause (id) on delete cascade,
  post_id uuid not null references post (id) on delete cascade,
  primary key (pause_id, post_id)
);
create index pause_allowed_post on pause_allowed (post_id);

create function agency_and_above(agency_id uuid) returns setof uuid language sql stable as $$
  with recursive line as (
    select id, parent_id from agency where id = $1
    union all
    select above.id, above.parent_id from agency above join line on above.id = line.parent_id
  ) select id from line
$$;

-- Dear, for it climbs the tree: whoever asks about many deliveries asks this once per agency.
create function pause_reaches(p pause, agency_id uuid) returns boolean language sql stable as $$
  select p.scope = 'channel' or p.agency_id in (select agency_and_above($2))
$$;

-- What is due once the pause is over is none of its business. All but where in the tree the delivery stands.
create function pause_concerns(p pause, d delivery) returns boolean language sql stable as $$
  select (p.ends_at is null or d.due_at < p.ends_at)
    and (d.reply_id is null or p.holds_replies)
    and (p.channel_id is null or d.channel_id = p.channel_id)
    and (p.medium is null or exists (select from channel c where c.id = d.channel_id and c.medium = p.medium))
    and (p.programme_id is null or exists (
      select from post where post.id = d.post_id and (
        p.programme_id in (select programme_id from activity_programme ap where ap.activity_id = post.activity_id)
        or p.programme_id = (select programme_id from campaign where campaign.id = post.campaign_id))))
    and not exists (select from pause_allowed a where a.pause_id = p.id and a.post_id = d.post_id)
$$;

create function pause_covers(p pause, d delivery) returns boolean language sql stable as $$
  select pause_concerns(p, d) and pause_reaches(p, d.agency_id)
$$;

-- The running pause that holds a delivery, the oldest first; null: nothing holds it. The only place that says so.
create function pause_of(d delivery) returns uuid language sql stable as $$
  select p.id from pause p where p.ended_at is null and pause_covers(p, d) order by p.started_at, p.id limit 1
$$;
