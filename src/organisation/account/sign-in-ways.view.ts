import type { Db } from '#platform/db/db.ts';
import type { PersonId } from '#organisation/permissions.ts';
import { passkeysOf, sessionsOf } from './account.store.ts';
import { apiTokensOf } from './api-token.store.ts';
import type { SignInWaysView } from './contract.ts';

export async function signInWaysView(
  db: Db,
  personId: PersonId,
  { now, currentSession }: { readonly now: Date; readonly currentSession: string | undefined },
): Promise<SignInWaysView> {
  const [passkeys, sessions, tokens] = await Promise.all([
    passkeysOf(db, personId),
    sessionsOf(db, personId, now),
    apiTokensOf(db, personId),
  ]);
  return {
    passkeys: passkeys.map(({ createdAt, ...passkey }) => ({ ...passkey, createdAt: iso(createdAt) })),
    sessions: sessions.map(({ createdAt, lastSeenAt, ...session }) => ({
      ...session,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      current: session.id === currentSession,
    })),
    tokens: tokens.map(({ createdAt, expiresAt, lastUsedAt, ...token }) => ({
      ...token,
      createdAt: createdAt.toISOString(),
      expiresAt: iso(expiresAt),
      lastUsedAt: iso(lastUsedAt),
    })),
  };
}

function iso(date: Date | null): string | null {
  return date && date.toISOString();
}
