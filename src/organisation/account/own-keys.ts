import type { Context } from 'hono';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Actor } from '#organisation/permissions.ts';
import { engineOutcome, type EngineRefusal } from '#organisation/sign-in/engine-refusal.ts';
import type { EngineRequest } from '#organisation/sign-in/engine.ts';
import { passCookies } from '#organisation/sign-in/sign-in.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { noteOwnChange } from './note-own-change.ts';

/** Password, second factor and passkeys are changed in a browser: a leaked API token must not become an account. */
export type OwnKeyRefusal = EngineRefusal | { readonly kind: 'browser-session-needed' };

type Tools = Pick<OrganisationTools, 'db' | 'engine'>;
type Done = Result<{ done: boolean }, OwnKeyRefusal>;

interface Asking {
  readonly actor: Actor;
  readonly context: Context;
}

export function changePassword(
  tools: Tools,
  asking: Asking,
  { current, password }: { readonly current: string; readonly password: string },
): Promise<Done> {
  const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true };
  return change(tools, asking, { path: '/change-password', body, action: 'person.password-changed' });
}

export async function startTwoFactor(
  tools: Tools,
  asking: Asking,
  password: string,
): Promise<Result<{ uri: string; backupCodes: string[] }, OwnKeyRefusal>> {
  const body = { password };
  const started = await ask<{ totpURI: string; backupCodes: string[] }>(tools, asking, {
    method: 'POST',
    path: '/two-factor/enable',
    body,
  });
  if (!started.ok) return started;
  return accept({ uri: started.value.totpURI, backupCodes: started.value.backupCodes });
}

export function confirmTwoFactor(tools: Tools, asking: Asking, code: string): Promise<Done> {
  return change(tools, asking, {
    path: '/two-factor/verify-totp',
    body: { code },
    action: 'person.second-factor-on',
  });
}

export function stopTwoFactor(tools: Tools, asking: Asking, password: string): Promise<Done> {
  return change(tools, asking, {
    path: '/two-factor/disable',
    body: { password },
    action: 'person.second-factor-off',
  });
}

export async function renewBackupCodes(
  tools: Tools,
  asking: Asking,
  password: string,
): Promise<Result<{ backupCodes: string[] }, OwnKeyRefusal>> {
  const path = '/two-factor/generate-backup-codes';
  const renewed = await ask<{ backupCodes: string[] }>(tools, asking, { method: 'POST', path, body: { password } });
  if (!renewed.ok) return renewed;
  await note(tools, asking.actor, 'person.backup-codes-renewed');
  return accept({ backupCodes: renewed.value.backupCodes });
}

export function passkeyOptions(tools: Tools, asking: Asking): Promise<Result<Record<string, unknown>, OwnKeyRefusal>> {
  return ask(tools, asking, { method: 'GET', path: '/passkey/generate-register-options' });
}

export function addPasskey(
  tools: Tools,
  asking: Asking,
  body: { readonly name: string; readonly response: object },
): Promise<Done> {
  return change(tools, asking, { path: '/passkey/verify-registration', body, action: 'person.passkey-added' });
}

async function change(
  tools: Tools,
  asking: Asking,
  { path, body, action }: { readonly path: string; readonly body: object; readonly action: string },
): Promise<Done> {
  const outcome = await ask(tools, asking, { method: 'POST', path, body });
  if (!outcome.ok) return outcome;
  await note(tools, asking.actor, action);
  return accept({ done: true });
}

async function ask<Body>(
  { engine }: Tools,
  { actor, context }: Asking,
  request: EngineRequest,
): Promise<Result<Body, OwnKeyRefusal>> {
  if (actor.via !== 'session') return refuse({ kind: 'browser-session-needed' });
  const answer = await engine.ask(context, request);
  passCookies(context, answer);
  return engineOutcome<Body>(answer);
}

function note({ db }: Tools, actor: Actor, action: string): Promise<void> {
  return inTransaction(db, (tx) => noteOwnChange(tx, actor, { action }));
}
