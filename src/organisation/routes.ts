import type { Routes } from '#platform/http/routes.ts';
import { accountRoutes, ownKeyRoutes } from './account/routes.ts';
import { agencyRoutes } from './agencies/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { cityRoutes } from './city/routes.ts';
import { invitationRoutes, peopleRoutes } from './people/routes.ts';
import type { Actor } from './permissions.ts';
import { signInRoutes } from './sign-in/routes.ts';
import type { OrganisationTools } from './tools.ts';

export function organisationRoutes(routes: Routes<Actor>, tools: OrganisationTools): void {
  signInRoutes(routes, tools);
  cityRoutes(routes, tools);
  accountRoutes(routes, tools);
  ownKeyRoutes(routes, tools);
  agencyRoutes(routes, tools);
  peopleRoutes(routes, tools);
  invitationRoutes(routes, tools);
  auditRoutes(routes, tools);
}
