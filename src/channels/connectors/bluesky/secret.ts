import { z } from 'zod';
import type { Json, Session } from '#channels/connector.ts';

/**
 * Kept sealed. The app password stands in for a lost or expired refresh token, so that a person is asked only when it
 * was revoked. The account's own password is never taken.
 */
export const BlueskySecret = z.object({
  appPassword: z.string(),
  accessJwt: z.string(),
  refreshJwt: z.string(),
});
export type BlueskySecret = z.infer<typeof BlueskySecret>;

export async function secretOf(session: Session): Promise<BlueskySecret> {
  return BlueskySecret.parse(await session.secret());
}

export function secretFrom(json: Json): BlueskySecret {
  return BlueskySecret.parse(json);
}

/** Such as `abcd-efgh-2345-wxyz`. */
export const appPasswordPattern = /^[a-z2-7]{4}(?:-[a-z2-7]{4}){3}$/;
