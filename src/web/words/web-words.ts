import en from '../messages/en.json';
import id from '../messages/id.json';
import { wordsOf } from './words.ts';

export const webWords = wordsOf({ id, en });

export type WebWord = keyof typeof id;
