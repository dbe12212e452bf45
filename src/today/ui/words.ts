import { wordsOf } from '#web/words/words.ts';
import en from './messages/en.json';
import id from './messages/id.json';

export const todayWords = wordsOf({ id, en });

export type TodayWord = keyof typeof id;
