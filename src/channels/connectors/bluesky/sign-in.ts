import { z } from 'zod';
import type { Answer, Connect, Connected, Json, Session } from '#channels/connector.ts';
import { accept, refuse } from '#platform/result.ts';
import { DidDocument, findIdentity, serverOf, type Identity } from './identity.ts';
import { appPasswordPattern, type BlueskySecret } from './secret.ts';
import type { BlueskySettings } from './settings.ts';
import { outputOf, requestOf } from './xrpc.ts';

const Tokens = z.object({ accessJwt: z.string(), refreshJwt: z.string(), active: z.boolean().default(true) });
const NewSession = Tokens.extend({
  did: z.string().startsWith('did:'),
  handle: z.string(),
  didDoc: DidDocument.optional().catch(undefined),
});

export const signInFields: Connect['fields'] = [
  { name: 'handle', secret: false, optional: false },
  { name: 'appPassword', secret: true, optional: false, pattern: appPasswordPattern },
  { name: 'server', secret: false, optional: true },
];

const Typed = z.object({
  handle: z.string().transform((handle) => handle.trim().replace(/^@/, '').toLowerCase()),
  appPassword: z.string().trim().regex(appPasswordPattern),
  server: z.string().trim().default(''),
});

/** With a handle and an app password; the server is found by the handle unless it is named. */
export async function signIn(
  http: Session['http'],
  settings: BlueskySettings,
  fields: Readonly<Record<string, string>>,
): Answer<Connected> {
  const typed = Typed.safeParse(fields);
  // Before anything is sent: the account's own password is neither used nor passed on.
  if (!typed.success) return refuse({ kind: 'rejected', detail: 'not an app password' });
  const { appPassword } = typed.data;
  const identity = await identityOf(http, settings, typed.data);
  if (!identity.ok) return identity;
  const { server, did } = identity.value;
  const session = await createSession(http, server, { identifier: did || typed.data.handle, password: appPassword });
  if (!session.ok) return session;
  if (did !== '' && session.value.did !== did) {
    return refuse({ kind: 'rejected', detail: 'the server signed in another account' });
  }
  return accept(connectedAs(session.value, { server, appPassword }));
}

function connectedAs(
  session: z.infer<typeof NewSession>,
  { server, appPassword }: { readonly server: string; readonly appPassword: string },
): Connected {
  const { did, handle, didDoc } = session;
  const secret: BlueskySecret = { appPassword, ...tokensOf(session) };
  return {
    remoteId: did,
    handle,
    origin: (didDoc && serverOf(didDoc)) ?? server,
    webAddress: profileAddress(handle),
    secret: { ...secret },
  };
}

export function profileAddress(handleOrDid: string): string {
  return `https://bsky.app/profile/${handleOrDid}`;
}

async function identityOf(
  http: Session['http'],
  settings: BlueskySettings,
  { handle, server }: { readonly handle: string; readonly server: string },
): Answer<Identity> {
  if (server === '') return await findIdentity(http, settings, handle);
  const address = /^https?:\/\//.test(server) ? server : `https://${server}`;
  if (!URL.canParse(address)) return refuse({ kind: 'unreachable', detail: 'not a web address' });
  return accept({ did: '', server: new URL(address).origin });
}

async function createSession(
  http: Session['http'],
  server: string,
  input: { readonly identifier: string; readonly password: string },
): Answer<z.infer<typeof NewSession>> {
  const request = requestOf(server, { method: 'com.atproto.server.createSession', input });
  const session = outputOf(await http(request), NewSession);
  if (session.ok && !session.value.active) return refuse({ kind: 'account-restricted', detail: 'account not active' });
  return session;
}

/** By the refresh token, which works once and is rotated; by the app password where that token is lost or too old. */
export async function renewSession(session: Session, current: BlueskySecret): Answer<Json> {
  const { http, account } = session;
  const request = requestOf(account.origin, { method: 'com.atproto.server.refreshSession' }, current.refreshJwt);
  const refreshed = outputOf(await http(request), Tokens);
  if (refreshed.ok) return accept({ ...current, ...tokensOf(refreshed.value) });
  if (refreshed.refusal.kind !== 'must-reconnect') return refreshed;
  const again = await createSession(http, account.origin, {
    identifier: account.remoteId,
    password: current.appPassword,
  });
  return again.ok ? accept({ ...current, ...tokensOf(again.value) }) : again;
}

function tokensOf({ accessJwt, refreshJwt }: z.infer<typeof Tokens>): Omit<BlueskySecret, 'appPassword'> {
  return { accessJwt, refreshJwt };
}
