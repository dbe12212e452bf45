import type { Tx } from '#platform/db/db.ts';
import { placeInCampaigns, type PlacedPost } from './campaigns.store.ts';
import {
  campaignContents,
  postsInCampaigns,
  themeContents,
  wardContents,
  type CampaignContent,
} from './campaigns-plan.ts';
import type { Chance } from './chance.ts';
import { dayMs, later, sampleId } from './ids.ts';
import { type Newsroom, staffOf } from './newsroom.ts';
import type { SampleAgency } from './people-plan.ts';
import { addRows } from './sample.store.ts';

interface CityOfSample {
  readonly now: Date;
  readonly agencies: readonly SampleAgency[];
  readonly newsroom: Newsroom;
}

/** Themes over years, campaigns of one agency and of five, with what came out of them so far; and the city's wards. */
export async function writeCampaigns(tx: Tx, chance: Chance, { now, agencies, newsroom }: CityOfSample): Promise<void> {
  await addRows(
    tx,
    'ward',
    wardContents.map(({ name, district }, position) => ({ id: sampleId(chance), name, district, position })),
  );
  const idOf = new Map(agencies.map(({ code, id }) => [code, id]));
  const all = [...themeContents, ...campaignContents].map((content) => ({ content, id: sampleId(chance) }));
  await addRows(
    tx,
    'campaign',
    all.map(({ content, id }) => campaignRow({ content, id }, { now, idOf, newsroom })),
  );
  await addRows(
    tx,
    'campaign_agency',
    all.flatMap(({ content, id }) =>
      (content.with ?? []).map((code) => ({ campaign_id: id, agency_id: idOf.get(code) ?? '' })),
    ),
  );
  const placed: PlacedPost[] = [];
  const members = postsInCampaigns(now, newsroom.posts);
  for (const { content, id } of all) {
    const tasks = (content.tasks ?? []).map((task) => ({ ...task, id: sampleId(chance) }));
    await addRows(
      tx,
      'campaign_task',
      tasks.map((task, position) => ({
        id: task.id,
        campaign_id: id,
        agency_id: idOf.get(task.for) ?? '',
        position,
        title: task.title,
        brief: task.brief ?? '',
        medium: task.medium,
        pillar_id: newsroom.pillarIds.get(task.pillar ?? '') ?? null,
        due_on: dayOf(later(now, task.due * dayMs)),
      })),
    );
    const { posts = [], made = new Map() } = members.get(content) ?? {};
    for (const post of posts) {
      const task = tasks.find((_, index) => made.get(index) === post);
      placed.push({ postId: post.id, activityId: post.activity.id, campaignId: id, taskId: task?.id ?? null });
    }
  }
  await placeInCampaigns(tx, placed);
}

interface Surroundings {
  readonly now: Date;
  readonly idOf: ReadonlyMap<string, string>;
  readonly newsroom: Newsroom;
}

function campaignRow(
  { content, id }: { readonly content: CampaignContent; readonly id: string },
  { now, idOf, newsroom }: Surroundings,
) {
  const at = later(now, (Math.min(content.from, 0) - 21) * dayMs);
  const by = staffOf(newsroom.people, content.lead, 'admin') ?? staffOf(newsroom.people, 'KOTA', 'coordinator');
  return {
    id,
    agency_id: idOf.get(content.lead) ?? '',
    kind: content.tasks ? 'campaign' : 'theme',
    name: content.name,
    summary: content.summary,
    goal: content.goal,
    audience: content.audience,
    media: [...(content.media ?? [])],
    budget_line: content.budget ?? '',
    budget_amount: content.amount ?? null,
    talking_points: [...(content.points ?? [])],
    starts_on: dayOf(later(now, content.from * dayMs)),
    ends_on: dayOf(later(now, content.to * dayMs)),
    programme_id: newsroom.programmeIds.get(content.programme ?? '') ?? null,
    created_by: by,
    created_at: at,
    updated_by: by,
    updated_at: at,
  };
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
