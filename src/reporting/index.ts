export { channelCounter, collectNumbers, type NumbersTools } from './collect-numbers.job.ts';
export { reportingMessages } from './messages/messages.ts';
export { reportingRoutes, type ReportingTools } from './routes.ts';
