import { speaker, type Facts } from '#platform/i18n/messages.ts';
import { platformMessages } from '#platform/messages/messages.ts';
import { mainMessages } from './messages/messages.ts';

/** For what is printed in a terminal, where nobody has chosen a language: every sentence in both. */
export const words = speaker([platformMessages, mainMessages]);

export function inBoth(key: string, facts: Facts = {}): string {
  const [id, en] = [words.say('id', key, facts), words.say('en', key, facts)];
  return id === en ? id : `${id} / ${en}`;
}

export function onTwoLines(key: string, facts: Facts = {}): string {
  return `${words.say('id', key, facts)}\n${words.say('en', key, facts)}`;
}
