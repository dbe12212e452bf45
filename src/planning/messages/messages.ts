import type { Catalogues } from '#platform/i18n/messages.ts';
import en from './en.json' with { type: 'json' };
import id from './id.json' with { type: 'json' };
import bankEn from '../bank/messages/en.json' with { type: 'json' };
import bankId from '../bank/messages/id.json' with { type: 'json' };
import slotsEn from '../slots/messages/en.json' with { type: 'json' };
import slotsId from '../slots/messages/id.json' with { type: 'json' };
import specialDaysEn from '../special-days/messages/en.json' with { type: 'json' };
import specialDaysId from '../special-days/messages/id.json' with { type: 'json' };

export const planningMessages: Catalogues = {
  id: { ...id, ...bankId, ...slotsId, ...specialDaysId },
  en: { ...en, ...bankEn, ...slotsEn, ...specialDaysEn },
};
