import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse } from '#platform/result.ts';
import { accountOf, type Channel } from './channel.ts';
import { lockSecret, saveSealedSecret, sealedSecret, secretOwner } from './channel-secret.store.ts';
import { noteSlowUntil } from './channel.store.ts';
import type { ChannelTools } from './channel-tools.ts';
import type { Answer, Json, Session } from './connector.ts';
import { slowUntil } from './rate-limits.ts';
import { wireCall } from './wire-call.ts';

export type SessionTools = Pick<ChannelTools, 'db' | 'now' | 'fetch' | 'secrets'>;

/** What a connector is given to act for that account. Opening it asks nothing; the secret is read when it is needed. */
export function openSession(tools: SessionTools, channel: Channel): Session {
  const call = wireCall(tools.fetch, tools.now);
  let seen: Buffer | null = null;
  return {
    account: accountOf(channel),
    now: tools.now,
    secret: async () => {
      seen = await sealedSecret(tools.db, channel.id);
      return opened(tools, channel, seen);
    },
    renewSecret: (renew) => renewSecret(tools, channel, { seen, renew }),
    http: async (request) => {
      const until = channel.slowUntil;
      if (until !== null && until > tools.now()) return refuse({ kind: 'slow-down', until });
      const answer = await call(request);
      const slow = answer.ok ? slowUntil(answer.value, tools.now()) : slowDownOf(answer.refusal);
      if (slow !== null) await inTransaction(tools.db, (tx) => noteSlowUntil(tx, channel.id, slow));
      return answer;
    },
  };
}

function slowDownOf(failure: { readonly kind: string; readonly until?: Date }): Date | null {
  return failure.kind === 'slow-down' ? (failure.until ?? null) : null;
}

interface Renewal {
  /** The sealed secret that the caller found to have expired. */
  readonly seen: Buffer | null;
  readonly renew: (current: Json) => Answer<Json>;
}

/**
 * One renewal at a time, over all processes. Who had to wait finds a newer secret than the one that failed and takes it,
 * because a network may accept each refresh token only once. The new secret is stored before anybody uses it.
 */
async function renewSecret(tools: SessionTools, channel: Channel, { seen, renew }: Renewal): Answer<Json> {
  return await inTransaction(tools.db, async (tx) => {
    await lockSecret(tx, channel.id);
    const stored = await sealedSecret(tx, channel.id);
    const current = opened(tools, channel, stored);
    if (seen !== null && stored !== null && !stored.equals(seen)) return accept(current);
    const renewed = await renew(current);
    if (renewed.ok) await saveSealedSecret(tx, channel.id, sealed(tools, channel.id, renewed.value));
    return renewed;
  });
}

function opened({ secrets }: SessionTools, channel: Channel, stored: Buffer | null): Json {
  return stored === null ? null : (JSON.parse(secrets.open(stored, secretOwner(channel.id))) as Json);
}

export function sealed({ secrets }: Pick<SessionTools, 'secrets'>, channelId: string, secret: Json): Buffer {
  return secrets.seal(JSON.stringify(secret), secretOwner(channelId));
}
