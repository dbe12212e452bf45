import type { Catalogues } from '#platform/i18n/messages.ts';
import en from './en.json' with { type: 'json' };
import id from './id.json' with { type: 'json' };

/** What a proposed strategy says, and the words on its printed page. */
export const guideMessages: Catalogues = { id, en };
