import { can, canSomewhere, city, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { speaker } from '#platform/i18n/messages.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { isoDay } from '#platform/time/format.ts';
import { strategyMessages } from '#strategy/messages/messages.ts';
import type { StrategyTools } from '#strategy/tools.ts';
import { keyMessageSeenBy, reachedBy } from './acting.ts';
import { confirmKeyMessage } from './confirm-key-message.ts';
import {
  confirmKeyMessageEndpoint, createKeyMessageEndpoint, issueKeyMessageEndpoint, keyMessageCsvEndpoint, keyMessageEndpoint,
  keyMessageListEndpoint, keyMessagesForWritingEndpoint, reinstateKeyMessageEndpoint, removeKeyMessageEndpoint,
  restoreKeyMessageEndpoint, reviseKeyMessageEndpoint, saveKeyMessageEndpoint, withdrawKeyMessageEndpoint,
  type KeyMessageView,
} from './contract.ts'; // oxfmt-ignore
import { issueKeyMessage, reinstateKeyMessage, removeKeyMessage, withdrawKeyMessage } from './issue-key-message.ts';
import { keyMessageList, messagesForWriting } from './key-message-list.view.ts';
import { figuresFor, presentForWriting, presentMessage, presentRow } from './present-message.ts';
import { reachCsv } from './reach-csv.ts';
import { createKeyMessage, reviseKeyMessage, saveKeyMessage } from './write-key-message.ts';

export function keyMessageRoutes(routes: Routes<Actor>, tools: StrategyTools): void {
  listing(routes, tools);
  reading(routes, tools);
  writing(routes, tools);
  standing(routes, tools);
}

function listing(routes: Routes<Actor>, tools: StrategyTools): void {
  const { db, now } = tools;
  routes.serve(keyMessageListEndpoint, async ({ actor, query }) => {
    if (!canSomewhere(actor, 'key-message.read')) return refuse({ kind: 'not-allowed' });
    const today = await todayInTheCity(tools);
    const writes = scopeOf(actor, 'key-message.write');
    const scope = scopeOf(actor, 'key-message.read');
    const reached = await reachedBy(db, scope);
    const { phase, text } = query;
    const rows = await keyMessageList(db, { writes, scope, reached, today }, { phase, text });
    return accept({ items: rows.map((row) => presentRow(row, today)), can: { create: [...writes] } });
  });

  routes.serve(keyMessagesForWritingEndpoint, async ({ actor, query }) => {
    const agencyId = query.agencyId as AgencyId;
    if (!can(actor, 'key-message.read', agencyId)) return refuse({ kind: 'agency-not-found' });
    const today = await todayInTheCity(tools);
    const rows = await messagesForWriting(db, { agencyId, reached: await reachedBy(db, [agencyId]), today });
    const figures = await figuresFor(db, rows.flatMap((row) => row.fact_codes), now()); // oxfmt-ignore
    const may = can(actor, 'key-message.confirm', agencyId);
    return accept({ items: rows.map((row) => presentForWriting(row, figures, may)) });
  });
}

function reading(routes: Routes<Actor>, tools: StrategyTools): void {
  const words = speaker([strategyMessages]);
  routes.serve(keyMessageEndpoint, ({ actor, params }) => shown(tools, actor, params.id));
  routes.serve(keyMessageCsvEndpoint, async ({ actor, params, language }) => {
    const message = await shown(tools, actor, params.id);
    if (!message.ok) return message;
    const zone = (await city(tools.db))?.zone ?? 'Asia/Jakarta';
    const headers = {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="kentongan-pesan-kunci.csv"',
    };
    return accept(new Response(reachCsv(message.value, { speaker: words, language, zone }), { headers }));
  });
}

async function shown(
  tools: StrategyTools,
  actor: Actor,
  id: string,
): Promise<Result<KeyMessageView, { readonly kind: 'key-message-not-found' }>> {
  const message = await keyMessageSeenBy(tools.db, actor, id);
  if (!message) return refuse({ kind: 'key-message-not-found' });
  const today = await todayInTheCity(tools);
  return accept(await presentMessage(tools.db, { actor, message, today, now: tools.now() }));
}

function writing(routes: Routes<Actor>, tools: StrategyTools): void {
  routes.serve(createKeyMessageEndpoint, ({ actor, body: { agencyId, ...content } }) =>
    createKeyMessage(tools, actor, { agencyId: agencyId as AgencyId, content }),
  );
  routes.serve(saveKeyMessageEndpoint, ({ actor, params, body: { revision, ...content } }) =>
    saveKeyMessage(tools, actor, { id: params.id, revision, content }),
  );
  routes.serve(reviseKeyMessageEndpoint, ({ actor, params, body: { revision, note, ...content } }) =>
    reviseKeyMessage(tools, actor, { id: params.id, revision, note, content }),
  );
}

function standing(routes: Routes<Actor>, tools: StrategyTools): void {
  routes.serve(issueKeyMessageEndpoint, ({ actor, params, body }) =>
    issueKeyMessage(tools, actor, { ...body, id: params.id }),
  );
  routes.serve(withdrawKeyMessageEndpoint, ({ actor, params, body }) =>
    withdrawKeyMessage(tools, actor, { ...body, id: params.id }),
  );
  routes.serve(reinstateKeyMessageEndpoint, ({ actor, params }) => reinstateKeyMessage(tools, actor, params));
  routes.serve(removeKeyMessageEndpoint, ({ actor, params }) =>
    removeKeyMessage(tools, actor, { id: params.id, removed: true }),
  );
  routes.serve(restoreKeyMessageEndpoint, ({ actor, params }) =>
    removeKeyMessage(tools, actor, { id: params.id, removed: false }),
  );
  routes.serve(confirmKeyMessageEndpoint, ({ actor, params, body: { agencyId, version } }) =>
    confirmKeyMessage(tools, actor, { id: params.id, agencyId: agencyId as AgencyId, version }),
  );
}

async function todayInTheCity({ db, now }: StrategyTools): Promise<string> {
  return isoDay(now(), (await city(db))?.zone ?? 'Asia/Jakarta');
}
