import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

export const RoleName = z.enum(['coordinator', 'admin', 'contributor', 'approver', 'liaison', 'leadership']);
export const LanguageName = z.enum(['id', 'en']);
export const PersonName = z.string().trim().min(2).max(120);
export const JobTitle = z.string().trim().max(120);
export const Email = z.string().trim().max(254).pipe(z.email());
/** Long rather than clever: no rules about digits and signs. */
export const NewPassword = z.string().min(12).max(128);

export const MembershipView = z.object({ agencyId: z.uuid(), role: RoleName });

export const PersonView = z.object({
  id: z.uuid(),
  name: z.string(),
  jobTitle: z.string(),
  email: z.string(),
  active: z.boolean(),
  memberships: z.array(MembershipView),
  twoFactor: z.boolean(),
  lastSeenAt: z.iso.datetime().nullable(),
  /** Asked for a new password while no mail server is set: somebody must hand the link on. */
  asksForReset: z.boolean(),
  can: z.object({ manage: z.boolean() }),
});
export type PersonView = z.infer<typeof PersonView>;

/** A link somebody must hand on himself, unless it went out by mail. */
export const LinkView = z.object({
  mailed: z.boolean(),
  link: z.string().nullable(),
  expiresAt: z.iso.datetime(),
});
export type LinkView = z.infer<typeof LinkView>;

const PersonParams = z.object({ personId: z.uuid() });
const InvitationParams = z.object({ invitationId: z.uuid() });

export const listPeople = endpoint({
  method: 'get',
  path: '/people',
  operation: 'person.read',
  summary: 'People of the agencies you can see, by name',
  query: z.object({
    agencyId: z.uuid().optional(),
    q: z.string().trim().max(100).optional(),
    cursor: z.string().max(400).optional(),
  }),
  answer: z.object({ items: z.array(PersonView), nextCursor: z.string().nullable() }),
});

export const changePerson = endpoint({
  method: 'patch',
  path: '/people/{personId}',
  operation: 'person.manage',
  summary: 'Correct a person’s name or job title',
  params: PersonParams,
  body: z.object({ name: PersonName.optional(), jobTitle: JobTitle.optional() }),
  answer: PersonView,
});

export const setMemberships = endpoint({
  method: 'put',
  path: '/people/{personId}/memberships',
  operation: 'person.manage',
  summary: 'Say which roles a person has at the agencies you manage; roles elsewhere stay',
  params: PersonParams,
  body: z.object({ memberships: z.array(MembershipView).max(200) }),
  answer: PersonView,
});

export const setPersonActive = endpoint({
  method: 'put',
  path: '/people/{personId}/active',
  operation: 'person.manage',
  summary: 'Deactivate a person: sessions and tokens end at once; or make the person active again',
  params: PersonParams,
  body: z.object({ active: z.boolean() }),
  answer: PersonView,
});

export const makeResetLink = endpoint({
  method: 'post',
  path: '/people/{personId}/reset-link',
  operation: 'person.manage',
  summary: 'Make a link with which a person sets a new password',
  params: PersonParams,
  answer: LinkView,
});

export const InvitationView = z.object({
  id: z.uuid(),
  agencyId: z.uuid(),
  role: RoleName,
  name: z.string(),
  email: z.string(),
  invitedBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  expired: z.boolean(),
});
export type InvitationView = z.infer<typeof InvitationView>;

export const listInvitations = endpoint({
  method: 'get',
  path: '/invitations',
  operation: 'person.invite',
  summary: 'Open invitations to your agencies',
  answer: z.object({ invitations: z.array(InvitationView) }),
});

export const invitePerson = endpoint({
  method: 'post',
  path: '/invitations',
  operation: 'person.invite',
  summary: 'Invite a person to a role at an agency',
  body: z.object({ name: PersonName, email: Email, agencyId: z.uuid(), role: RoleName }),
  answer: LinkView.extend({ id: z.uuid() }),
});

export const resendInvitation = endpoint({
  method: 'post',
  path: '/invitations/{invitationId}/resend',
  operation: 'person.invite',
  summary: 'Make a new link for an invitation; the old one ends',
  params: InvitationParams,
  answer: LinkView,
});

export const withdrawInvitation = endpoint({
  method: 'delete',
  path: '/invitations/{invitationId}',
  operation: 'person.invite',
  summary: 'Withdraw an invitation',
  params: InvitationParams,
  answer: z.object({ id: z.uuid() }),
});

export const Secret = z.string().min(20).max(200);

export const readInvitation = endpoint({
  method: 'post',
  path: '/joining/invitation',
  operation: 'public',
  summary: 'What an invitation’s link invites to',
  body: z.object({ token: Secret }),
  answer: z.object({
    name: z.string(),
    email: z.string(),
    agency: z.string(),
    role: RoleName,
    invitedBy: z.string(),
    /** True when the address already has a sign-in: then only the role is added. */
    known: z.boolean(),
  }),
});

export const acceptInvitation = endpoint({
  method: 'post',
  path: '/joining',
  operation: 'public',
  summary: 'Accept an invitation: name, password, and you are signed in',
  body: z.object({
    token: Secret,
    name: PersonName,
    jobTitle: JobTitle.default(''),
    password: NewPassword,
    language: LanguageName.default('id'),
  }),
  answer: z.object({ email: z.string(), signedIn: z.boolean() }),
});
