import {
  agencyTree,
  can,
  personNames,
  scopeOf,
  type Actor,
  type AgencyScope,
  type AgencyTree,
} from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { AnswerOf } from '#platform/http/endpoint.ts';
import { localTimeOf } from '#platform/time/local-time.ts';
import { slotNames, type SlotNames } from '#planning/slots/occurrences.view.ts';
import { runningCrises } from '#planning/slots/crisis.store.ts';
import { freeFrom, hindranceOf, type BankEntry, type Uses } from './bank-entry.ts';
import { usesOf } from './bank-use.store.ts';
import { entriesOf } from './bank.store.ts';
import type { BankEntryView, BankState, bankListEndpoint } from './contract.ts';

export interface BankReading {
  readonly scope: AgencyScope;
  readonly actor: Actor;
  readonly now: Date;
  readonly filter: {
    readonly state?: BankState | undefined;
    readonly pillarId?: string | undefined;
    readonly text: string;
  };
}

export async function presentBank(
  db: Db,
  { scope, actor, now, filter }: BankReading,
): Promise<AnswerOf<typeof bankListEndpoint>> {
  const all = await entriesOf(db, scope);
  const counts: Record<string, number> = {};
  for (const { state } of all) counts[state] = (counts[state] ?? 0) + 1;
  const entries = all.filter((entry) => isWanted(entry, filter));
  const view = await viewer(db, entries, { actor, now });
  return { items: entries.map(view), counts, can: { create: [...scopeOf(actor, 'bank.write')] } };
}

function isWanted({ state, content }: BankEntry, filter: BankReading['filter']): boolean {
  if (filter.state !== undefined && state !== filter.state) return false;
  if (filter.pillarId !== undefined && content.pillarId !== filter.pillarId) return false;
  const words = `${content.title} ${content.variants.join(' ')}`.toLocaleLowerCase('id');
  return words.includes(filter.text.toLocaleLowerCase('id'));
}

async function viewer(
  db: Db,
  entries: readonly BankEntry[],
  { actor, now }: Pick<BankReading, 'actor' | 'now'>,
): Promise<(entry: BankEntry) => BankEntryView> {
  const tree = await agencyTree(db);
  const uses = await usesOf(db, entries.map(({ id }) => id)); // oxfmt-ignore
  const people = await personNames(db, entries.flatMap(({ approvedBy }) => approvedBy ?? [])); // oxfmt-ignore
  const names = await slotNames(db, {
    channels: [],
    pillars: entries.flatMap(({ content }) => content.pillarId ?? []),
    campaigns: entries.flatMap(({ content }) => content.campaignId ?? []),
  });
  const stopped = new Set((await runningCrises(db)).flatMap(({ agencyId }) => tree.subtree(agencyId)));
  return (entry) => {
    const used = uses(entry.id);
    return {
      ...plain(entry, used),
      ...namesIn(entry, { tree, names, people }),
      hindrance: hindranceToday(entry, used, { tree, stopped, now }),
      freeFrom: freeFrom(entry, used, now)?.toISOString() ?? null,
      can: { write: can(actor, 'bank.write', entry.agencyId), approve: can(actor, 'bank.approve', entry.agencyId) },
    };
  };
}

interface Known {
  readonly tree: AgencyTree;
  readonly names: SlotNames;
  readonly people: ReadonlyMap<string, string>;
}

function namesIn({ agencyId, content, approvedAt, approvedBy }: BankEntry, { tree, names, people }: Known) {
  const campaign = names.campaigns.get(content.campaignId ?? '');
  return {
    agency: { id: agencyId, shortName: tree.get(agencyId)?.shortName ?? '' },
    pillar: names.pillars.get(content.pillarId ?? '') ?? null,
    campaign: campaign ? { id: campaign.id, name: campaign.name } : null,
    approval: approvedAt ? { by: people.get(approvedBy ?? '') ?? null, at: approvedAt.toISOString() } : null,
  };
}

interface Today {
  readonly tree: AgencyTree;
  readonly stopped: ReadonlySet<string>;
  readonly now: Date;
}

function hindranceToday(entry: BankEntry, uses: Uses, { tree, stopped, now }: Today): BankEntryView['hindrance'] {
  const date = localTimeOf(now, tree.get(entry.agencyId)?.zone ?? 'Asia/Jakarta').date;
  const occasion = { at: now, date, inCrisis: stopped.has(entry.agencyId), pillarId: null, campaignId: null };
  return hindranceOf(entry, uses, occasion) ?? null;
}

function plain({ id, content, state, paused, version, revision, returnNote }: BankEntry, uses: Uses) {
  const lastAt = uses.at.at(-1)?.toISOString() ?? null;
  return {
    ...content,
    id,
    state,
    paused,
    version,
    revision,
    returnNote,
    uses: { count: uses.at.length, lastAt },
    variantUses: content.variants.map((_, index) => uses.ofVariant[index] ?? 0),
  };
}
