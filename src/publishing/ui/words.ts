import { wordsOf } from '#web/words/words.ts';
import en from './messages/en.json';
import id from './messages/id.json';

export const postWords = wordsOf({ id, en });
export type PostWord = keyof typeof id;
