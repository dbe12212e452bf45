import { agencyTree, scopeOf, zoneOf, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { isoDay } from '#platform/time/format.ts';
import { programmesByIds } from '#strategy/programme.store.ts';
import { channelsWithin, goalsInSight } from './goal.store.ts';
import { faultOf, reachOf, type GoalContent, type GoalFault, type GoalId } from './goal.ts';
import { sightOf } from './sight.ts';

export type GoalContentRefusal =
  | GoalFault
  | {
      readonly kind:
        | 'goal-due-in-past'
        | 'contributor-not-below'
        | 'contributors-needed'
        | 'goal-channel-not-found'
        | 'programme-not-found'
        | 'supported-goal-not-found';
    };

interface Proposed {
  readonly agencyId: AgencyId;
  readonly content: GoalContent;
  /** Undefined of a new one. */
  readonly before: GoalContent | undefined;
  readonly id: GoalId | undefined;
  readonly now: Date;
}

/** What speaks against such a goal, apart from who asks. What it had before it may keep. */
export async function checkedGoal(tx: Tx, actor: Actor, proposed: Proposed): Promise<GoalContentRefusal | undefined> {
  const { agencyId, content, before, now } = proposed;
  const fault = faultOf(content);
  if (fault) return fault;
  const today = isoDay(now, await zoneOf(tx, agencyId));
  if (content.dueOn !== before?.dueOn && content.dueOn < today) return { kind: 'goal-due-in-past' };
  return (await faultOfReach(tx, proposed)) ?? (await faultOfLinks(tx, actor, proposed));
}

async function faultOfReach(tx: Tx, { agencyId, content, before }: Proposed): Promise<GoalContentRefusal | undefined> {
  const tree = await agencyTree(tx);
  if (content.contributors === 'chosen') {
    if (content.contributorIds.length === 0) return { kind: 'contributors-needed' };
    const below = new Set<string>(tree.subtree(agencyId));
    if (!content.contributorIds.every((id) => below.has(id))) return { kind: 'contributor-not-below' };
  }
  const known = new Set(before?.channelIds);
  const added = content.channelIds.filter((id) => !known.has(id));
  const there = await channelsWithin(tx, reachOf(tree, agencyId, content), added);
  return added.every((id) => there.has(id)) ? undefined : { kind: 'goal-channel-not-found' };
}

async function faultOfLinks(
  tx: Tx,
  actor: Actor,
  { content, before, id }: Proposed,
): Promise<GoalContentRefusal | undefined> {
  const { programmeId, supportsId } = content;
  const newProgramme = programmeId === before?.programmeId ? null : programmeId;
  if (newProgramme !== null && (await programmesByIds(tx, [newProgramme])).length === 0) {
    return { kind: 'programme-not-found' };
  }
  if (supportsId === null || supportsId === before?.supportsId) return undefined;
  return (await canServe(tx, actor, { supportsId, id })) ? undefined : { kind: 'supported-goal-not-found' };
}

/** A goal that the actor sees, that is in use, and that does not serve this one in turn. */
async function canServe(
  tx: Tx,
  actor: Actor,
  { supportsId, id }: { readonly supportsId: GoalId; readonly id: GoalId | undefined },
): Promise<boolean> {
  const sight = sightOf(scopeOf(actor, 'goal.read'), await agencyTree(tx));
  const [supported] = await goalsInSight(tx, { sight, archived: false, ids: [supportsId] });
  if (!supported || supported.archivedAt !== null || supported.id === id) return false;
  return id === undefined || supported.content.supportsId !== id;
}
