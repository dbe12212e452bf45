import { IntlMessageFormat } from 'intl-messageformat';
import { Children, type ReactNode } from 'react';
import type { Language } from '#platform/i18n/language.ts';
import { currentLanguage, useLanguage } from './language.ts';

/** The words of a room's screens, by key, in both languages; ICU syntax. */
export interface Words<Key extends string> {
  readonly id: Readonly<Record<Key, string>>;
  readonly en: Readonly<Record<Key, string>>;
}

export type WordFacts = Readonly<Record<string, string | number | boolean | Date | null | undefined>>;
export type NodeFacts = Readonly<Record<string, ReactNode | ((inside: ReactNode[]) => ReactNode)>>;

/** Says a sentence in the reader's language; `rich` puts elements into it. */
export interface Say<Key extends string> {
  (key: Key, facts?: WordFacts): string;
  rich(key: Key, facts: NodeFacts): ReactNode;
}

const formats = new Map<string, IntlMessageFormat>();
const locales: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

export function wordsOf<Id extends Record<string, string>>(words: {
  readonly id: Id;
  readonly en: { readonly [Key in keyof Id]: string };
}): Words<Extract<keyof Id, string>> {
  return words;
}

export function useWords<Key extends string>(words: Words<Key>): Say<Key> {
  return speak(words, useLanguage());
}

/** For code outside components. */
export function say<Key extends string>(words: Words<Key>, key: Key, facts?: WordFacts): string {
  return speak(words, currentLanguage())(key, facts);
}

/** A word chosen by a state or kind that comes from the server, such as `state.${post.state}`; the key itself if it is unknown. */
export function hasWord<Key extends string>(words: Words<Key>, key: string): key is Key {
  return key in words.id;
}

function speak<Key extends string>(words: Words<Key>, language: Language): Say<Key> {
  const sentence = (key: Key): string => words[language][key];
  const plain = (key: Key, facts?: WordFacts): string =>
    sentence(key).includes('{') ? String(formatOf(sentence(key), language).format(facts)) : sentence(key);
  const rich = (key: Key, facts: NodeFacts): ReactNode =>
    Children.toArray(formatOf(sentence(key), language).format(facts as never));
  return Object.assign(plain, { rich });
}

function formatOf(sentence: string, language: Language): IntlMessageFormat {
  const id = `${language}:${sentence}`;
  const format = formats.get(id) ?? new IntlMessageFormat(sentence, locales[language]);
  formats.set(id, format);
  return format;
}
