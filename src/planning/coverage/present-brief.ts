import { wards, type AgencyId, type AgencyScope, type AgencyTree } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { CampaignReach } from '#planning/campaigns/campaign.store.ts';
import { pillarsFor } from '#strategy/index.ts';
import {
  approvedFacts,
  lastPosts,
  nextActivities,
  programmeFacts,
  runningCampaign,
  usedLately,
  type Subject,
} from './brief.view.ts';
import { servingKinds, type CoverageBasis } from './contract.ts';

export interface BriefAsked extends Subject {
  readonly scope: AgencyScope;
  readonly tree: AgencyTree;
  readonly holder: AgencyId;
  readonly today: string;
  /** Whose campaigns every agency asked about may join. */
  readonly joins: CampaignReach;
}

const suggestions = 3;

/** What is needed to close a gap; undefined when there is no such thing. */
export async function presentBrief(db: Db, asked: BriefAsked) {
  const named = await namesOf(db, asked);
  if (!named) return undefined;
  const { scope, holder, joins } = asked;
  const used = await usedLately(db, scope, asked);
  const pillars = await pillarsFor(db, holder);
  const allWards = (await wards(db)).map(({ name }) => name);
  const { part, ...about } = named;
  const ward = wardOf(asked.by, { name: about.name, part }, allWards);
  const byPillar = new Map<string, (typeof pillars)[number]>(pillars.map((pillar) => [pillar.id, pillar]));
  return {
    ...about,
    posts: [...(await lastPosts(db, scope, asked))],
    activities: [...(await nextActivities(db, scope, asked))],
    kinds: [...rarely(servingKinds, used.kinds)],
    pillars: rarely([...byPillar.keys()], used.pillars).map((id) => ({ id, name: byPillar.get(id)?.name ?? '' })),
    approved: [...(await approvedFacts(db, asked))],
    campaign: (asked.by === 'programme' && (await runningCampaign(db, joins, asked))) || null,
    wards: ward ? [] : [...rarely(allWards, used.wards)],
    ward,
  };
}

/** The ward itself, or the one that a part of a programme is named after: the longest, since names stand in names. */
function wardOf(
  by: CoverageBasis,
  { name, part }: { readonly name: string; readonly part: boolean },
  all: readonly string[],
): string | null {
  if (by === 'ward') return name;
  if (!part) return null;
  const named = all.filter((ward) => name.toLowerCase().endsWith(` ${ward.toLowerCase()}`));
  return named.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** Those that were used least often. */
function rarely(names: readonly string[], counts: Readonly<Record<string, number>>): readonly string[] {
  const times = (name: string): number => counts[name.toLowerCase()] ?? 0;
  return names.toSorted((a, b) => times(a) - times(b)).slice(0, suggestions);
}

const bare = { part: false, agencyId: null, summary: '', facts: [], milestone: null };

async function namesOf(db: Db, { by, id, tree, scope }: BriefAsked) {
  if (by === 'programme') return await programmeNames(db, id);
  if (by === 'channel') return { ...bare, name: id, note: '' };
  if (by === 'agency') {
    const agency = scope.some((known) => known === id) ? tree.get(id) : undefined;
    return agency && { ...bare, agencyId: agency.id, name: agency.shortName, note: agency.name };
  }
  const ward = (await wards(db)).find(({ name }) => name.toLowerCase() === id.toLowerCase());
  return { ...bare, name: ward?.name ?? id, note: ward?.district ?? '' };
}

async function programmeNames(db: Db, id: string) {
  const facts = await programmeFacts(db, id);
  if (!facts) return undefined;
  const { name, part, summary, agency, agency_id: agencyId, indicators, milestone } = facts;
  return { name, part, note: agency, agencyId, summary, facts: [...indicators], milestone };
}
