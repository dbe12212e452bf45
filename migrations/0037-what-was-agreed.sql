-- What the facts said when somebody agreed: the next one has to read the same, or all are asked anew.
alter table post_review_party add column facts jsonb;

-- Whoever stands in is written to about what waits once their days have begun.
alter table approval_delegation add column asked_at timestamptz;
update approval_delegation d set asked_at = now() from agency a
where a.id = d.agency_id and d.starts_on <= (now() at time zone a.zone)::date;

-- What is out already, and what comes when its hour has passed, is due within working hours.
create or replace function review_due_at(r post_review, publish_at timestamptz) returns timestamptz language sql stable as $$
  select case
    when r.afterwards or publish_at is null or publish_at <= r.turn_at then r.hours_due_at
    else least(
      case when publish_at - make_interval(mins => r.lead_minutes) > r.turn_at
        then publish_at - make_interval(mins => r.lead_minutes) else publish_at end,
      case when r.working_hours is not null then r.hours_due_at end)
  end
$$;
