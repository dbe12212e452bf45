import { agencyTree, canSomewhere, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import {
  approvePostEndpoint, correctPostEndpoint, createPostEndpoint, duplicatePostEndpoint, postEndpoint, postListEndpoint, placePostEndpoint,
  postVersionEndpoint, removePostEndpoint, restorePostEndpoint, returnPostEndpoint, savePostEndpoint,
  schedulePostEndpoint, submitPostEndpoint, withdrawPostEndpoint, type PostContentBody,
} from './contract.ts'; // oxfmt-ignore
import { archiveRoutes } from './archive/routes.ts';
import { within } from './agency-in.ts';
import { calendarRoutes } from './calendar-routes.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { factRoutes } from './fact-routes.ts';
import { postCounts, postList } from './post-list.view.ts';
import { meetingRoutes } from './meeting/routes.ts';
import { feedRoutes } from './feeds/routes.ts';
import { fillingRoutes } from './filling/routes.ts';
import { shownVersion } from './post.view.ts';
import { approvePost } from './posts/approve-post.ts';
import { correctPost } from './corrections/correct-post.ts';
import { createPost } from './posts/create-post.ts';
import { duplicatePost } from './posts/duplicate-post.ts';
import { placePost } from './posts/place-post.ts';
import { bestPostsEndpoint, selfCheckEndpoint } from './writing/contract.ts';
import { readBestPosts } from './writing/read-best-posts.ts';
import { noteSelfCheck } from './writing/note-self-check.ts';
import { removePost } from './posts/remove-post.ts';
import { restorePost } from './posts/restore-post.ts';
import { returnPost } from './posts/return-post.ts';
import { saveDraft } from './posts/save-draft.ts';
import { schedulePost } from './posts/schedule-post.ts';
import { submitForReview } from './posts/submit-for-review.ts';
import { withdrawPost } from './posts/withdraw-post.ts';
import { nativeRoutes } from './natives/routes.ts';
import { pauseRoutes } from './pauses/routes.ts';
import { delegationRoutes } from './delegations/routes.ts';
import { reviewQueueRoutes } from './reviews/queue-routes.ts';
import { talkRoutes } from './talk/routes.ts';
import { flowRoutes } from './reviews/routes.ts';
import { presentFindings, presentInList, presentPost } from './present-post.ts';
import { sheetRoutes } from './sheets/routes.ts';
import type { PublishingRoomTools } from './tools.ts';

const pageLength = 50;

export function publishingRoutes(routes: Routes<Actor>, tools: PublishingRoomTools): void {
  listing(routes, tools);
  calendarRoutes(routes, tools);
  reading(routes, tools);
  writing(routes, tools);
  deciding(routes, tools);
  deliveryRoutes(routes, tools);
  sheetRoutes(routes, tools);
  factRoutes(routes, tools);
  meetingRoutes(routes, tools);
  fillingRoutes(routes, tools);
  feedRoutes(routes, tools);
  nativeRoutes(routes, tools);
  archiveRoutes(routes, tools);
  pauseRoutes(routes, tools);
  talkRoutes(routes, tools);
  flowRoutes(routes, tools);
  reviewQueueRoutes(routes, tools);
  delegationRoutes(routes, tools);
}

function listing(routes: Routes<Actor>, { db }: PublishingRoomTools): void {
  routes.serve(postListEndpoint, async ({ actor, query: { agencyId, state, ...filter } }) => {
    if (!canSomewhere(actor, 'post.read')) return refuse({ kind: 'not-allowed' });
    const tree = await agencyTree(db);
    const scope = await within(db, scopeOf(actor, 'post.read'), agencyId);
    const states = state === undefined ? [] : [state].flat();
    const { channelId, activityId, text, cursor } = filter;
    const { items, nextCursor } = await postList(db, scope, {
      channelId,
      activityId,
      text,
      cursor,
      states,
      limit: pageLength,
    });
    return accept({
      items: items.map((row) => presentInList(tree, row)),
      nextCursor,
      counts: { ...(await postCounts(db, scope)) },
      can: { create: [...scopeOf(actor, 'post.write')] },
    });
  });
}

function reading(routes: Routes<Actor>, { db, now }: PublishingRoomTools): void {
  routes.serve(postEndpoint, async ({ actor, params }) => {
    const post = await presentPost(db, { actor, postId: params.id, now: now() });
    return post ? accept(post) : refuse({ kind: 'post-not-found' });
  });

  routes.serve(bestPostsEndpoint, ({ actor, params }) => readBestPosts(db, actor, params.id));

  routes.serve(postVersionEndpoint, async ({ actor, params }) => {
    const kept = await shownVersion(db, scopeOf(actor, 'post.read'), params);
    if (!kept) return refuse({ kind: 'post-not-found' });
    const { version, by, at, content } = kept;
    return accept({ version, by: by ?? 'Kentongan', at: at.toISOString(), content: content as PostContentBody });
  });
}

function writing(routes: Routes<Actor>, tools: PublishingRoomTools): void {
  routes.serve(
    createPostEndpoint,
    ({ actor, body: { agencyId, activityId, wishedTime, channelIds, ideaId, ...place } }) =>
      createPost(tools, actor, { agencyId: agencyId as AgencyId, activityId, wishedTime, channelIds, ideaId, place }),
  );
  routes.serve(placePostEndpoint, ({ actor, params, body: place }) =>
    placePost(tools, actor, { postId: params.id, place }),
  );
  routes.serve(selfCheckEndpoint, ({ actor, params, body: noted }) =>
    noteSelfCheck(tools, actor, { postId: params.id, noted }),
  );
  routes.serve(savePostEndpoint, async ({ actor, params, body: { revision, ...content } }) => {
    const saved = await saveDraft(tools, actor, { postId: params.id, revision, content });
    if (!saved.ok) return saved;
    const findings = await presentFindings(tools.db, content, tools.now());
    return accept({ ...saved.value, savedAt: saved.value.savedAt.toISOString(), findings });
  });
  routes.serve(duplicatePostEndpoint, ({ actor, params, body: { channelIds } }) =>
    duplicatePost(tools, actor, { postId: params.id, channelIds }),
  );
  routes.serve(correctPostEndpoint, ({ actor, params }) => correctPost(tools, actor, { postId: params.id }));
  routes.serve(removePostEndpoint, ({ actor, params }) => removePost(tools, actor, { postId: params.id }));
  routes.serve(restorePostEndpoint, ({ actor, params }) => restorePost(tools, actor, { postId: params.id }));
}

function deciding(routes: Routes<Actor>, tools: PublishingRoomTools): void {
  routes.serve(submitPostEndpoint, ({ actor, params, body }) =>
    submitForReview(tools, actor, { postId: params.id, ...body }),
  );
  routes.serve(approvePostEndpoint, ({ actor, params, body }) =>
    approvePost(tools, actor, { postId: params.id, ...body }),
  );
  routes.serve(returnPostEndpoint, ({ actor, params, body: { note } }) =>
    returnPost(tools, actor, { postId: params.id, note }),
  );
  routes.serve(schedulePostEndpoint, async ({ actor, params, body: { time } }) => {
    const scheduled = await schedulePost(tools, actor, { postId: params.id, time });
    if (!scheduled.ok) return scheduled;
    return accept({ state: scheduled.value.state, publishAt: scheduled.value.publishAt.toISOString() });
  });
  routes.serve(withdrawPostEndpoint, ({ actor, params, body }) =>
    withdrawPost(tools, actor, { postId: params.id, ...body }),
  );
}
