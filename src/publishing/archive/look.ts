/** After so many days it is looked at again whether a publication still stands. */
const afterDays = [1, 7, 30] as const;
const dayMs = 86_400_000;
const hourMs = 3_600_000;

export interface Looked {
  readonly sentAt: Date;
  /** Looks that had an answer. */
  readonly looks: number;
  readonly missingSince: Date | null;
  readonly goneAt: Date | null;
}

export interface AfterLook extends Omit<Looked, 'sentAt'> {
  /** Null: it has been looked at often enough. */
  readonly lookAt: Date | null;
}

/** What was sent long ago, before anybody looked, is spread over a day. */
export function firstLook(sentAt: Date, now: Date, random = Math.random()): Date {
  const due = sentAt.getTime() + afterDays[0] * dayMs;
  return new Date(due > now.getTime() - dayMs ? due : now.getTime() + random * dayMs);
}

/** `unknown`: nobody answered, so nothing is concluded. Only a second look, an hour later, calls something gone. */
export function afterLook(looked: Looked, found: 'stands' | 'missing' | 'unknown', now: Date): AfterLook {
  const { looks, missingSince, goneAt } = looked;
  if (found === 'unknown') return { looks, missingSince, goneAt, lookAt: laterUnlessOld(looked, now) };
  if (found === 'stands') {
    return { looks: looks + 1, missingSince: null, goneAt: null, lookAt: nextLook(looked.sentAt, now) };
  }
  if (missingSince === null) return { looks, missingSince: now, goneAt, lookAt: new Date(now.getTime() + hourMs) };
  const confirmed = goneAt ?? now;
  // It may come back; for a week that is worth a look a day.
  const again = now.getTime() - confirmed.getTime() < 7 * dayMs ? new Date(now.getTime() + dayMs) : null;
  return { looks: looks + 1, missingSince, goneAt: confirmed, lookAt: again };
}

function nextLook(sentAt: Date, now: Date): Date | null {
  const times = afterDays.map((days) => sentAt.getTime() + days * dayMs);
  const next = times.find((time) => time > now.getTime());
  return next === undefined ? null : new Date(next);
}

/** An account that never answers is not asked for ever. */
function laterUnlessOld({ sentAt }: Looked, now: Date): Date | null {
  const given = sentAt.getTime() + 2 * afterDays[2] * dayMs;
  return now.getTime() > given ? null : new Date(now.getTime() + 6 * hourMs);
}
