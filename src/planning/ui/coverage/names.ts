import { mediumName } from '#web/kit/medium-icon.tsx';
import { webWords } from '#web/words/web-words.ts';
import { hasWord, useWords } from '#web/words/words.ts';
import { coverageWords } from './words.ts';

interface Named {
  readonly id: string | null;
  readonly name: string;
}

/** A row's name: media, duties and kinds are named here, wards written small get their capitals back. */
export function useRowName(of: string): (row: Named) => string {
  const say = useWords(coverageWords);
  const web = useWords(webWords);
  return ({ id, name }) => {
    if (id === null) return say(of === 'programme' ? 'none.programme' : 'none.other');
    if (of === 'channel') return mediumName(web, id);
    if (of === 'ward') return name.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
    const key = of === 'duty' ? `duty.${id}` : `kind.${id}`;
    return hasWord(coverageWords, key) ? say(key) : name;
  };
}
