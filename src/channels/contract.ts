import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { channelStates } from './channel-state.ts';
import { networks } from './limits.ts';
import { byHandMediumNames, mediaClasses, mediumNames } from './medium.ts';

export {
  countText,
  findingsFor,
  type CheckedContent,
  type Finding,
  type FindingRule,
  type TextCount,
} from './check-content.ts';
export { pictureShapes, shapesFor, type PictureShape } from './picture-shapes.ts';
export type { Limits, Network, TextUnit } from './limits.ts';
export {
  byHandMediumNames,
  guideSteps,
  limitsOf,
  mediumNames,
  mediumOf,
  type Guide,
  type MediaClass,
  type Medium,
  type MediumName,
} from './medium.ts';

const id = z.object({ id: z.uuid() });
const name = z.string().trim().max(80);
const webAddress = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(300)]);
const responsiblePersonId = z.uuid().nullable();

export const ChannelView = z.object({
  id: z.uuid(),
  agency: z.object({ id: z.uuid(), name: z.string(), shortName: z.string() }),
  network: z.enum(networks),
  medium: z.enum(mediumNames),
  mediaClass: z.enum(mediaClasses),
  name: z.string(),
  handle: z.string(),
  webAddress: z.string(),
  state: z.enum(channelStates),
  /** Why the connection is lost: `must-reconnect`, `account-restricted` or `lacks-permission`; empty otherwise. */
  stateReason: z.string(),
  checkedAt: z.iso.datetime().nullable(),
  slowUntil: z.iso.datetime().nullable(),
  responsible: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  twoFactor: z.boolean().nullable(),
  passwordChangedOn: z.iso.date().nullable(),
  /** Planned to go out here, and when the first of them is due. */
  scheduled: z.int(),
  nextDueAt: z.iso.datetime().nullable(),
  /** Failed because the connection was lost; they go out by themselves when it is back. */
  waiting: z.int(),
  /** Known to work without anybody signing in: the portal and media by hand. */
  needsSignIn: z.boolean(),
  can: z.object({ change: z.boolean(), remove: z.boolean() }),
});
export type ChannelView = z.infer<typeof ChannelView>;

export const channelListEndpoint = endpoint({
  method: 'get',
  path: '/channels',
  operation: 'channel.read',
  summary: 'All accounts and media of the agencies in sight, with their health; those in trouble first',
  query: z.object({ agencyId: z.uuid().optional() }),
  answer: z.object({ items: z.array(ChannelView), can: z.object({ add: z.boolean() }) }),
});

export const connectAccountEndpoint = endpoint({
  method: 'post',
  path: '/channels/accounts',
  operation: 'channel.write',
  summary: 'Connect an account; the app password is kept sealed and never shown again',
  body: z.object({
    agencyId: z.uuid(),
    network: z.literal('bluesky'),
    handle: z.string().trim().min(3).max(253),
    appPassword: z.string().trim().min(1).max(200),
    server: z.string().trim().max(300).default(''),
    name: name.default(''),
    responsiblePersonId: responsiblePersonId.default(null),
  }),
  answer: z.object({ id: z.uuid() }),
});

export const reconnectAccountEndpoint = endpoint({
  method: 'post',
  path: '/channels/{id}/reconnect',
  operation: 'channel.write',
  summary: 'Sign the same account in again; what waited for it goes out by itself',
  params: id,
  body: z.object({
    appPassword: z.string().trim().min(1).max(200),
    handle: z.string().trim().min(3).max(253).optional(),
    server: z.string().trim().max(300).optional(),
  }),
  answer: z.undefined(),
});

export const checkChannelEndpoint = endpoint({
  method: 'post',
  path: '/channels/{id}/check',
  operation: 'channel.write',
  summary: 'Ask the network now whether the account works',
  params: id,
  answer: z.undefined(),
});

export const addMediumEndpoint = endpoint({
  method: 'post',
  path: '/channels/by-hand',
  operation: 'channel.write',
  summary: 'Add a medium where a person publishes by hand',
  body: z.object({
    agencyId: z.uuid(),
    medium: z.enum(byHandMediumNames),
    name: name.min(1),
    handle: z.string().trim().max(80).default(''),
    webAddress: webAddress.default(''),
    responsiblePersonId: responsiblePersonId.default(null),
  }),
  answer: z.object({ id: z.uuid() }),
});

export const editChannelEndpoint = endpoint({
  method: 'patch',
  path: '/channels/{id}',
  operation: 'channel.write',
  summary: 'Change what the register notes of a channel; what is left out stays',
  params: id,
  body: z.object({
    name: name.min(1).optional(),
    webAddress: webAddress.optional(),
    responsiblePersonId: responsiblePersonId.optional(),
    twoFactor: z.boolean().nullable().optional(),
    passwordChangedOn: z.iso.date().nullable().optional(),
  }),
  answer: z.undefined(),
});

export const switchChannelEndpoint = endpoint({
  method: 'post',
  path: '/channels/{id}/switch',
  operation: 'channel.write',
  summary: 'Switch a channel off or on; what is planned stays planned',
  params: id,
  body: z.object({ on: z.boolean() }),
  answer: z.undefined(),
});

export const removeChannelEndpoint = endpoint({
  method: 'delete',
  path: '/channels/{id}',
  operation: 'channel.write',
  summary: 'Take a channel off the register; refused while something still has to go out there',
  params: id,
  answer: z.undefined(),
});

export const restoreChannelEndpoint = endpoint({
  method: 'post',
  path: '/channels/{id}/restore',
  operation: 'channel.write',
  summary: 'Undo a removal',
  params: id,
  answer: z.undefined(),
});
