export { agencyTree } from './agencies/agency-tree.store.ts';
export type { AgencyTree } from './agencies/agency-tree.ts';
export type { Agency } from './agencies/agency.ts';
export { agencyById, zoneOf } from './agencies/agency.reads.ts';
export { citizen, productItself, recordAudit, type AuditedChange } from './audit/audit.store.ts';
export { city, type City } from './city/city.store.ts';
export { grantsFor, mayDo } from './grants.ts';
export { authorOf, commandActor, systemActor } from './own-actors.ts';
export { activeAmong, peopleOf, peopleWhoCan, personNames, type Colleague } from './people/people.store.ts';
export {
  can,
  canSomewhere,
  permissions,
  roles,
  scopeOf,
  type Actor,
  type AgencyId,
  type AgencyScope,
  type Operation,
  type PersonId,
  type Role,
} from './permissions.ts';
export { wards, type Ward } from './wards/ward.store.ts';
export { organisationMessages } from './messages/messages.ts';
export { organisationRoutes } from './routes.ts';
export { organisationRoutines } from './routines.ts';
export { createTokenFor } from './account/create-api-token.ts';
export { verifyAuditChain } from './audit/audit.view.ts';
export { clientAddress } from './sign-in/client-address.ts';
export { openSignIn, type SignInEngine } from './sign-in/engine.ts';
export { actorFor, identifyWith } from './sign-in/identify.ts';
export { hashOf, newSecret } from './sign-in/secret-link.ts';
export { refuseForeignWrite } from './sign-in/same-origin.ts';
export { resealTwoFactors } from './sign-in/two-factor.store.ts';
export type { OrganisationTools } from './tools.ts';
