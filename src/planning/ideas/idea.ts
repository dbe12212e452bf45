import { can, canSomewhere, scopeOf, type Actor, type AgencyId, type PersonId } from '#organisation/index.ts';
import type { Brand } from '#platform/brand.ts';
import type { IdeaState } from './contract.ts';

export type IdeaId = Brand<string, 'IdeaId'>;

export interface IdeaWords {
  readonly title: string;
  readonly note: string;
  readonly link: string;
  readonly mediaId: string | null;
  readonly programmeId: string | null;
  readonly pillarId: string | null;
  readonly wishedOn: string | null;
  readonly forCity: boolean;
}

export interface Idea extends IdeaWords {
  readonly id: IdeaId;
  readonly agencyId: AgencyId;
  readonly state: IdeaState;
  readonly activityId: string | null;
  readonly postId: string | null;
  readonly mergedInto: string | null;
  readonly revision: number;
  readonly createdBy: PersonId | null;
  readonly removed: boolean;
}

type Belonging = Pick<Idea, 'agencyId' | 'forCity'>;

/** An agency's ideas are its own; those on the city's board are everybody's. */
export function maySee(actor: Actor, { agencyId, forCity }: Belonging): boolean {
  return can(actor, 'idea.read', agencyId) || (forCity && canSomewhere(actor, 'idea.read'));
}

/** Vote and discuss. */
export function mayTakePart(actor: Actor, { agencyId, forCity }: Belonging): boolean {
  return can(actor, 'idea.write', agencyId) || (forCity && canSomewhere(actor, 'idea.write'));
}

/** Its own author, or whoever manages the board. */
export function mayEditIdea(actor: Actor, idea: Belonging & Pick<Idea, 'createdBy'>): boolean {
  if (can(actor, 'idea.manage', idea.agencyId)) return true;
  return idea.createdBy === actor.personId && mayTakePart(actor, idea);
}

export function ideaScope(actor: Actor): readonly AgencyId[] {
  return scopeOf(actor, 'idea.read');
}
