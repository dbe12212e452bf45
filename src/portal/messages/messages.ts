import type { Catalogues } from '#platform/i18n/messages.ts';
import en from './en.json' with { type: 'json' };
import id from './id.json' with { type: 'json' };

export const portalMessages: Catalogues = { id, en };

/** Every sentence of the portal; a word without one does not compile. */
export type Word = keyof typeof id;
