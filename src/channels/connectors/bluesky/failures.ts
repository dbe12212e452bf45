import { z } from 'zod';
import type { Reply } from '#channels/connector.ts';
import type { Failure } from '#channels/failure.ts';

const ErrorBody = z.object({ error: z.string().catch(''), message: z.string().catch('') });

const kinds: Readonly<Record<string, 'must-reconnect' | 'account-restricted' | 'lacks-permission' | 'target-gone'>> = {
  ExpiredToken: 'must-reconnect',
  InvalidToken: 'must-reconnect',
  AuthenticationRequired: 'must-reconnect',
  AuthMissing: 'must-reconnect',
  AuthFactorTokenRequired: 'must-reconnect',
  AccountTakedown: 'account-restricted',
  AccountSuspended: 'account-restricted',
  AccountDeactivated: 'account-restricted',
  RepoTakendown: 'account-restricted',
  RepoSuspended: 'account-restricted',
  RepoDeactivated: 'account-restricted',
  ScopeMissingError: 'lacks-permission',
  RecordNotFound: 'target-gone',
  NotFound: 'target-gone',
  BlockedActor: 'target-gone',
};

/** Names of refusals of the content itself; whatever else a 400 says is not understood and goes to the administrator. */
const rejections = new Set([
  'InvalidRequest',
  'InvalidMimeType',
  'BlobTooLarge',
  'BlobNotFound',
  'PayloadTooLarge',
  'InvalidSwap',
]);

/** Judges an answer that is not a success; https://atproto.com/specs/xrpc#error-responses */
export function failureFrom({ status, body }: Pick<Reply, 'status' | 'body'>): Failure {
  const text = new TextDecoder().decode(body);
  const { error, message } = bodyOf(text);
  const detail = scrub(`${error}: ${message}`);
  const kind = kinds[error] ?? (status === 401 ? 'must-reconnect' : status === 403 ? 'lacks-permission' : undefined);
  if (kind !== undefined) return { kind, detail };
  // A missing record is told as an ordinary invalid request.
  if (error === 'InvalidRequest' && message.startsWith('Could not locate record'))
    return { kind: 'target-gone', detail };
  if (rejections.has(error) || status === 413) return { kind: 'rejected', detail };
  return { kind: 'not-understood', status, excerpt: scrub(text) };
}

export function notUnderstood({ status, body }: Pick<Reply, 'status' | 'body'>): Failure {
  return { kind: 'not-understood', status, excerpt: scrub(new TextDecoder().decode(body)) };
}

/** The access token has run out, and only that. Told as 400, not 401. */
export function hasExpired({ status, body }: Pick<Reply, 'status' | 'body'>): boolean {
  return (status === 400 || status === 401) && bodyOf(new TextDecoder().decode(body)).error === 'ExpiredToken';
}

function bodyOf(text: string): z.infer<typeof ErrorBody> {
  return ErrorBody.safeParse(jsonOf(text)).data ?? { error: '', message: '' };
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const secrets = /eyJ[\w-]+\.[\w-]+\.[\w-]*|\b[a-z2-7]{4}(?:-[a-z2-7]{4}){3}\b/g;

/** A server may repeat what it was sent; tokens and app passwords are struck out. */
function scrub(text: string): string {
  return text.replaceAll(secrets, '[secret]').slice(0, 300);
}
