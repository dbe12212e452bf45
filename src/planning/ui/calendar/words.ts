import { wordsOf } from '#web/words/words.ts';
import en from './messages/en.json';
import id from './messages/id.json';

export const calendarWords = wordsOf({ id, en });
export type CalendarWord = keyof typeof id;
