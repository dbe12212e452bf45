import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { NewPassword, Secret } from '../people/contract.ts';

export const signIn = endpoint({
  method: 'post',
  path: '/sign-in',
  operation: 'public',
  summary: 'Sign in with e-mail and password; the session comes as a cookie',
  body: z.object({
    email: z.string().trim().min(1).max(254),
    password: z.string().min(1).max(128),
    remember: z.boolean().default(true),
  }),
  answer: z.object({ next: z.enum(['desk', 'second-factor']) }),
});

export const passSecondFactor = endpoint({
  method: 'post',
  path: '/sign-in/second-factor',
  operation: 'public',
  summary: 'Finish signing in with a code from the authenticator app, or with a backup code',
  body: z.object({
    code: z.string().trim().min(6).max(40),
    kind: z.enum(['app', 'backup']).default('app'),
    trustDevice: z.boolean().default(false),
  }),
  answer: z.object({ next: z.literal('desk') }),
});

/** WebAuthn's own JSON, passed to and from the browser as it is. */
export const WebAuthnJson = z.record(z.string(), z.unknown());

export const passkeySignInOptions = endpoint({
  method: 'post',
  path: '/sign-in/passkey/options',
  operation: 'public',
  summary: 'What the browser needs to ask for a passkey',
  answer: WebAuthnJson,
});

export const signInWithPasskey = endpoint({
  method: 'post',
  path: '/sign-in/passkey',
  operation: 'public',
  summary: 'Sign in with the passkey’s answer',
  body: z.object({ response: WebAuthnJson }),
  answer: z.object({ next: z.literal('desk') }),
});

export const signOut = endpoint({
  method: 'post',
  path: '/sign-out',
  operation: 'signed-in',
  summary: 'End this session',
  answer: z.object({ signedOut: z.boolean() }),
});

export const askForReset = endpoint({
  method: 'post',
  path: '/password-reset',
  operation: 'public',
  summary: 'Ask for a link to set a new password; the answer never tells whether the address is known',
  body: z.object({ email: z.string().trim().min(1).max(254) }),
  answer: z.object({ byMail: z.boolean() }),
});

export const setNewPassword = endpoint({
  method: 'post',
  path: '/password-reset/done',
  operation: 'public',
  summary: 'Set a new password with the link’s secret; all sessions end',
  body: z.object({ token: Secret, password: NewPassword }),
  answer: z.object({ done: z.boolean() }),
});
