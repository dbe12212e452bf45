import { refuse, unreachable, type Result } from '#platform/result.ts';
import type { Connect, Connected, Session } from './connector.ts';
import type { Failure } from './failure.ts';

export type SignInRefusal =
  /** Such as the account's own password in place of an app password. Nothing was sent. */
  | { readonly kind: 'malformed-sign-in'; readonly field: string }
  | { readonly kind: 'sign-in-refused'; readonly detail: string }
  | { readonly kind: 'account-restricted'; readonly detail: string }
  | { readonly kind: 'server-not-reached'; readonly detail: string }
  | { readonly kind: 'network-asks-to-wait'; readonly until: string };

/** What a failed sign-in means to the person who typed the account in. */
export function signInRefusal(failure: Failure): SignInRefusal {
  switch (failure.kind) {
    case 'must-reconnect':
    case 'rejected':
    case 'target-gone':
    case 'lacks-permission':
      return { kind: 'sign-in-refused', detail: failure.detail };
    case 'account-restricted':
      return { kind: 'account-restricted', detail: failure.detail };
    case 'slow-down':
      return { kind: 'network-asks-to-wait', until: failure.until.toISOString() };
    case 'unreachable':
    case 'unanswered':
      return { kind: 'server-not-reached', detail: failure.detail };
    case 'not-understood':
      return { kind: 'server-not-reached', detail: `HTTP ${failure.status}` };
    default:
      return unreachable(failure);
  }
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
