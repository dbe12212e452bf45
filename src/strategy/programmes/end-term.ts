import { authorOf, can, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { addDaysToDate } from '#platform/time/local-time.ts';
import { changedMeanwhile, type ProgrammeChangedMeanwhile } from '#strategy/changed-meanwhile.ts';
import { slugFor } from '#strategy/create-programme.ts';
import { addProgramme, branchOf, lockProgrammes, saveEnding } from '#strategy/programme.store.ts';
import { contentOf, type ProgrammeId, type ProgrammeRecord } from '#strategy/programme.ts';
import type { StrategyTools } from '#strategy/tools.ts';
import { addTermEnd, type Touched } from './term-end.store.ts';
import { tellOfProgramme, type ProgrammeNotWritable } from './writable-programme.ts';

export interface TermDecision {
  readonly id: ProgrammeId;
  readonly revision: number;
  readonly act: 'archive' | 'extend' | 'continue';
  readonly endsOn: string | null;
  readonly name: string;
  readonly startsOn: string | null;
  readonly withParts: boolean;
}

export type EndTermRefusal =
  | ProgrammeNotWritable
  | ProgrammeChangedMeanwhile
  | {
      readonly kind: 'extension-ends-before-term' | 'successor-starts-before-term' | 'successor-name-needed';
      readonly programme: string;
    };

interface Deciding {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly at: Date;
  /** The last day of the term. */
  readonly on: string;
  readonly touched: Touched[];
}

/** All decisions or none: archive, let run on, or continue as a new programme. Remembers how all stood before. */
export function endTerm(
  { db, now }: StrategyTools,
  actor: Actor,
  { on, decisions }: { readonly on: string; readonly decisions: readonly TermDecision[] },
): Promise<Result<string, EndTermRefusal>> {
  return inTransaction(db, async (tx) => {
    const programmes = await lockProgrammes(tx, [...new Set(decisions.map(({ id }) => id))]);
    const byId = new Map(programmes.map((programme) => [programme.id, programme]));
    const deciding: Deciding = { tx, actor, at: now(), on, touched: [] };
    const pairs: (readonly [ProgrammeRecord, TermDecision])[] = [];
    for (const decision of decisions) {
      const programme = byId.get(decision.id);
      if (!programme || programme.removed) return refuse({ kind: 'programme-not-found' });
      if (!can(actor, 'programme.write', programme.agencyId)) return refuse({ kind: 'not-allowed' });
      if (programme.revision !== decision.revision) return refuse(await changedMeanwhile(tx, programme));
      const fault = faultOf(decision, { on, programme: programme.name });
      if (fault) return refuse(fault);
      pairs.push([programme, decision]);
    }
    for (const [programme, decision] of pairs) await decide(deciding, programme, decision);
    const { touched, at } = deciding;
    return accept(await addTermEnd(tx, { touched, by: authorOf(actor), at }));
  });
}

interface Of {
  readonly on: string;
  readonly programme: string;
}

function faultOf(decision: TermDecision, { on, programme }: Of): EndTermRefusal | undefined {
  const { act, endsOn } = decision;
  if (act === 'archive') return undefined;
  if (act === 'continue') return faultOfHeir(decision, { on, programme });
  return endsOn !== null && endsOn <= on ? { kind: 'extension-ends-before-term', programme } : undefined;
}

function faultOfHeir({ name, startsOn, endsOn }: TermDecision, { on, programme }: Of): EndTermRefusal | undefined {
  if (name === '') return { kind: 'successor-name-needed', programme };
  if (startsOn !== null && startsOn <= on) return { kind: 'successor-starts-before-term', programme };
  return endsOn !== null && endsOn <= (startsOn ?? on) ? { kind: 'extension-ends-before-term', programme } : undefined;
}

async function decide(deciding: Deciding, programme: ProgrammeRecord, decision: TermDecision): Promise<void> {
  const { act, endsOn } = decision;
  if (act === 'extend') {
    await ending(deciding, programme, { action: 'programme.extended', endsOn, archivedAt: null, successorId: null });
    return;
  }
  const heirs = act === 'continue' ? await heirsOf(deciding, programme, decision) : new Map<ProgrammeId, ProgrammeId>();
  for (const each of await lockProgrammes(deciding.tx, await branchOf(deciding.tx, programme.id))) {
    if (each.archivedAt !== null) continue;
    const successorId = heirs.get(each.id) ?? each.successorId;
    const lastDay =
      each.endsOn !== null && each.endsOn < deciding.on ? each.endsOn : laterOf(deciding.on, each.startsOn);
    const action = act === 'continue' ? 'programme.continued' : 'programme.archived';
    await ending(deciding, each, { action, endsOn: lastDay, archivedAt: deciding.at, successorId });
  }
}

function laterOf(one: string, other: string): string {
  return one > other ? one : other;
}

interface Ending {
  readonly action: string;
  readonly endsOn: string | null;
  readonly archivedAt: Date | null;
  readonly successorId: ProgrammeId | null;
}

async function ending(
  { tx, actor, at, touched }: Deciding,
  programme: ProgrammeRecord,
  { action, ...how }: Ending,
): Promise<void> {
  const { id, agencyId, endsOn, archivedAt, successorId } = programme;
  const revision = programme.revision + 1;
  await saveEnding(tx, [agencyId], { id, ...how, revision, by: authorOf(actor), at });
  touched.push({ kind: 'changed', id, revision, endsOn, archivedAt: archivedAt?.toISOString() ?? null, successorId });
  const after = { endsOn: how.endsOn, successorId: how.successorId };
  await tellOfProgramme(tx, programme, { actor, action, before: { endsOn, successorId }, after });
}

/** New programmes that go on with this one, and with its parts when wanted, by the old one's id. */
async function heirsOf(
  { tx, actor, on, touched }: Deciding,
  programme: ProgrammeRecord,
  { name, startsOn, endsOn, withParts }: TermDecision,
): Promise<ReadonlyMap<ProgrammeId, ProgrammeId>> {
  const heirs = new Map<ProgrammeId, ProgrammeId>();
  const period = { startsOn: startsOn ?? addDaysToDate(on, 1), endsOn };
  const inherit = async (
    old: ProgrammeRecord,
    own: { readonly name: string; readonly parentId: ProgrammeId | null },
  ): Promise<void> => {
    const slug = await slugFor(tx, own.name);
    const content = { ...contentOf(old), ...period, ...own };
    const made = await addProgramme(tx, scopeOf(actor, 'programme.write'), { ...content, slug });
    heirs.set(old.id, made.id);
    touched.push({ kind: 'made', id: made.id, revision: 1 });
    await tellOfProgramme(tx, made, { actor, action: 'programme.created', after: content });
  };
  await inherit(programme, { name, parentId: programme.parentId });
  if (!withParts) return heirs;
  let waiting = (await lockProgrammes(tx, await branchOf(tx, programme.id))).filter(
    ({ id, archivedAt }) => id !== programme.id && archivedAt === null,
  );
  while (waiting.length > 0) {
    const ready = waiting.filter(({ parentId }) => parentId !== null && heirs.has(parentId));
    if (ready.length === 0) break;
    for (const part of ready)
      await inherit(part, { name: part.name, parentId: heirs.get(part.parentId ?? part.id) ?? null });
    waiting = waiting.filter(({ id }) => !heirs.has(id));
  }
  return heirs;
}
