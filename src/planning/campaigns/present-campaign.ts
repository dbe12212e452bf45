import {
  agencyTree,
  can,
  personNames,
  scopeOf,
  type Actor,
  type AgencyId,
  type AgencyTree,
} from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { isoDay } from '#platform/time/format.ts';
import { programmesByIds } from '#strategy/index.ts';
import type { ListedCampaign } from './campaign-list.view.ts';
import type { Campaign, CampaignContent } from './campaign.ts';
import {
  activitiesOfCampaign,
  countsOfCampaign,
  postsOfCampaign,
  standingOfTasks,
  type CountsOfAgency,
  type PostOfCampaign,
  type StandingOfTask,
} from './campaign.view.ts';
import type { CampaignListItem, CampaignPhase, CampaignProgress, CampaignTaskView, CampaignView } from './contract.ts';

/** Where and when it is looked at. */
export interface Looking {
  readonly actor: Actor;
  readonly today: string;
  readonly zone: string;
}

export function phaseOf(period: { readonly startsOn: string; readonly endsOn: string }, today: string): CampaignPhase {
  if (today < period.startsOn) return 'coming';
  return period.endsOn < today ? 'ended' : 'running';
}

export function presentListed(tree: AgencyTree, row: ListedCampaign, { actor, today }: Looking): CampaignListItem {
  const { id, kind, name, summary, programme, tasks, posts, published, revision } = row;
  const period = { startsOn: row.starts_on, endsOn: row.ends_on };
  return {
    id,
    kind,
    name,
    summary,
    ...period,
    phase: phaseOf(period, today),
    revision,
    agency: agencyIn(tree, row.agency_id),
    agencies: row.agency_ids.map((agencyId) => agencyIn(tree, agencyId)).toSorted(byName),
    programme,
    tasks,
    tasksDone: row.tasks_done,
    tasksLate: row.tasks_late,
    posts,
    published,
    can: { write: can(actor, 'campaign.write', row.agency_id as AgencyId) },
  };
}

export async function presentCampaign(db: Db, campaign: Campaign, looking: Looking): Promise<CampaignView> {
  const { actor, today, zone } = looking;
  const { id, content, revision, updatedAt, updatedBy } = campaign;
  const tree = await agencyTree(db);
  const posts = await postsOfCampaign(db, scopeOf(actor, 'post.read'), id);
  const activities = await activitiesOfCampaign(db, scopeOf(actor, 'activity.read'), id);
  const standing = await standingOfTasks(db, id);
  const [programme] = await programmesByIds(db, content.programmeId ? [content.programmeId] : []);
  const names = await personNames(db, updatedBy ? [updatedBy] : []);
  const tasks = tasksOf(content, { standing, posts, looking });
  const nameOf = (agencyId: string): string => agencyIn(tree, agencyId).shortName;
  const inDays = (at: Date): string => isoDay(at, zone);
  return {
    ...content,
    id,
    media: [...content.media],
    talkingPoints: [...content.talkingPoints],
    agencyIds: [...content.agencyIds],
    phase: phaseOf(content, today),
    revision,
    agency: agencyIn(tree, content.agencyId),
    agencies: content.agencyIds.map((agencyId) => agencyIn(tree, agencyId)).toSorted(byName),
    programme: programme ? { id: programme.id, name: programme.name } : null,
    tasks,
    progress: progressOf(tree, content, { tasks, counts: await countsOfCampaign(db, id) }),
    posts: posts.map(({ id: postId, title, state, agency_id, at }) => ({
      id: postId,
      title,
      state,
      agency: nameOf(agency_id),
      at: at?.toISOString() ?? null,
      outside: at !== null && (inDays(at) < content.startsOn || inDays(at) > content.endsOn),
    })),
    activities: activities.map(({ agency_id, starts_at, ...activity }) => ({
      ...activity,
      agency: nameOf(agency_id),
      startsAt: starts_at?.toISOString() ?? null,
    })),
    updatedAt: updatedAt.toISOString(),
    updatedBy: names.get(updatedBy ?? '') ?? null,
    can: { write: can(actor, 'campaign.write', content.agencyId) },
  };
}

interface Surroundings {
  readonly standing: readonly StandingOfTask[];
  readonly posts: readonly PostOfCampaign[];
  readonly looking: Looking;
}

function tasksOf(content: CampaignContent, { standing, posts, looking }: Surroundings): CampaignTaskView[] {
  const byId = new Map(standing.map((task) => [task.id, task]));
  return content.tasks.map((task) => {
    const { made = false, published = false, pillar = null } = byId.get(task.id) ?? {};
    return {
      ...task,
      state: stateOf({ made, published }),
      late: !published && task.dueOn !== null && task.dueOn < looking.today,
      pillar,
      posts: posts
        .filter((post) => post.campaign_task_id === task.id)
        .map((post) => ({ id: post.id, title: post.title, state: post.state })),
      canMake: can(looking.actor, 'post.write', task.agencyId),
    };
  });
}

function stateOf({ made, published }: Pick<StandingOfTask, 'made' | 'published'>): CampaignTaskView['state'] {
  if (published) return 'published';
  return made ? 'made' : 'open';
}

interface Counted {
  readonly tasks: readonly CampaignTaskView[];
  readonly counts: readonly CountsOfAgency[];
}

/** Also of an agency that made something without taking part. */
function progressOf(tree: AgencyTree, content: CampaignContent, { tasks, counts }: Counted): CampaignProgress[] {
  const others = new Set([...content.agencyIds, ...counts.map((row) => row.agency_id)]);
  others.delete(content.agencyId);
  const agencies = [...others].map((id) => agencyIn(tree, id)).toSorted(byName);
  return [agencyIn(tree, content.agencyId), ...agencies].map((agency) => {
    const { posts = 0, published = 0, activities = 0 } = counts.find((row) => row.agency_id === agency.id) ?? {};
    const asked = tasks.filter((task) => task.agencyId === agency.id);
    return {
      agency,
      leads: agency.id === content.agencyId,
      tasks: asked.length,
      tasksDone: asked.filter(({ state }) => state === 'published').length,
      posts,
      published,
      activities,
    };
  });
}

interface NamedAgency {
  readonly id: string;
  readonly shortName: string;
  readonly name: string;
}

function agencyIn(tree: AgencyTree, id: string): NamedAgency {
  const agency = tree.get(id);
  if (!agency) throw new Error(`No agency ${id}`);
  return { id: agency.id, shortName: agency.shortName, name: agency.name };
}

function byName(a: NamedAgency, b: NamedAgency): number {
  return a.shortName.localeCompare(b.shortName, 'id');
}
