import { canSomewhere, agencyTree, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import type { PlanningTools } from '#planning/tools.ts';
import type { BankContent, BankEntryId } from './bank-entry.ts';
import {
  approveBankEntryEndpoint,
  bankListEndpoint,
  createBankEntryEndpoint,
  pauseBankEntryEndpoint,
  removeBankEntryEndpoint,
  restoreBankEntryEndpoint,
  returnBankEntryEndpoint,
  saveBankEntryEndpoint,
  submitBankEntryEndpoint,
  type BankBody,
} from './contract.ts';
import { approveEntry, pauseEntry, removeEntry, returnEntry, submitEntry } from './decide-entry.ts';
import { presentBank } from './present-bank.ts';
import { createEntry, saveEntry } from './write-entry.ts';

export function bankRoutes(routes: Routes<Actor>, tools: PlanningTools): void {
  const { db, now } = tools;
  routes.serve(bankListEndpoint, async ({ actor, query: { agencyId, ...filter } }) => {
    if (!canSomewhere(actor, 'bank.read')) return refuse({ kind: 'not-allowed' });
    const all = scopeOf(actor, 'bank.read');
    const subtree = agencyId === undefined ? undefined : new Set<string>((await agencyTree(db)).subtree(agencyId));
    const scope = subtree ? all.filter((id) => subtree.has(id)) : all;
    return accept(await presentBank(db, { scope, actor, now: now(), filter }));
  });

  routes.serve(createBankEntryEndpoint, async ({ actor, body: { agencyId, ...body } }) => {
    const created = await createEntry(tools, actor, { agencyId: agencyId as AgencyId, content: contentOf(body) });
    return created.ok ? accept({ id: created.value }) : created;
  });
  routes.serve(saveBankEntryEndpoint, ({ actor, params, body: { revision, ...body } }) =>
    saveEntry(tools, actor, { id: params.id as BankEntryId, revision, content: contentOf(body) }),
  );
  routes.serve(submitBankEntryEndpoint, ({ actor, params }) => submitEntry(tools, actor, params.id as BankEntryId));
  routes.serve(approveBankEntryEndpoint, ({ actor, params, body: { revision } }) =>
    approveEntry(tools, actor, { id: params.id as BankEntryId, revision }),
  );
  routes.serve(returnBankEntryEndpoint, ({ actor, params, body: { note } }) =>
    returnEntry(tools, actor, { id: params.id as BankEntryId, note }),
  );
  routes.serve(pauseBankEntryEndpoint, ({ actor, params, body: { paused } }) =>
    pauseEntry(tools, actor, { id: params.id as BankEntryId, paused }),
  );
  routes.serve(removeBankEntryEndpoint, ({ actor, params }) =>
    removeEntry(tools, actor, { id: params.id as BankEntryId, removed: true }),
  );
  routes.serve(restoreBankEntryEndpoint, ({ actor, params }) =>
    removeEntry(tools, actor, { id: params.id as BankEntryId, removed: false }),
  );
}

/** The same picture twice is one. */
function contentOf({ pictures, ...body }: BankBody): BankContent {
  const byId = new Map(pictures.toReversed().map((picture) => [picture.mediaId, picture]));
  return { ...body, pictures: [...byId.values()].toReversed() };
}
