import type { z } from 'zod';
import type { Answer, Reply, Session } from '#channels/connector.ts';
import { hasExpired } from './failures.ts';
import { secretFrom, secretOf } from './secret.ts';
import { renewSession } from './sign-in.ts';
import { outputOf, requestOf, type Xrpc } from './xrpc.ts';

/** As the account, at its own server. An access token that ran out is renewed once and the call repeated. */
export async function callAs<Output extends z.ZodType>(session: Session, xrpc: Xrpc<Output>): Answer<z.infer<Output>> {
  const ask = (accessJwt: string): Answer<Reply> => session.http(requestOf(session.account.origin, xrpc, accessJwt));
  const first = await ask((await secretOf(session)).accessJwt);
  if (!first.ok || !hasExpired(first.value)) return outputOf(first, xrpc.output);
  const renewed = await session.renewSecret((current) => renewSession(session, secretFrom(current)));
  if (!renewed.ok) return renewed;
  return outputOf(await ask(secretFrom(renewed.value).accessJwt), xrpc.output);
}
