import { refuse, type Result } from '#platform/result.ts';
import type { Connect, Connected, Session } from './connector.ts';
import type { Failure } from './failure.ts';

export type SignInRefusal =
  /** Such as the account's own password in place of an app password. Nothing was sent. */
  | { readonly kind: 'malformed-sign-in'; readonly field: string }
  | { readonly kind: 'sign-in-refused'; readonly detail: string }
  | { readonly kind: 'account-restricted'; readonly detail: string }
  | { readonly kind: 'server-not-reached'; readonly detail: string }
  | { readonly kind: 'network-asks-to-wait'; readonly until: string };

const meanings = {
  rejected: 'sign-in-refused',
  'picture-barred': 'sign-in-refused',
  'must-reconnect': 'sign-in-refused',
  'target-gone': 'sign-in-refused',
  'lacks-permission': 'sign-in-refused',
  'account-restricted': 'account-restricted',
  unreachable: 'server-not-reached',
  unanswered: 'server-not-reached',
  'not-understood': 'server-not-reached',
} as const satisfies Record<Exclude<Failure['kind'], 'slow-down'>, SignInRefusal['kind']>;

/** What a failed sign-in means to the person who typed the account in. */
export function signInRefusal(failure: Failure): SignInRefusal {
  if (failure.kind === 'slow-down') return { kind: 'network-asks-to-wait', until: failure.until.toISOString() };
  const detail = failure.kind === 'not-understood' ? `HTTP ${failure.status}` : failure.detail;
  return { kind: meanings[failure.kind], detail };
}

export interface TypedSignIn {
  readonly connect: Connect;
  readonly fields: Readonly<Record<string, string>>;
}

/** Signs in with what was typed, if it has the right form. */
export async function signInWith(
  { connect, fields }: TypedSignIn,
  http: Session['http'],
): Promise<Result<Connected, SignInRefusal>> {
  const malformed = connect.fields.find(({ name, pattern }) => pattern && !pattern.test((fields[name] ?? '').trim()));
  if (malformed) return refuse({ kind: 'malformed-sign-in', field: malformed.name });
  const connected = await connect.connect(fields, http);
  return connected.ok ? connected : refuse(signInRefusal(connected.refusal));
}
