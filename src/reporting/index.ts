export { channelCounter, type NumbersTools } from './collect-numbers.job.ts';
export { reportingMessages } from './messages/messages.ts';
export { reportingRoutes, type ReportingTools } from './routes.ts';
export { reportingRoutines } from './routines.ts';
