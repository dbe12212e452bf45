import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { JobTitle, LanguageName, MembershipView, NewPassword, PersonName } from '../people/contract.ts';
import { WebAuthnJson } from '../sign-in/contract.ts';

export const MeView = z.object({
  person: z.object({
    id: z.uuid(),
    name: z.string(),
    jobTitle: z.string(),
    email: z.string(),
    language: LanguageName,
  }),
  via: z.enum(['session', 'token', 'letter', 'command', 'system']),
  twoFactor: z.boolean(),
  memberships: z.array(MembershipView),
  city: z.object({ name: z.string(), governmentName: z.string(), zone: z.string(), isSample: z.boolean() }),
  /** Those you can see, parents before their children. */
  agencies: z.array(
    z.object({
      id: z.uuid(),
      parentId: z.uuid().nullable(),
      shortName: z.string(),
      name: z.string(),
      zone: z.string(),
      active: z.boolean(),
    }),
  ),
  /** Per operation the agencies where you may do it; “all” means all that are listed. */
  may: z.record(z.string(), z.union([z.literal('all'), z.array(z.uuid())])),
  mailWorks: z.boolean(),
});
export type MeView = z.infer<typeof MeView>;

export const getMe = endpoint({
  method: 'get',
  path: '/me',
  operation: 'signed-in',
  summary: 'Who you are, which agencies you see and what you may do where',
  answer: MeView,
});

export const changeMe = endpoint({
  method: 'patch',
  path: '/me',
  operation: 'signed-in',
  summary: 'Change your name, job title or language',
  body: z.object({
    name: PersonName.optional(),
    jobTitle: JobTitle.optional(),
    language: LanguageName.optional(),
  }),
  answer: MeView,
});

const Done = z.object({ done: z.boolean() });
const CurrentPassword = z.string().min(1).max(128);

export const changePassword = endpoint({
  method: 'post',
  path: '/me/password',
  operation: 'signed-in',
  summary: 'Change your password; your other sessions end. Needs a session',
  body: z.object({ current: CurrentPassword, password: NewPassword }),
  answer: Done,
});

export const startTwoFactor = endpoint({
  method: 'post',
  path: '/me/two-factor',
  operation: 'signed-in',
  summary: 'Begin with an authenticator app: its address and the backup codes, shown once. Needs a session',
  body: z.object({ password: CurrentPassword }),
  answer: z.object({ uri: z.string(), backupCodes: z.array(z.string()) }),
});

export const confirmTwoFactor = endpoint({
  method: 'post',
  path: '/me/two-factor/confirm',
  operation: 'signed-in',
  summary: 'Switch the second factor on with a first code. Needs a session',
  body: z.object({ code: z.string().trim().min(6).max(12) }),
  answer: Done,
});

export const stopTwoFactor = endpoint({
  method: 'post',
  path: '/me/two-factor/stop',
  operation: 'signed-in',
  summary: 'Switch the second factor off. Needs a session',
  body: z.object({ password: CurrentPassword }),
  answer: Done,
});

export const renewBackupCodes = endpoint({
  method: 'post',
  path: '/me/two-factor/backup-codes',
  operation: 'signed-in',
  summary: 'New backup codes; the old ones end. Needs a session',
  body: z.object({ password: CurrentPassword }),
  answer: z.object({ backupCodes: z.array(z.string()) }),
});

export const SignInWaysView = z.object({
  passkeys: z.array(z.object({ id: z.uuid(), name: z.string(), createdAt: z.iso.datetime().nullable() })),
  sessions: z.array(
    z.object({
      id: z.uuid(),
      device: z.string(),
      address: z.string(),
      createdAt: z.iso.datetime(),
      lastSeenAt: z.iso.datetime(),
      current: z.boolean(),
    }),
  ),
  tokens: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      createdAt: z.iso.datetime(),
      expiresAt: z.iso.datetime().nullable(),
      lastUsedAt: z.iso.datetime().nullable(),
    }),
  ),
});
export type SignInWaysView = z.infer<typeof SignInWaysView>;

export const getSignInWays = endpoint({
  method: 'get',
  path: '/me/sign-in-ways',
  operation: 'signed-in',
  summary: 'Your passkeys, sessions and API tokens',
  answer: SignInWaysView,
});

export const passkeyOptions = endpoint({
  method: 'post',
  path: '/me/passkeys/options',
  operation: 'signed-in',
  summary: 'What the browser needs to make a passkey. Needs a session',
  answer: WebAuthnJson,
});

export const addPasskey = endpoint({
  method: 'post',
  path: '/me/passkeys',
  operation: 'signed-in',
  summary: 'Keep the passkey the browser made. Needs a session',
  body: z.object({ name: z.string().trim().min(1).max(60), response: WebAuthnJson }),
  answer: Done,
});

export const removePasskey = endpoint({
  method: 'delete',
  path: '/me/passkeys/{passkeyId}',
  operation: 'signed-in',
  summary: 'Remove one of your passkeys',
  params: z.object({ passkeyId: z.uuid() }),
  answer: Done,
});

export const endSession = endpoint({
  method: 'delete',
  path: '/me/sessions/{sessionId}',
  operation: 'signed-in',
  summary: 'End one of your sessions',
  params: z.object({ sessionId: z.uuid() }),
  answer: Done,
});

export const endOtherSessions = endpoint({
  method: 'delete',
  path: '/me/sessions',
  operation: 'signed-in',
  summary: 'End all your sessions but this one',
  answer: z.object({ ended: z.number() }),
});

export const createApiToken = endpoint({
  method: 'post',
  path: '/me/tokens',
  operation: 'signed-in',
  summary: 'Make an API token; it is shown this once and can do what you can do',
  body: z.object({ name: z.string().trim().min(1).max(60), days: z.number().int().min(1).max(730).optional() }),
  answer: z.object({ id: z.uuid(), token: z.string() }),
});

export const revokeApiToken = endpoint({
  method: 'delete',
  path: '/me/tokens/{tokenId}',
  operation: 'signed-in',
  summary: 'Revoke one of your API tokens',
  params: z.object({ tokenId: z.uuid() }),
  answer: Done,
});
