export { portalMessages } from './messages/messages.ts';
export { portalRoutes } from './routes.ts';
export { portalRoutines } from './forget-tries.routine.ts';
export { createPortal, type Portal, type PortalTools } from './site.ts';
