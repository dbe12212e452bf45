import { scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import {
  activityForPost,
  campaignFor,
  ideaForPost,
  taskForPost,
  type ActivityForPost,
  type ActivityId,
  type IdeaForPost,
  type TaskForPost,
} from '#planning/index.ts';
import { faultOfPlace, type PlaceRefusal } from './check-place.ts';
import type { PostContent } from './content.ts';
import { contentFromActivity, usableChannels, type ChannelNotFound } from './first-content.ts';
import type { ChosenChannel } from './obstacles.store.ts';
import { nowhere, type Place } from './place.ts';
import { channelsOfMedium, usualChannels } from './post-facts.store.ts';

export interface BeginningFrom {
  readonly agencyId: AgencyId;
  readonly activityId: string | null;
  readonly ideaId: string | null;
  /** Null: those that fit. */
  readonly channelIds: readonly string[] | null;
  readonly now: Date;
  /** What was chosen where it began: in a slot, on the timeline, in a campaign's task. */
  readonly place: Place;
}

export interface Beginning {
  readonly idea: IdeaForPost | undefined;
  readonly content: PostContent;
  readonly place: Place;
}

export type BeginningRefusal =
  | { readonly kind: 'activity-not-found' | 'idea-not-found' }
  | ChannelNotFound
  | PlaceRefusal;

export const emptyContent: PostContent = {
  title: '',
  text: '',
  kind: 'berita',
  informationClass: 'berkala',
  channels: [],
  pictures: [],
};

/** A first draft and its place in the plan, from an activity's outline or a campaign's task, else empty. */
export async function beginningFrom(
  tx: Tx,
  actor: Actor,
  { agencyId, channelIds, place, now, ...from }: BeginningFrom,
): Promise<Result<Beginning, BeginningRefusal>> {
  const sources = await sourcesOf(tx, actor, { ...from, agencyId, taskId: place.taskId });
  if (!sources.ok) return sources;
  const { activity, idea, task } = sources.value;

  const wanted = placeFrom(place, { task, activityCampaign: await campaignOf(tx, agencyId, activity) });
  const fault = await faultOfPlace(tx, agencyId, { wanted, before: nowhere });
  if (fault) return refuse(fault);
  const ids = channelIds ?? (await channelsFor(tx, agencyId, task));
  const channels = await usableChannels(tx, actor, { agencyId, ids });
  if (!channels.ok) return channels;
  const content = await contentOf(tx, actor, { activity, idea, task, channels: channels.value, now });
  return accept({ content, place: wanted, idea });
}

interface From {
  readonly activity: ActivityForPost | undefined;
  readonly idea: IdeaForPost | undefined;
  readonly task: TaskForPost | undefined;
}

interface Named {
  readonly agencyId: AgencyId;
  readonly activityId: string | null;
  readonly ideaId: string | null;
  readonly taskId: string | null;
}

async function sourcesOf(
  tx: Tx,
  actor: Actor,
  { agencyId, activityId, ideaId, taskId }: Named,
): Promise<Result<From, BeginningRefusal>> {
  const scope = scopeOf(actor, 'activity.read');
  const activity = activityId === null ? undefined : await activityForPost(tx, scope, activityId as ActivityId);
  if (activityId !== null && !activity) return refuse({ kind: 'activity-not-found' });
  const idea = ideaId === null ? undefined : await ideaForPost(tx, actor, ideaId);
  if (ideaId !== null && !idea) return refuse({ kind: 'idea-not-found' });
  const task = taskId === null ? undefined : await taskForPost(tx, agencyId, taskId);
  if (taskId !== null && !task) return refuse({ kind: 'campaign-task-not-asked' });
  return accept({ activity, idea, task });
}

interface Written extends From {
  readonly channels: readonly ChosenChannel[];
  readonly now: Date;
}

async function contentOf(tx: Tx, actor: Actor, { activity, idea, task, channels, now }: Written): Promise<PostContent> {
  return {
    ...emptyContent,
    channels: channels.map(({ id }) => ({ channelId: id, text: null })),
    ...(idea ? contentFromIdea(idea) : {}),
    ...(task ? contentFromTask(task) : {}),
    ...(activity ? await contentFromActivity(tx, actor, { activity, channels, now }) : {}),
  };
}

/** An activity may name a campaign that was thrown away since: then the post stands in none. */
async function campaignOf(tx: Tx, agencyId: AgencyId, activity: ActivityForPost | undefined): Promise<string | null> {
  if (!activity?.campaignId) return null;
  return (await campaignFor(tx, agencyId, activity.campaignId))?.id ?? null;
}

interface Sources {
  readonly task: TaskForPost | undefined;
  readonly activityCampaign: string | null;
}

function placeFrom(place: Place, { task, activityCampaign }: Sources): Place {
  return {
    ...place,
    campaignId: place.campaignId ?? task?.campaignId ?? activityCampaign,
    pillarId: place.pillarId ?? task?.pillarId ?? null,
  };
}

async function channelsFor(tx: Tx, agencyId: AgencyId, task: TaskForPost | undefined): Promise<readonly string[]> {
  const asked = task?.medium ? await channelsOfMedium(tx, agencyId, task.medium) : [];
  const chosen = asked.length > 0 ? asked : await usualChannels(tx, agencyId);
  return chosen.map(({ channelId }) => channelId);
}

/** What was asked for, then what the campaign wants said, as notes to write from. */
function contentFromTask({ title, brief, talkingPoints }: TaskForPost): Partial<PostContent> {
  const points = talkingPoints.map((point) => `• ${point}`).join('\n');
  return { title, text: [brief, points].filter(Boolean).join('\n\n') };
}

/** Its line is the heading, its note the first words. */
function contentFromIdea({ title, note, mediaId }: IdeaForPost): Partial<PostContent> {
  return { title, text: note, pictures: mediaId ? [{ mediaId, alt: '', noAltReason: '' }] : [] };
}
