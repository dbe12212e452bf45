import { can, scopeOf, type Actor } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import {
  carryKeyMessageEndpoint,
  postFactsEndpoint,
  postKeyMessagesEndpoint,
  renewFactsEndpoint,
} from './contract-facts.ts';
import { postForFacts } from './post-facts.view.ts';
import { carryKeyMessage } from './posts/carry-key-message.ts';
import { withFactsIn } from './posts/content-facts.ts';
import { contentOf } from './posts/post.store.ts';
import { carriedBy } from './posts/post-key-message.store.ts';
import { pinnedFacts } from './posts/post-fact.store.ts';
import { renewFacts } from './posts/renew-facts.ts';
import type { PublishingRoomTools } from './tools.ts';

export function factRoutes(routes: Routes<Actor>, tools: PublishingRoomTools): void {
  const { db, now } = tools;
  routes.serve(postFactsEndpoint, async ({ actor, params }) => {
    const post = await postForFacts(db, scopeOf(actor, 'post.read'), params.id);
    if (!post) return refuse({ kind: 'post-not-found' });
    const readAt = post.publishAt !== null && post.publishAt > now() ? post.publishAt : now();
    const { uses } = await withFactsIn(db, await contentOf(db, params.id), readAt);
    const approved = await pinnedFacts(db, params.id);
    const facts = uses.map((use) => ({ ...use, approved: approved.get(use.code) ?? null }));
    const held = post.held;
    const mayRenew = can(actor, 'post.schedule', post.agencyId) && can(actor, 'post.submit', post.agencyId);
    return accept({ facts, held, can: { renew: held && post.state !== 'sending' && mayRenew } });
  });
  routes.serve(postKeyMessagesEndpoint, async ({ actor, params }) => {
    const post = await postForFacts(db, scopeOf(actor, 'post.read'), params.id);
    if (!post) return refuse({ kind: 'post-not-found' });
    return accept({ ids: await carriedBy(db, params.id), can: { mark: can(actor, 'post.write', post.agencyId) } });
  });
  routes.serve(carryKeyMessageEndpoint, ({ actor, params, body }) =>
    carryKeyMessage(tools, actor, { postId: params.id, ...body }),
  );
  routes.serve(renewFactsEndpoint, ({ actor, params }) => renewFacts(tools, actor, { postId: params.id }));
}
