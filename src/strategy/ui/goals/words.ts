import { wordsOf } from '#web/words/words.ts';
import en from './messages/en.json';
import id from './messages/id.json';

export const goalWords = wordsOf({ id, en });
export type GoalWord = keyof typeof id;
