import { agencyTree, canSomewhere, scopeOf, type Actor } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import { agencyIn, within } from '../agency-in.ts';
import type { PublishingRoomTools } from '../tools.ts';
import { nativePostsEndpoint } from './contract.ts';
import { nativePosts } from './native-post.view.ts';

const most = 2_000;

export function nativeRoutes(routes: Routes<Actor>, { db }: Pick<PublishingRoomTools, 'db'>): void {
  routes.serve(nativePostsEndpoint, async ({ actor, query }) => {
    if (!canSomewhere(actor, 'post.read')) return refuse({ kind: 'not-allowed' });
    const { agencyId, channelId, medium, text } = query;
    const scope = await within(db, scopeOf(actor, 'post.read'), agencyId);
    const [from, to] = [new Date(query.from), new Date(query.to)];
    const [tree, found] = await Promise.all([
      agencyTree(db),
      nativePosts(db, scope, { from, to, channelId, medium, text, limit: most + 1 }),
    ]);
    const items = found.slice(0, most).map((row) => ({
      id: row.id,
      agencyId: row.agency_id,
      agency: agencyIn(tree, row.agency_id).shortName,
      channelId: row.channel_id,
      medium: row.medium,
      at: row.published_at.toISOString(),
      title: row.title,
      url: row.url,
    }));
    return accept({ items, truncated: found.length > most });
  });
}
