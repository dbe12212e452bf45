import { authorOf, recordAudit, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction, type Db, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import type { Language } from '#platform/i18n/language.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { writableAgency } from '../may-write-strategy.ts';
import { addPillar, holdPillars, pillarsFor } from '../pillars/pillar.store.ts';
import { isNamedAlready, mostPillars, type PillarContent, type PillarId } from '../pillars/pillar.ts';
import type { StrategyTools } from '../tools.ts';
import { answersOf, markApplied } from './answers.store.ts';
import { differences, emptyStrategy, tidied } from './content.ts';
import type { StrategyContent } from './contract.ts';
import { propose, type Proposal } from './propose.ts';
import { channelsOf } from './strategy-channels.view.ts';
import { lockStrategy, writeStrategy } from './strategy.store.ts';

interface Wish {
  readonly agencyId: AgencyId;
  readonly language: Language;
}

export type ProposalRefusal =
  | { readonly kind: 'agency-not-found' | 'nothing-answered-yet' }
  | { readonly kind: 'not-allowed-in-strategy'; readonly name: string };

/** What the kept answers would turn into. */
export async function proposalFor(
  db: Db | Tx,
  actor: Actor,
  { agencyId, language }: Wish,
): Promise<Result<Proposal, ProposalRefusal>> {
  const writable = await writableAgency(db, actor, agencyId);
  if (!writable.ok) return writable;
  const { answers, revision } = await answersOf(db, agencyId);
  if (revision === 0) return refuse({ kind: 'nothing-answered-yet' });
  const inherited = (await pillarsFor(db, agencyId)).filter((pillar) => pillar.inherited);
  const channels = await channelsOf(db, [agencyId]);
  return accept(propose({ answers, agency: writable.value.agency, channels, inherited, language }));
}

export interface AppliedAnswers {
  readonly revision: number;
  readonly pillarIds: readonly PillarId[];
  readonly former: { readonly content: StrategyContent; readonly revision: number };
}

/** Texts that were answered replace what stood there; lists and pillars are added to, and nothing is taken away. */
export function applyAnswers(
  { db, now }: StrategyTools,
  actor: Actor,
  wish: Wish,
): Promise<Result<AppliedAnswers, ProposalRefusal>> {
  const { agencyId } = wish;
  return inTransaction(db, async (tx) => {
    const present = await lockStrategy(tx, agencyId);
    const proposed = await proposalFor(tx, actor, wish);
    if (!proposed.ok) return proposed;
    const former = { content: present?.content ?? emptyStrategy, revision: present?.revision ?? 0 };
    const content = tidied(joined(former.content, proposed.value.content));
    const at = now();
    const saved = { agencyId, content, revision: former.revision + 1, updatedAt: at, updatedBy: authorOf(actor) };
    await writeStrategy(tx, [agencyId], saved);
    const pillarIds = await addMissing(tx, actor, { agencyId, pillars: proposed.value.pillars, at });
    await markApplied(tx, [agencyId], { agencyId, at });
    const subject = { agencyId, subjectKind: 'strategy', subjectId: agencyId };
    const change = differences(former.content, content);
    await recordAudit(tx, actor, { ...subject, action: 'strategy.set-up', ...change });
    await announce(tx, { topic: 'strategy', agencyId, id: agencyId });
    return accept({ revision: saved.revision, pillarIds, former });
  });
}

interface Missing {
  readonly agencyId: AgencyId;
  readonly pillars: readonly PillarContent[];
  readonly at: Date;
}

async function addMissing(tx: Tx, actor: Actor, { agencyId, pillars, at }: Missing): Promise<readonly PillarId[]> {
  await holdPillars(tx, [agencyId]);
  const holding = await pillarsFor(tx, agencyId);
  const room = mostPillars - holding.filter(({ inherited }) => !inherited).length;
  const missing = pillars.filter(({ name }) => !isNamedAlready(name, holding)).slice(0, Math.max(0, room));
  const ids: PillarId[] = [];
  for (const content of missing) {
    const pillar = await addPillar(tx, [agencyId], { agencyId, content, by: authorOf(actor), at });
    const subject = { agencyId, subjectKind: 'pillar', subjectId: pillar.id };
    await recordAudit(tx, actor, { ...subject, action: 'pillar.created', after: content });
    ids.push(pillar.id);
  }
  return ids;
}

function joined(present: StrategyContent, proposed: StrategyContent): StrategyContent {
  const { voice } = proposed;
  return {
    summary: proposed.summary || present.summary,
    goal: proposed.goal || present.goal,
    audiences: added(present.audiences, proposed.audiences, { key: ({ name }) => name, most: 12 }),
    kinds: added(present.kinds, proposed.kinds, { key: ({ kind, duty }) => `${kind} ${duty}`, most: 30 }),
    channels: added(present.channels, proposed.channels, { key: ({ channelId, name }) => channelId ?? name, most: 40 }),
    voice: {
      tone: voice.tone || present.voice.tone,
      examples: added(present.voice.examples, voice.examples, { key: ({ good }) => good, most: 15 }),
    },
    avoid: added(present.avoid, proposed.avoid, { key: ({ word }) => word, most: 80 }),
    hashtags: added(present.hashtags, proposed.hashtags, { key: ({ tag }) => tag, most: 40 }),
    brand: present.brand,
  };
}

function added<Row>(
  present: readonly Row[],
  proposed: readonly Row[],
  { key, most }: { readonly key: (row: Row) => string; readonly most: number },
): Row[] {
  const plain = (row: Row): string => key(row).trim().toLocaleLowerCase('id');
  const known = new Set(present.map(plain));
  return [...present, ...proposed.filter((row) => !known.has(plain(row)))].slice(0, Math.max(most, present.length));
}
