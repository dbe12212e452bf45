import { sql } from 'kysely';

/** Of deliveries called `d`, as the index `delivery_unfinished` says it: few of all. */
export const unfinished = sql<boolean>`(d.state not in ('verified', 'withdrawn') or d.take_down_at is not null
  or d.gone_at is not null and d.gone_seen_at is null)`;

/** Of deliveries called `d` and their posts `p`: a thrown-away or withdrawn post asks nothing of anybody, except to disappear. */
export const standing = sql<boolean>`(p.id is null or p.removed_at is null and (p.state <> 'withdrawn' or d.take_down_at is not null))`;

/** Of deliveries called `d`: it was public, the network shows it no more, and nobody has taken note of that. */
export const vanished = sql<boolean>`(d.state = 'verified' and d.gone_at is not null and d.gone_seen_at is null)`;
