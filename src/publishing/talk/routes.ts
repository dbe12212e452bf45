import { can, peopleWhoCan, scopeOf, type Actor } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import { postById } from '../posts/post.store.ts';
import type { PublishingRoomTools } from '../tools.ts';
import { commentsOf, othersWriting, type ShownComment } from './comment.store.ts';
import {
  postPresenceEndpoint, postTalkEndpoint, removeCommentEndpoint, resolveCommentEndpoint, writeCommentEndpoint,
  type CommentView } from './contract.ts'; // oxfmt-ignore
import { sayWriting } from './say-writing.ts';
import { removeComment, resolveComment, writeComment } from './write-comment.ts';

export function talkRoutes(routes: Routes<Actor>, tools: PublishingRoomTools): void {
  const { db, now } = tools;
  routes.serve(postTalkEndpoint, async ({ actor, params: { id: postId } }) => {
    const post = await postById(db, postId);
    if (!post || !scopeOf(actor, 'post.read').includes(post.agencyId)) return refuse({ kind: 'post-not-found' });
    const speaks = can(actor, 'post.comment', post.agencyId);
    const comments = await commentsOf(db, postId);
    const readers = await peopleWhoCan(db, 'post.read', post.agencyId);
    return accept({
      comments: comments.map((comment) => presentComment(comment, { me: actor.personId, speaks })),
      readers: readers.flatMap(({ id, name }) => (id === actor.personId ? [] : [{ id, name }])),
      writing: await othersWriting(db, { postId, personId: actor.personId, until: now() }),
      can: { comment: speaks && !post.removed },
    });
  });
  routes.serve(writeCommentEndpoint, ({ actor, params, body }) =>
    writeComment(tools, actor, { postId: params.id, ...body }),
  );
  routes.serve(removeCommentEndpoint, ({ actor, params, body }) =>
    removeComment(tools, actor, { commentId: params.id, ...body }),
  );
  routes.serve(resolveCommentEndpoint, ({ actor, params, body }) =>
    resolveComment(tools, actor, { commentId: params.id, ...body }),
  );
  routes.serve(postPresenceEndpoint, async ({ actor, params, body: { writing } }) => {
    const said = await sayWriting(tools, actor, { postId: params.id, writing });
    return said.ok ? accept({ writing: [...said.value.writing] }) : said;
  });
}

function presentComment(
  { personId, name, mentions, at, resolved, ...comment }: ShownComment,
  { me, speaks }: { readonly me: string; readonly speaks: boolean },
): CommentView {
  return {
    ...comment,
    by: name ?? 'Kentongan',
    mentions: [...mentions],
    at: at.toISOString(),
    resolved: resolved && { by: resolved.by ?? 'Kentongan', at: new Date(resolved.at).toISOString() },
    can: { remove: speaks && personId === me, resolve: speaks },
  };
}
