import type { Reply } from './connector.ts';

const oneMinute = 60_000;
/** Epoch seconds are above this, seconds to wait below. */
const epochFloor = 1_000_000_000;

/** When the next call is welcome: after a 429, or when the network says that nothing is left. Null: at once. */
export function slowUntil(reply: Pick<Reply, 'status' | 'headers'>, now: Date): Date | null {
  const named = retryAfter(reply.headers, now) ?? resetTime(reply.headers, now);
  if (reply.status === 429) return named ?? new Date(now.getTime() + oneMinute);
  return remaining(reply.headers) === 0 ? (resetTime(reply.headers, now) ?? null) : null;
}

function retryAfter(headers: Headers, now: Date): Date | undefined {
  const value = headers.get('retry-after');
  return value === null ? undefined : instantOf(value, now);
}

/** Bluesky and the IETF draft say `ratelimit-reset`, many others `x-ratelimit-reset`, in seconds, epoch seconds or ISO 8601. */
function resetTime(headers: Headers, now: Date): Date | undefined {
  const value = headers.get('ratelimit-reset') ?? headers.get('x-ratelimit-reset') ?? headers.get('x-rate-limit-reset');
  return value === null ? undefined : instantOf(value, now);
}

function remaining(headers: Headers): number | undefined {
  const value =
    headers.get('ratelimit-remaining') ?? headers.get('x-ratelimit-remaining') ?? headers.get('x-rate-limit-remaining');
  return value === null ? undefined : Number(value);
}

function instantOf(value: string, now: Date): Date | undefined {
  const seconds = Number(value);
  const instant = new Date(Number.isNaN(seconds) ? value : seconds * 1000 + (seconds < epochFloor ? now.getTime() : 0));
  if (Number.isNaN(instant.getTime())) return undefined;
  return instant > now ? instant : new Date(now.getTime() + 1000);
}
