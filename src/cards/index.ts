export { cardsOf, picturesIn } from './card.store.ts';
export type { Card } from './card.ts';
export { cardMessages } from './messages/messages.ts';
export { cardRoutes } from './routes.ts';
export { openStudio } from './studio.ts';
export type { CardTools } from './tools.ts';
