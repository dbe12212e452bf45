import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './language.ts';

/** Sentences of one language by key, in ICU message syntax. */
export type Catalogue = Readonly<Record<string, string>>;
export type Catalogues = Readonly<Record<Language, Catalogue>>;
export type Facts = Readonly<Record<string, unknown>>;

export interface Speaker {
  /** The sentence of that key; a key without a sentence is a bug and is thrown. */
  say(language: Language, key: string, facts?: Facts): string;
}

const locales: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

export function speaker(catalogues: readonly Catalogues[]): Speaker {
  const sentences = new Map<string, string>();
  const formats = new Map<string, IntlMessageFormat>();
  for (const catalogue of catalogues) {
    for (const language of ['id', 'en'] as const) {
      for (const [key, sentence] of Object.entries(catalogue[language])) sentences.set(`${language}:${key}`, sentence);
    }
  }
  return {
    say(language, key, facts = {}) {
      const id = `${language}:${key}`;
      const sentence = sentences.get(id);
      if (sentence === undefined) throw new Error(`No sentence for ${id}`);
      const format =
        formats.get(id) ?? new IntlMessageFormat(sentence, locales[language], undefined, { ignoreTag: true });
      formats.set(id, format);
      return String(format.format(facts as Record<string, string>));
    },
  };
}
