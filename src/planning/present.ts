import {
  agencyById,
  can,
  personNames,
  scopeOf,
  type Actor,
  type Agency,
  type AgencyTree,
} from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { programmesByIds } from '#strategy/index.ts';
import type { ListedActivity } from './activity-list.view.ts';
import { ideaBehind } from './ideas/idea-list.view.ts';
import { postsOfActivity } from './activity-posts.view.ts';
import { campaignFor } from './campaigns/campaigns-for.ts';
import { mayWrite, type Activity, type ActivityContent } from './activity.ts';
import {
  missingFromOutline,
  type ActivityBody,
  type ActivityListItem,
  type ActivityView,
  type InformationClass,
} from './contract.ts';

export async function present(db: Db, actor: Actor, activity: Activity): Promise<ActivityView> {
  const { id, agencyId, content, slug, revision, shownOnPortal, updatedAt, updatedBy } = activity;
  const agency = await agencyById(db, agencyId);
  const posts = await postsOfActivity(db, scopeOf(actor, 'post.read'), id);
  const names = await personNames(db, updatedBy ? [updatedBy] : []);
  const programmes = await programmesByIds(db, content.programmeIds);
  const campaign = content.campaignId && (await campaignFor(db, agencyId, content.campaignId));
  const body = bodyOf(content);
  return {
    ...body,
    id,
    agency: shownAgency(agency, agencyId),
    slug,
    revision,
    shownOnPortal,
    missing: [...missingFromOutline(body)],
    programmes: programmes.map((programme) => ({ id: programme.id, name: programme.name })),
    campaign: campaign ? { id: campaign.id, name: campaign.name } : null,
    idea: await ideaBehind(db, { activityId: id }),
    posts: posts.map((post) => ({
      id: post.id,
      title: post.title,
      state: post.state,
      publishAt: post.publish_at?.toISOString() ?? null,
    })),
    updatedAt: updatedAt.toISOString(),
    updatedBy: names.get(updatedBy ?? '') ?? null,
    can: {
      write: mayWrite(actor, activity) === true,
      show: can(actor, 'activity.show', agencyId),
      makePost: can(actor, 'post.write', agencyId) && content.informationClass !== 'dikecualikan',
    },
  };
}

function bodyOf(content: ActivityContent): ActivityBody {
  const { startsAt, endsAt, facts, quotes, photos, programmeIds, ...words } = content;
  return {
    ...words,
    startsAt: startsAt?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
    facts: [...facts],
    quotes: [...quotes],
    photos: [...photos],
    programmeIds: [...programmeIds],
  };
}

export function presentInList(tree: AgencyTree, row: ListedActivity): ActivityListItem {
  const startsAt = row.starts_at?.toISOString() ?? null;
  const { id, title, place, village } = row;
  return {
    id,
    title,
    agency: shownAgency(tree.get(row.agency_id), row.agency_id),
    startsAt,
    endsAt: row.ends_at?.toISOString() ?? null,
    place,
    village,
    informationClass: row.information_class as InformationClass,
    shownOnPortal: row.shown_on_portal,
    missing: [...missingFromOutline({ ...row, startsAt })],
    programmes: [...row.programmes],
    thumbnailId: row.thumbnail_id,
    posts: { all: row.all_posts, published: row.published_posts },
    updatedAt: row.updated_at.toISOString(),
  };
}

function shownAgency(agency: Agency | undefined, id: string): ActivityView['agency'] {
  if (!agency) throw new Error(`No agency ${id}`);
  const { shortName, name, zone } = agency;
  return { id: agency.id, shortName, name, zone };
}
