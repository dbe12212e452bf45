import { mediumOf } from '#channels/contract.ts';
import type { SlotInCalendar } from '#planning/contract.ts';
import { mediumName } from '#web/kit/medium-icon.tsx';
import { webWords } from '#web/words/web-words.ts';
import { useWords } from '#web/words/words.ts';
import { slotWords } from './words.ts';

/** `Bluesky` beside the agency's name, `Magelang FM` for a station; both parts only where one of them leaves a doubt. */
export function useChannelName(): (channel: SlotInCalendar['channel'], withAgency?: boolean) => string {
  const say = useWords(slotWords);
  const tell = useWords(webWords);
  return (channel, withAgency = false) => {
    if (!channel) return say('channel.any');
    const { medium, name, oneOfSeveral } = channel;
    if (mediumOf(medium).proof === 'photo') return name;
    const ofMedium = mediumName(tell, medium);
    return withAgency || oneOfSeveral ? `${ofMedium} · ${name}` : ofMedium;
  };
}
