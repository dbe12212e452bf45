import { inTransaction } from '#platform/db/db.ts';
import { accept, type Result } from '#platform/result.ts';
import type { Actor } from '#organisation/permissions.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { readAgencyList } from './agency-list.ts';
import { freeSlug } from './agency-slug.ts';
import { lockTree, takenCodesAndSlugs } from './agency.store.ts';
import type { PastedRow } from './contract.ts';
import { foundAgency, parentFor, type CreateAgencyRefusal } from './create-agency.ts';

export interface Pasted {
  readonly rows: PastedRow[];
  readonly added: number;
}

/** Adds the good rows and says of the others what is wrong; `onlyCheck` adds none. */
export function pasteAgencies(
  tools: OrganisationTools,
  actor: Actor,
  asked: { readonly parentId: string; readonly text: string; readonly onlyCheck: boolean },
): Promise<Result<Pasted, Exclude<CreateAgencyRefusal, { kind: 'already-a-code' }>>> {
  return inTransaction(tools.db, async (tx) => {
    await lockTree(tx);
    const parent = await parentFor(tx, actor, asked.parentId);
    if (!parent.ok) return parent;
    const { codes, slugs } = await takenCodesAndSlugs(tx);
    const rows = [...readAgencyList(asked.text, codes)];
    if (asked.onlyCheck) return accept({ rows, added: 0 });

    const good = rows.filter(({ fault }) => fault === null);
    for (const { code, name, shortName } of good) {
      const slug = freeSlug(shortName, slugs);
      slugs.add(slug);
      const { id: parentId, zone } = parent.value;
      await foundAgency(tools, { tx, actor }, { parentId, code, slug, name, shortName, zone, description: '' });
    }
    return accept({ rows, added: good.length });
  });
}
