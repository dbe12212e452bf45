import { wordsOf } from '#web/words/words.ts';
import en from './messages/en.json';
import id from './messages/id.json';

export const consistencyWords = wordsOf({ id, en });

export type ConsistencyWord = keyof typeof id;
