import { agencyTree } from '#organisation/index.ts';
import { isoDay } from '#platform/time/format.ts';
import * as addresses from '#portal/addresses.ts';
import { causes } from '#portal/serving/causes.ts';
import type { Visit } from '#portal/serving/visit.ts';
import { postCards, type PostCard, type PostsWanted } from '#portal/views/posts.view.ts';
import { programmeCards } from '#portal/views/programmes.view.ts';

/** One list of posts for feed readers: of the city, an agency or a programme. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  /** Of the page that shows the same to people. */
  readonly path: string;
  readonly items: readonly PostCard[];
}

const limit = 30;

export async function cityFeed(visit: Visit): Promise<Feed> {
  const { city } = visit;
  const description = city.portalTagline || city.governmentName;
  return await feedOf(visit, { title: city.portalTitle, description, path: addresses.front }, {});
}

export async function agencyFeed(visit: Visit, slug: string): Promise<Feed | undefined> {
  const tree = await agencyTree(visit.db);
  const agency = tree.all.find((one) => one.slug === slug && one.active);
  if (!agency) return undefined;
  const { name, description } = agency;
  const about = { title: name, description: description || name, path: addresses.agency(slug) };
  return await feedOf(visit, about, { agencyIds: tree.subtree(agency.id) });
}

export async function programmeFeed(visit: Visit, slug: string): Promise<Feed | undefined> {
  const programmes = await programmeCards(visit.db, isoDay(visit.now, visit.city.zone));
  const programme = programmes.find((one) => one.slug === slug);
  if (!programme) return undefined;
  visit.dependsOn.add(causes.programmes).add(causes.activities);
  const { id, name, summary } = programme;
  const about = { title: name, description: summary || name, path: addresses.programme(slug) };
  return await feedOf(visit, about, { programmeId: id });
}

async function feedOf(visit: Visit, about: Omit<Feed, 'items'>, wanted: Omit<PostsWanted, 'limit'>): Promise<Feed> {
  const { items } = await postCards(visit.db, { ...wanted, limit });
  visit.dependsOn.add(causes.posts);
  for (const { postId } of items) visit.dependsOn.add(causes.post(postId));
  return { ...about, items };
}
