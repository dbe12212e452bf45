import { can, canSomewhere, scopeOf, type Actor, type AgencyId, type PersonId } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept } from '#platform/result.ts';
import { addMedium } from './add-medium.ts';
import { channelLoads, type ChannelLoad } from './channel-board.view.ts';
import type { Channel } from './channel.ts';
import { channelsInScope } from './channel.store.ts';
import type { ChannelTools } from './channel-tools.ts';
import { checkChannel } from './check-channel.ts';
import { connectAccount } from './connect-account.ts';
import {
  addMediumEndpoint,
  channelListEndpoint,
  checkChannelEndpoint,
  connectAccountEndpoint,
  editChannelEndpoint,
  reconnectAccountEndpoint,
  removeChannelEndpoint,
  restoreChannelEndpoint,
  switchChannelEndpoint,
  type ChannelView,
} from './contract.ts';
import { editChannel } from './edit-channel.ts';
import { reconnectAccount } from './reconnect-account.ts';
import { removeChannel, restoreChannel } from './remove-channel.ts';
import { switchChannel } from './switch-channel.ts';

export function channelRoutes(routes: Routes<Actor>, tools: ChannelTools): void {
  readRoutes(routes, tools);
  signInRoutes(routes, tools);
  registerRoutes(routes, tools);
}

function readRoutes(routes: Routes<Actor>, tools: ChannelTools): void {
  routes.serve(channelListEndpoint, async ({ actor, query: { agencyId } }) => {
    const scope = scopeOf(actor, 'channel.read');
    const within = agencyId === undefined ? scope : scope.filter((id) => id === agencyId);
    const [channels, loads] = await Promise.all([channelsInScope(tools.db, within), channelLoads(tools.db, within)]);
    const items = channels.flatMap((channel) => {
      const load = loads.get(channel.id);
      return load === undefined ? [] : [present(tools, actor, { channel, load })];
    });
    return accept({ items: items.toSorted(troubleFirst), can: { add: canSomewhere(actor, 'channel.write') } });
  });
}

function signInRoutes(routes: Routes<Actor>, tools: ChannelTools): void {
  routes.serve(connectAccountEndpoint, ({ actor, body }) => {
    const { agencyId, network, handle, appPassword, server, name, responsiblePersonId } = body;
    return connectAccount(tools, actor, {
      agencyId: agencyId as AgencyId,
      network,
      fields: { handle, appPassword, server },
      name,
      responsiblePersonId: responsiblePersonId as PersonId | null,
    });
  });

  routes.serve(reconnectAccountEndpoint, ({ actor, params, body: { appPassword, handle, server } }) => {
    const changed = { ...(handle === undefined ? {} : { handle }), ...(server === undefined ? {} : { server }) };
    return reconnectAccount(tools, actor, { channelId: params.id, fields: { appPassword, ...changed } });
  });

  routes.serve(checkChannelEndpoint, ({ actor, params }) => checkChannel(tools, actor, params.id));
}

function registerRoutes(routes: Routes<Actor>, tools: ChannelTools): void {
  routes.serve(addMediumEndpoint, ({ actor, body }) =>
    addMedium(tools, actor, {
      ...body,
      agencyId: body.agencyId as AgencyId,
      responsiblePersonId: body.responsiblePersonId as PersonId | null,
    }),
  );

  routes.serve(editChannelEndpoint, ({ actor, params, body }) => {
    const { name, webAddress, twoFactor, passwordChangedOn } = body;
    const notes = {
      ...(twoFactor === undefined ? {} : { twoFactor }),
      ...(passwordChangedOn === undefined ? {} : { passwordChangedOn }),
    };
    return editChannel(tools, actor, {
      channelId: params.id,
      name,
      webAddress,
      responsiblePersonId: body.responsiblePersonId as PersonId | null | undefined,
      settings: Object.keys(notes).length === 0 ? undefined : notes,
    });
  });

  routes.serve(switchChannelEndpoint, ({ actor, params, body }) =>
    switchChannel(tools, actor, { channelId: params.id, on: body.on }),
  );
  routes.serve(removeChannelEndpoint, ({ actor, params }) => removeChannel(tools, actor, params.id));
  routes.serve(restoreChannelEndpoint, ({ actor, params }) => restoreChannel(tools, actor, params.id));
}

function told(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

interface Listed {
  readonly channel: Channel;
  readonly load: ChannelLoad;
}

function present(tools: ChannelTools, actor: Actor, { channel, load }: Listed): ChannelView {
  const change = can(actor, 'channel.write', channel.agencyId);
  const { id, network, medium, mediaClass, name, handle, webAddress, state, stateReason, settings } = channel;
  return {
    id,
    network,
    medium,
    mediaClass,
    name,
    handle,
    webAddress,
    state,
    stateReason,
    agency: load.agency,
    ...timesOf(channel, load),
    responsible: responsibleOf(channel, load),
    twoFactor: settings.twoFactor ?? null,
    passwordChangedOn: settings.passwordChangedOn ?? null,
    scheduled: load.scheduled,
    waiting: load.waiting,
    needsSignIn: tools.connectors[network].connect !== undefined,
    can: { change, remove: change && network !== 'portal' && load.open === 0 },
  };
}

function timesOf(
  { checkedAt, slowUntil }: Channel,
  { nextDueAt }: ChannelLoad,
): Pick<ChannelView, 'checkedAt' | 'slowUntil' | 'nextDueAt'> {
  return { checkedAt: told(checkedAt), slowUntil: told(slowUntil), nextDueAt: told(nextDueAt) };
}

function responsibleOf(channel: Channel, { responsibleName }: ChannelLoad): ChannelView['responsible'] {
  const { responsiblePersonId } = channel;
  return responsiblePersonId && responsibleName !== null ? { id: responsiblePersonId, name: responsibleName } : null;
}

const urgency: Readonly<Record<ChannelView['state'], number>> = { 'needs-reconnect': 0, connected: 1, off: 2 };

/** Stable: within the same urgency the order of the register stays. */
function troubleFirst(one: ChannelView, other: ChannelView): number {
  return urgency[one.state] - urgency[other.state];
}
