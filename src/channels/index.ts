export type { ChannelState } from './channel-state.ts';
export { isUsable, type Channel, type ChannelId } from './channel.ts';
export { channelById, channelsOfNetwork, noteSlowUntil, saveInboxCursor } from './channel.store.ts';
export { resealChannelSecrets } from './channel-secret.store.ts';
export type { ChannelTools } from './channel-tools.ts';
export { findingsFor, type CheckedContent, type Finding } from './check-content.ts';
export { checkChannelsRoutine } from './check-channels.routine.ts';
export type {
  Account,
  Answer,
  Attempt,
  ClientReference,
  Connected,
  Connector,
  IncomingItem,
  Json,
  Metrics,
  OutgoingPicture,
  OutgoingPost,
  OwnPost,
  OwnPostList,
  Publish,
  Pulled,
  Reading,
  RemoteReference,
  ReplyTarget,
  Sent,
  Session,
} from './connector.ts';
export { plcDirectory } from './connectors/bluesky/settings.ts';
export { connectorsFor, type Connectors, type ConnectorSettings } from './connectors/connectors.ts';
export type {
  EntryReference,
  PagePicture,
  PageToPublish,
  PortalEntry,
  PortalHost,
  ReplyToPublish,
} from './connectors/portal/portal-host.ts';
export { createPortalChannel } from './create-portal-channel.ts';
export type { Failure } from './failure.ts';
export { networks, type Limits, type Network, type TextUnit } from './limits.ts';
export { isPermalink, limitsOf, mediumOf, type MediaClass, type Medium, type MediumName } from './medium.ts';
export { channelMessages } from './messages/messages.ts';
export { noteFailure } from './note-failure.ts';
export { openSession, type SessionTools } from './open-session.ts';
export { reactTo, type Concerns, type NextStep, type Reaction } from './react.ts';
export { channelRoutes } from './routes.ts';
