import { wordsOf } from '#web/words/words.ts';
import en from './messages/en.json';
import id from './messages/id.json';

export const channelWords = wordsOf({ id, en });
export type ChannelWord = keyof typeof id;
