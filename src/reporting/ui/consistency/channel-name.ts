import { createContext, useContext } from 'react';
import { mediumOf } from '#channels/contract.ts';
import { mediumName } from '#web/kit/medium-icon.tsx';
import { webWords } from '#web/words/web-words.ts';
import { useWords } from '#web/words/words.ts';

interface Named {
  readonly name: string;
  readonly medium: string;
}

/** All channels that are told of here: of two of one medium the medium alone would not do. */
export const ChannelsContext = createContext<readonly Named[]>([]);

/** `Bluesky` beside the agency's name, `Magelang FM` for a station; both parts only where one of them leaves a doubt. */
export function useChannelName(): (channel: Named) => string {
  const tell = useWords(webWords);
  const channels = useContext(ChannelsContext);
  return ({ name, medium }) => {
    if (mediumOf(medium).proof === 'photo') return name;
    const alike = channels.filter((other) => other.medium === medium).length > 1;
    return alike ? `${mediumName(tell, medium)} · ${name}` : mediumName(tell, medium);
  };
}
