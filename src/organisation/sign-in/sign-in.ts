import type { Context } from 'hono';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { recordAudit } from '#organisation/audit/audit.store.ts';
import { homeOf } from '#organisation/people/manage-person.ts';
import { endSessions, personById, personByEmail, type Person } from '#organisation/people/person.store.ts';
import type { Actor } from '#organisation/permissions.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { engineOutcome, type EngineRefusal } from './engine-refusal.ts';
import type { EngineAnswer } from './engine.ts';
import { countSignIn, forgetSignInTries } from './tries.ts';

type Tools = Pick<OrganisationTools, 'db' | 'now' | 'engine'>;

export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly remember: boolean;
}

/** The first step; with a second factor the session starts only after that. */
export async function signIn(
  tools: Tools,
  context: Context,
  { email, password, remember }: Credentials,
): Promise<Result<{ next: 'desk' | 'second-factor' }, EngineRefusal>> {
  const counted = await countSignIn(tools, context, email);
  if (!counted.ok) return counted;
  const body = { email, password, rememberMe: remember };
  const answer = await tools.engine.ask(context, { method: 'POST', path: '/sign-in/email', body });
  const outcome = engineOutcome<{ twoFactorRedirect?: boolean; user?: { id: string } }>(answer);
  if (!outcome.ok) {
    await noteRefusedSignIn(tools, email);
    return outcome;
  }
  await forgetSignInTries(tools, context, email);
  if (outcome.value.twoFactorRedirect) {
    passCookies(context, answer);
    return accept({ next: 'second-factor' });
  }
  return await enter(tools, context, { answer, personId: outcome.value.user?.id ?? '', by: 'password' });
}

/** Right after an invitation or the first run. */
export async function signInNewcomer(
  tools: Tools,
  context: Context,
  { email, password }: Omit<Credentials, 'remember'>,
): Promise<boolean> {
  return (await signIn(tools, context, { email, password, remember: true })).ok;
}

export async function passSecondFactor(
  tools: Tools,
  context: Context,
  {
    code,
    kind,
    trustDevice,
  }: { readonly code: string; readonly kind: 'app' | 'backup'; readonly trustDevice: boolean },
): Promise<Result<{ next: 'desk' }, EngineRefusal>> {
  const path = kind === 'app' ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
  const answer = await tools.engine.ask(context, { method: 'POST', path, body: { code, trustDevice } });
  const outcome = engineOutcome<{ user: { id: string } }>(answer);
  if (!outcome.ok) return outcome;
  return await enter(tools, context, { answer, personId: outcome.value.user.id, by: `password, ${kind}` });
}

export async function passkeySignInOptions(
  { engine }: Pick<Tools, 'engine'>,
  context: Context,
): Promise<Result<Record<string, unknown>, EngineRefusal>> {
  const answer = await engine.ask(context, { method: 'GET', path: '/passkey/generate-authenticate-options' });
  passCookies(context, answer);
  return engineOutcome(answer);
}

export async function signInWithPasskey(
  tools: Tools,
  context: Context,
  response: object,
): Promise<Result<{ next: 'desk' }, EngineRefusal>> {
  const body = { response };
  const answer = await tools.engine.ask(context, { method: 'POST', path: '/passkey/verify-authentication', body });
  const outcome = engineOutcome<{ user: { id: string } }>(answer);
  if (!outcome.ok) return outcome;
  return await enter(tools, context, { answer, personId: outcome.value.user.id, by: 'passkey' });
}

export async function signOut({ engine }: Pick<Tools, 'engine'>, context: Context): Promise<{ signedOut: boolean }> {
  const answer = await engine.ask(context, { method: 'POST', path: '/sign-out', body: {} });
  passCookies(context, answer);
  return { signedOut: answer.status < 400 };
}

/** Hands the engine's cookies to the browser. */
export function passCookies(context: Context, answer: EngineAnswer): void {
  for (const cookie of answer.cookies) context.header('set-cookie', cookie, { append: true });
}

interface Entry {
  readonly answer: EngineAnswer;
  readonly personId: string;
  readonly by: string;
}

/** A person who was deactivated is told no more than one who mistyped, and keeps no session. */
async function enter(
  { db }: Tools,
  context: Context,
  { answer, personId, by }: Entry,
): Promise<Result<{ next: 'desk' }, EngineRefusal>> {
  const person = await personById(db, personId);
  if (!person?.active) {
    if (person) await inTransaction(db, (tx) => endSessions(tx, person.id));
    return refuse({ kind: 'credentials-refused' });
  }
  await inTransaction(db, (tx) =>
    recordAudit(tx, themself(person), {
      ...about(person),
      action: 'person.signed-in',
      after: { by },
    }),
  );
  passCookies(context, answer);
  return accept({ next: 'desk' });
}

async function noteRefusedSignIn({ db }: Tools, email: string): Promise<void> {
  const person = await personByEmail(db, email);
  if (!person) return;
  await inTransaction(db, (tx) =>
    recordAudit(tx, themself(person), { ...about(person), action: 'person.sign-in-refused' }),
  );
}

function about(person: Person): { agencyId: string | null; subjectKind: string; subjectId: string } {
  return { agencyId: homeOf(person), subjectKind: 'person', subjectId: person.id };
}

/** For the trail only: may do nothing. */
export function themself(person: Person): Actor {
  const { id: personId, name, language, memberships } = person;
  return { personId, name, language, via: 'session', memberships, grants: new Map() };
}
