-- Lets the planner know how many posts a span of time holds: what it knows of the partial index it may not use for that.
create statistics post_time on (coalesce(published_at, publish_at)) from post;
