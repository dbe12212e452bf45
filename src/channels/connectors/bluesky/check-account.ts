import { z } from 'zod';
import type { Answer, Session } from '#channels/connector.ts';
import { accept, refuse } from '#platform/result.ts';
import { callAs } from './call-as.ts';
import { secretFrom } from './secret.ts';
import { renewSession } from './sign-in.ts';

/**
 * Renews the session, then asks whose it is. An access token alone proves little: it stays good for two hours after its
 * app password was revoked. Renewing also keeps a quiet account from running out.
 */
export async function checkAccount(session: Session): Answer<{ readonly handle: string }> {
  const renewed = await session.renewSecret((current) => renewSession(session, secretFrom(current)));
  if (!renewed.ok) return renewed;
  const found = await callAs(session, {
    method: 'com.atproto.server.getSession',
    query: {},
    output: z.object({ did: z.string(), handle: z.string(), active: z.boolean().default(true) }),
  });
  if (!found.ok) return found;
  const { did, handle, active } = found.value;
  if (!active) return refuse({ kind: 'account-restricted', detail: 'account not active' });
  if (did !== session.account.remoteId) return refuse({ kind: 'must-reconnect', detail: 'another account answered' });
  return accept({ handle });
}
