-- What the queue shows is few among all that was ever sent.
create index delivery_unfinished on delivery (agency_id)
  where state not in ('verified', 'withdrawn') or take_down_at is not null;
create index delivery_verified_lately on delivery (verified_at) where state = 'verified';
