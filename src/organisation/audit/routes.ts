import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import { canSomewhere, type Actor } from '#organisation/permissions.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { auditView, verifyAuditChain } from './audit.view.ts';
import * as contract from './contract.ts';
import { exportAudit } from './export-audit.ts';

export function auditRoutes(routes: Routes<Actor>, { db }: OrganisationTools): void {
  routes.serve(contract.listAudit, async ({ actor, query }) =>
    canSomewhere(actor, 'audit.read') ? accept(await auditView(db, actor, query)) : refuse({ kind: 'not-allowed' }),
  );
  routes.serve(contract.exportAudit, async ({ actor, query }) =>
    canSomewhere(actor, 'audit.read') ? accept(exportAudit(db, actor, query)) : refuse({ kind: 'not-allowed' }),
  );
  routes.serve(contract.verifyAudit, async ({ actor }) =>
    canSomewhere(actor, 'audit.read') ? accept(await verifyAuditChain(db)) : refuse({ kind: 'not-allowed' }),
  );
}
