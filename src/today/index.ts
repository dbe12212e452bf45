export { todayRoutes, type TodayTools } from './routes.ts';
