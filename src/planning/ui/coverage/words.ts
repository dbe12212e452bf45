import { wordsOf } from '#web/words/words.ts';
import en from './messages/en.json';
import id from './messages/id.json';

export const coverageWords = wordsOf({ id, en });
export type CoverageWord = keyof typeof id;
