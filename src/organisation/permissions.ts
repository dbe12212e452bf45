import type { Brand } from '#platform/brand.ts';
import type { Language } from '#platform/i18n/language.ts';

export type AgencyId = Brand<string, 'AgencyId'>;
export type PersonId = Brand<string, 'PersonId'>;

export const roles = ['coordinator', 'admin', 'contributor', 'approver', 'liaison', 'leadership'] as const;
export type Role = (typeof roles)[number];

const everyone = roles;
const staff = ['coordinator', 'admin', 'contributor', 'approver', 'liaison'] as const;
const writers = ['coordinator', 'admin', 'contributor'] as const;
const publishers = ['coordinator', 'admin'] as const;

/** Who may do what. Whatever does not stand here, nobody may. A role at an agency holds for all agencies below it. */
export const permissions = {
  'agency.read': everyone,
  'agency.write': ['coordinator'],
  'agency.settings': publishers,
  'person.read': everyone,
  'person.invite': publishers,
  'person.manage': ['coordinator'],
  'audit.read': ['coordinator'],
  'city.write': ['coordinator'],
  'goal.read': everyone,
  'goal.write': publishers,
  'programme.read': everyone,
  'programme.write': ['coordinator'],
  'strategy.read': everyone,
  'strategy.write': publishers,
  // in addition, where the strategy is the city's
  'strategy.city': ['coordinator'],
  'campaign.read': everyone,
  'campaign.write': publishers,
  'key-message.read': everyone,
  'key-message.write': ['coordinator'],
  'key-message.confirm': publishers,
  'fact.read': everyone,
  'fact.write': publishers,
  'activity.read': everyone,
  'activity.write': writers,
  'activity.show': publishers,
  'special-day.read': everyone,
  'special-day.write': ['coordinator'],
  'slot.read': everyone,
  'slot.write': publishers,
  'slot.fill': writers,
  'crisis.write': publishers,
  'bank.read': everyone,
  'bank.write': writers,
  'bank.approve': ['coordinator', 'approver'],
  'idea.read': everyone,
  'idea.write': everyone,
  'idea.manage': publishers,
  'clash.read': everyone,
  'clash.act': staff,
  'election.read': everyone,
  'election.write': ['coordinator'],
  'media.read': everyone,
  'media.write': staff,
  'channel.read': everyone,
  'channel.write': publishers,
  'post.read': everyone,
  'post.write': writers,
  'post.submit': writers,
  'post.approve': ['coordinator', 'approver'],
  // in addition, where a step asks the coordinator
  'post.approve-city': ['coordinator'],
  'approval-flow.read': everyone,
  'approval-flow.write': publishers,
  // in addition, one of the roles that the agency lets publish at once
  'post.rush': ['coordinator', 'admin', 'approver'],
  'post.comment': everyone,
  'post.schedule': publishers,
  'post.withdraw': ['coordinator', 'admin', 'approver'],
  'pause.read': everyone,
  'pause.write': publishers,
  'delivery.read': everyone,
  'delivery.act': publishers,
  'message.read': everyone,
  'message.assign': ['coordinator', 'admin', 'liaison'],
  'message.reply': ['coordinator', 'admin', 'liaison'],
  'message.moderate': publishers,
  'number.write': publishers,
  'report.read': everyone,
  'search.read': everyone,
  'today.read': everyone,
} as const satisfies Record<string, readonly Role[]>;

export type Operation = keyof typeof permissions;

/** The agencies a store function may touch. Passed to every read and write, so that forgetting it does not compile. */
export type AgencyScope = readonly AgencyId[];

/** Who is asking. `grants` already holds the subtrees: one entry per operation the person may do anywhere. */
export interface Actor {
  readonly personId: PersonId;
  readonly name: string;
  readonly language: Language;
  readonly via: 'session' | 'token' | 'letter' | 'command' | 'system';
  readonly memberships: readonly { readonly agencyId: AgencyId; readonly role: Role }[];
  readonly grants: ReadonlyMap<Operation, AgencyScope>;
}

export function can(actor: Actor, operation: Operation, agencyId: AgencyId): boolean {
  return scopeOf(actor, operation).includes(agencyId);
}

export function canSomewhere(actor: Actor, operation: Operation): boolean {
  return scopeOf(actor, operation).length > 0;
}

export function scopeOf(actor: Actor, operation: Operation): AgencyScope {
  return actor.grants.get(operation) ?? [];
}
