-- Asked in the statement that hands a delivery over. Until its transaction ends no pause starts or ends, and as the function
-- is volatile its second statement sees every pause that had started before: whoever waited for the lock is not told of an
-- earlier state of things. The number is the brake's, in `pauses/hold.store.ts`.
create function may_hand_over(delivery_id uuid) returns boolean language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock_shared(7264026);
  return exists (select 1 from delivery d where d.id = delivery_id and pause_of(d) is null);
end;
$$;
