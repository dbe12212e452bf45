export {
  receiveFollowUpFromPortal,
  receiveFromPortal,
  type PortalFollowUp,
  type PortalMessage,
  type ReceivedFromPortal,
  type ReceiveRefusal,
} from './receive-from-portal.ts';
export { resealContacts } from './contact.store.ts';
export { answerDueAt, readTrackingCode, type ThreadKind } from './thread.ts';
export { answerSettled, type SettledAnswer } from './answer-settled.ts';
export { listeningMessages } from './messages/messages.ts';
export { inboxReader, pollInboxes, type InboxTools } from './read-inbox.job.ts';
export { listeningRoutes, type ListeningTools } from './routes.ts';
