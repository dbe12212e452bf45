import { wordsOf } from '#web/words/words.ts';
import en from './messages/en.json';
import id from './messages/id.json';

export const factWords = wordsOf({ id, en });
export type FactWord = keyof typeof id;
