import type { Context } from 'hono';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { clientAddress } from './client-address.ts';
import { countTry, forgetTries } from './tries.store.ts';

export type TooManyRequests = { readonly kind: 'too-many-requests' };

const minuteMs = 60_000;
/**
 * Guessing at one account from one place stops soon; from many places later, so that a stranger can't easily lock
 * somebody out. A whole city hall may share one address, so addresses alone are counted generously.
 */
const limits = {
  account: { max: 10, windowMs: 15 * minuteMs },
  accountAnywhere: { max: 60, windowMs: 15 * minuteMs },
  link: { max: 60, windowMs: 15 * minuteMs },
  reset: { max: 5, windowMs: 60 * minuteMs },
};

type Tools = Pick<OrganisationTools, 'db' | 'now'>;

/** Counts a try at something secret by the address it comes from. */
export function countTries(
  tools: Tools,
  context: Context,
  about: 'link' | 'reset',
): Promise<Result<undefined, TooManyRequests>> {
  return withinLimits(tools, [[`${about}|${clientAddress(context)}`, limits[about]]]);
}

export function countSignIn(
  tools: Tools,
  context: Context,
  email: string,
): Promise<Result<undefined, TooManyRequests>> {
  return withinLimits(tools, [
    [hereKey(context, email), limits.account],
    [`account|${email.toLowerCase()}`, limits.accountAnywhere],
  ]);
}

/** After a right password: whoever mistyped some times starts afresh. */
export function forgetSignInTries({ db }: Tools, context: Context, email: string): Promise<void> {
  return inTransaction(db, (tx) => forgetTries(tx, hereKey(context, email)));
}

function hereKey(context: Context, email: string): string {
  return `account|${email.toLowerCase()}|${clientAddress(context)}`;
}

type Limit = { readonly max: number; readonly windowMs: number };

function withinLimits(
  { db, now }: Tools,
  keys: readonly (readonly [string, Limit])[],
): Promise<Result<undefined, TooManyRequests>> {
  return inTransaction(db, async (tx) => {
    let within = true;
    for (const [key, { max, windowMs }] of keys) {
      within = (await countTry(tx, key, { now: now(), windowMs })) <= max && within;
    }
    return within ? accept(undefined) : refuse({ kind: 'too-many-requests' });
  });
}
