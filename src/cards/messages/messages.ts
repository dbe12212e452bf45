import type { Catalogues } from '#platform/i18n/messages.ts';
import en from './en.json' with { type: 'json' };
import id from './id.json' with { type: 'json' };

export const cardMessages: Catalogues = { id, en };
