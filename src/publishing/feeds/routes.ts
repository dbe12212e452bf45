import { agencyTree, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept } from '#platform/result.ts';
import type { PublishingRoomTools } from '#publishing/tools.ts';
import { createFeedEndpoint, feedListEndpoint, revokeFeedEndpoint } from './contract.ts';
import { feedsOf } from './feed.store.ts';
import { makeFeed, revokeFeed } from './make-feed.ts';

export function feedRoutes(routes: Routes<Actor>, tools: PublishingRoomTools): void {
  const { db, publicUrl } = tools;
  routes.serve(feedListEndpoint, async ({ actor }) => {
    const tree = await agencyTree(db);
    const items = (await feedsOf(db, actor.personId)).map(({ id, name, content, agencyId, ...times }) => {
      const agency = agencyId ? tree.get(agencyId) : undefined;
      return {
        id,
        name,
        content,
        agency: agency ? { id: agency.id, shortName: agency.shortName } : null,
        createdAt: times.createdAt.toISOString(),
        lastUsedAt: times.lastUsedAt?.toISOString() ?? null,
      };
    });
    return accept({ items });
  });

  routes.serve(createFeedEndpoint, async ({ actor, body: { agencyId, ...wish } }) => {
    const made = await makeFeed(tools, actor, { ...wish, agencyId: agencyId as AgencyId | null });
    if (!made.ok) return made;
    const { id, secret } = made.value;
    return accept({ id, address: `${publicUrl}/kalender/${secret}.ics` });
  });

  routes.serve(revokeFeedEndpoint, ({ actor, params }) => revokeFeed(tools, actor, params.id));
}
