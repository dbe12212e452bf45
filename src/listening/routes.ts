import { agencyTree, can, peopleWhoCan, scopeOf, type Actor } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import type { SecretBox } from '#platform/secrets/secret-box.ts';
import type { Now } from '#platform/time/clock.ts';
import { assignThread } from './assign-thread.ts';
import {
  assignEndpoint,
  assigneesEndpoint,
  contactEndpoint,
  finishEndpoint,
  moderateEndpoint,
  presenceEndpoint,
  reopenEndpoint,
  replyEndpoint,
  threadEndpoint,
  threadListEndpoint,
  undoModerationEndpoint,
  withdrawReplyEndpoint,
} from './contract.ts';
import { finishThread } from './finish-thread.ts';
import { moderateMessage } from './moderate-message.ts';
import { readContact } from './read-contact.ts';
import { reopenThread } from './reopen-thread.ts';
import type { Replies } from '#publishing/index.ts';
import { replyToCitizen } from './reply-to-citizen.ts';
import { sayWriting } from './say-writing.ts';
import { threadList } from './thread-list.view.ts';
import { agencyOfThread } from './thread.store.ts';
import { threadView } from './thread.view.ts';
import { undoModeration } from './undo-moderation.ts';
import { withdrawReply } from './withdraw-reply.ts';

export interface ListeningTools {
  readonly db: Db;
  readonly now: Now;
  readonly secrets: SecretBox;
  readonly sender: Replies;
}

export function listeningRoutes(routes: Routes<Actor>, tools: ListeningTools): void {
  serveReading(routes, tools);
  serveActing(routes, tools);
  serveModerating(routes, tools);
}

function serveReading(routes: Routes<Actor>, { db, now }: ListeningTools): void {
  routes.serve(threadListEndpoint, async ({ actor, query }) => {
    const scope = scopeOf(actor, 'message.read');
    const below = query.agencyId === undefined ? undefined : (await agencyTree(db)).subtree(query.agencyId);
    const within = below ? scope.filter((id) => below.includes(id)) : scope;
    return accept(await threadList(db, { scope: within, personId: actor.personId, now: now(), query }));
  });

  routes.serve(threadEndpoint, async ({ actor, params }) => {
    const scope = scopeOf(actor, 'message.read');
    const thread = await threadView(db, { actor, scope, id: params.id, now: now() });
    return thread ? accept(thread) : refuse({ kind: 'thread-not-found' });
  });

  routes.serve(assigneesEndpoint, async ({ actor, params }) => {
    const agencyId = await agencyOfThread(db, scopeOf(actor, 'message.read'), params.id);
    if (!agencyId) return refuse({ kind: 'thread-not-found' });
    if (!can(actor, 'message.assign', agencyId)) return refuse({ kind: 'not-allowed' });
    const people = await peopleWhoCan(db, 'message.reply', agencyId);
    return accept({ items: people.map(({ id, name, jobTitle }) => ({ id, name, jobTitle })) });
  });
}

function serveActing(routes: Routes<Actor>, tools: ListeningTools): void {
  routes.serve(assignEndpoint, ({ actor, params, body }) =>
    assignThread(tools, actor, { threadId: params.id, ...body }),
  );
  routes.serve(finishEndpoint, ({ actor, params }) => finishThread(tools, actor, { threadId: params.id }));
  routes.serve(reopenEndpoint, ({ actor, params }) => reopenThread(tools, actor, { threadId: params.id }));
  routes.serve(replyEndpoint, async ({ actor, params, body }) => {
    const replied = await replyToCitizen(tools, actor, { threadId: params.id, ...body });
    if (!replied.ok) return replied;
    return accept({ id: replied.value.id, goesOutAt: replied.value.goesOutAt.toISOString() });
  });
  routes.serve(withdrawReplyEndpoint, ({ actor, params }) => withdrawReply(tools, actor, { replyId: params.id }));
  routes.serve(contactEndpoint, ({ actor, params }) => readContact(tools, actor, { threadId: params.id }));
  routes.serve(presenceEndpoint, async ({ actor, params, body }) => {
    const said = await sayWriting(tools, actor, { threadId: params.id, writing: body.writing });
    return said.ok ? accept({ writing: [...said.value.writing] }) : said;
  });
}

function serveModerating(routes: Routes<Actor>, tools: ListeningTools): void {
  routes.serve(moderateEndpoint, ({ actor, params, body }) =>
    moderateMessage(tools, actor, { messageId: params.id, ...body }),
  );
  routes.serve(undoModerationEndpoint, ({ actor, params }) => undoModeration(tools, actor, { decisionId: params.id }));
}
