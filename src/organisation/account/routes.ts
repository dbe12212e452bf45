import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Actor } from '#organisation/permissions.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { changeMe } from './change-me.ts';
import * as contract from './contract.ts';
import { createApiToken } from './create-api-token.ts';
import { endOtherSessions, endSession, removePasskey, revokeApiToken } from './end-access.ts';
import { meView } from './me.view.ts';
import * as keys from './own-keys.ts';
import { signInWaysView } from './sign-in-ways.view.ts';

export function accountRoutes(routes: Routes<Actor>, tools: OrganisationTools): void {
  const { db, now, mail } = tools;
  const me = async (actor: Actor): Promise<Result<contract.MeView, { kind: 'person-not-found' }>> => {
    const view = await meView(db, actor, mail !== undefined);
    return view ? accept(view) : refuse({ kind: 'person-not-found' });
  };
  routes.serve(contract.getMe, ({ actor }) => me(actor));
  routes.serve(contract.changeMe, async ({ actor, body }) => {
    const changed = await changeMe(tools, actor, body);
    return changed.ok ? await me(actor) : changed;
  });
  routes.serve(contract.getSignInWays, async ({ actor, context }) => {
    const session = actor.via === 'session' ? await tools.engine.sessionOf(context) : undefined;
    return accept(await signInWaysView(db, actor.personId, { now: now(), currentSession: session?.id }));
  });
  routes.serve(contract.endSession, ({ actor, params }) => endSession(tools, actor, params.sessionId));
  routes.serve(contract.endOtherSessions, async ({ actor, context }) => {
    const session = actor.via === 'session' ? await tools.engine.sessionOf(context) : undefined;
    return accept(await endOtherSessions(tools, actor, session?.id));
  });
  routes.serve(contract.createApiToken, async ({ actor, body }) => accept(await createApiToken(tools, actor, body)));
  routes.serve(contract.revokeApiToken, ({ actor, params }) => revokeApiToken(tools, actor, params.tokenId));
}

export function ownKeyRoutes(routes: Routes<Actor>, tools: OrganisationTools): void {
  routes.serve(contract.changePassword, ({ body, ...asking }) => keys.changePassword(tools, asking, body));
  routes.serve(contract.startTwoFactor, ({ body, ...asking }) => keys.startTwoFactor(tools, asking, body.password));
  routes.serve(contract.confirmTwoFactor, ({ body, ...asking }) => keys.confirmTwoFactor(tools, asking, body.code));
  routes.serve(contract.stopTwoFactor, ({ body, ...asking }) => keys.stopTwoFactor(tools, asking, body.password));
  routes.serve(contract.renewBackupCodes, ({ body, ...asking }) => keys.renewBackupCodes(tools, asking, body.password));
  routes.serve(contract.passkeyOptions, (asking) => keys.passkeyOptions(tools, asking));
  routes.serve(contract.addPasskey, ({ body, ...asking }) => keys.addPasskey(tools, asking, body));
  routes.serve(contract.removePasskey, ({ actor, params }) => removePasskey(tools, actor, params.passkeyId));
}
