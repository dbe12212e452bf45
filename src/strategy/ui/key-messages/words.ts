import { wordsOf } from '#web/words/words.ts';
import en from './messages/en.json';
import id from './messages/id.json';

export const messageWords = wordsOf({ id, en });
export type MessageWord = keyof typeof id;
