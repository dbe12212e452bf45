import type { Catalogues } from '#platform/i18n/messages.ts';
import goalsEn from '#strategy/goals/messages/en.json' with { type: 'json' };
import goalsId from '#strategy/goals/messages/id.json' with { type: 'json' };
import programmesEn from '#strategy/programmes/messages/en.json' with { type: 'json' };
import programmesId from '#strategy/programmes/messages/id.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import id from './id.json' with { type: 'json' };

export const strategyMessages: Catalogues = {
  id: { ...id, ...goalsId, ...programmesId },
  en: { ...en, ...goalsEn, ...programmesEn },
};
