import { mediumOf } from '#channels/contract.ts';
import { mediumName } from '#web/kit/medium-icon.tsx';
import { useWords } from '#web/words/words.ts';
import { webWords } from '#web/words/web-words.ts';

interface Named {
  readonly name: string;
  readonly medium: string;
}

/** `Bluesky` for an account, `Magelang FM` for a station; both when an agency has two accounts there. */
export function useChannelLabel(among: readonly Named[]): (channel: Named) => string {
  const say = useWords(webWords);
  return ({ name, medium }) => {
    if (mediumOf(medium).proof === 'photo') return name;
    const several = among.filter((one) => one.medium === medium).length > 1;
    return several ? `${mediumName(say, medium)} · ${name}` : mediumName(say, medium);
  };
}
