-- The calendar reads posts by when they went out or, before that, by when they are to go out.
create index post_calendar on post ((coalesce(published_at, publish_at))) where removed_at is null;
