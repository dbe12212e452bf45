-- What went out is counted for months at once (coverage, mix, timeline): the index alone answers it.
create index post_told on post (published_at) include (id, agency_id, state, activity_id, campaign_id)
  where published_at is not null and removed_at is null;
drop index post_went_out;
