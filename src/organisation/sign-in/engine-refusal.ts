import { accept, refuse, type Result } from '#platform/result.ts';
import type { EngineAnswer } from './engine.ts';

export type EngineRefusal =
  | { readonly kind: 'credentials-refused' }
  | { readonly kind: 'password-wrong' }
  | { readonly kind: 'code-wrong' }
  | { readonly kind: 'second-factor-expired' }
  | { readonly kind: 'already-two-factor' }
  | { readonly kind: 'two-factor-off' }
  | { readonly kind: 'passkey-refused' }
  | { readonly kind: 'sign-in-again' }
  | { readonly kind: 'too-many-requests' };

/** The engine's error codes in our words. What stands not here is a fault of ours and is thrown. */
const kinds: Readonly<Record<string, EngineRefusal['kind']>> = {
  INVALID_EMAIL_OR_PASSWORD: 'credentials-refused',
  INVALID_EMAIL: 'credentials-refused',
  FAILED_TO_CREATE_SESSION: 'credentials-refused',
  PASSWORD_TOO_LONG: 'credentials-refused',
  INVALID_PASSWORD: 'password-wrong',
  INVALID_CODE: 'code-wrong',
  INVALID_BACKUP_CODE: 'code-wrong',
  INVALID_TWO_FACTOR_COOKIE: 'second-factor-expired',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'second-factor-expired',
  TOTP_NOT_ENABLED: 'two-factor-off',
  TWO_FACTOR_NOT_ENABLED: 'two-factor-off',
  BACKUP_CODES_NOT_ENABLED: 'two-factor-off',
  TOTP_ALREADY_ENABLED: 'already-two-factor',
  ACCOUNT_TEMPORARILY_LOCKED: 'too-many-requests',
  UNAUTHORIZED: 'sign-in-again',
  SESSION_NOT_FRESH: 'sign-in-again',
  SESSION_REQUIRED: 'sign-in-again',
  CHALLENGE_NOT_FOUND: 'passkey-refused',
  FAILED_TO_VERIFY_REGISTRATION: 'passkey-refused',
  PASSKEY_NOT_FOUND: 'passkey-refused',
  AUTHENTICATION_FAILED: 'passkey-refused',
  YOU_ARE_NOT_ALLOWED_TO_REGISTER_THIS_PASSKEY: 'passkey-refused',
  PREVIOUSLY_REGISTERED: 'passkey-refused',
};

export function engineOutcome<Body>(answer: EngineAnswer): Result<Body, EngineRefusal> {
  if (answer.status < 400) return accept(answer.body as Body);
  if (answer.status === 429) return refuse({ kind: 'too-many-requests' });
  const code = (answer.body as { code?: string } | null)?.code ?? '';
  const kind = kinds[code];
  if (!kind) throw new Error(`The sign-in engine answered ${answer.status} ${code}`);
  return refuse({ kind });
}
