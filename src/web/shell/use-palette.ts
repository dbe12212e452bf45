import {
  IconArrowRight,
  IconBuilding,
  IconClipboardText,
  IconFileText,
  IconFlag,
  IconKeyboard,
  IconMessage,
  IconPlugConnected,
  IconPlus,
  IconUser,
} from '@tabler/icons-react';
import { useDeferredValue } from 'react';
import { searchEndpoint, type FoundItem } from '#today/contract.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useGo } from '../kit/use-url-state.ts';
import { useSession } from '../session/session.tsx';
import { useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import { newActivity, newPost } from './create-menu.tsx';
import { useRooms, useRouteExists } from './use-rooms.ts';

export interface PaletteLine {
  readonly key: string;
  readonly group: string;
  readonly icon: typeof IconPlus;
  readonly title: string;
  readonly note: string;
  readonly run: () => void;
}

/** Where a found thing is looked at; without a screen of its own, the list that holds it. */
const placesOf: Record<FoundItem['kind'], { readonly to: string; readonly icon: typeof IconPlus }> = {
  activity: { to: '/kegiatan/$id', icon: IconClipboardText },
  post: { to: '/konten/$id', icon: IconFileText },
  message: { to: '/suara-warga/$id', icon: IconMessage },
  person: { to: '/pengaturan/orang', icon: IconUser },
  programme: { to: '/program', icon: IconFlag },
  channel: { to: '/kanal', icon: IconPlugConnected },
  agency: { to: '/pengaturan/opd', icon: IconBuilding },
};

const shortest = 2;

/** What ⌘K offers for what is typed: commands first, then what the city's agencies have. */
export function usePalette(
  text: string,
  onKeys: () => void,
): { readonly lines: readonly PaletteLine[]; readonly searching: boolean } {
  const query = useDeferredValue(text.trim());
  const commands = useCommands(onKeys).filter(({ title }) => title.toLowerCase().includes(query.toLowerCase()));
  const found = useFound(query);
  return { lines: [...commands.slice(0, query === '' ? 12 : 4), ...found.lines], searching: found.searching };
}

function useFound(query: string): { readonly lines: readonly PaletteLine[]; readonly searching: boolean } {
  const say = useWords(webWords);
  const go = useGo();
  const exists = useRouteExists();
  const { can } = useSession();
  const enabled = query.length >= shortest && can('search.read');
  const answer = useAnswer(searchEndpoint, { query: { q: query } }, { enabled, keepFormer: true });
  const items = enabled ? (answer.data?.items ?? []) : [];
  const lines = items
    .filter(({ kind }) => exists(placesOf[kind].to))
    .map(({ kind, id, title, note }, index) => ({
      key: `${kind}${id}${index}`,
      group: say(`palette.${kind}`),
      icon: placesOf[kind].icon,
      title,
      note,
      run: () => go(placesOf[kind].to, { id }),
    }));
  return { lines, searching: enabled && answer.isFetching };
}

function useCommands(onKeys: () => void): readonly PaletteLine[] {
  const say = useWords(webWords);
  const go = useGo();
  const exists = useRouteExists();
  const { can } = useSession();
  const { rooms, settings } = useRooms();
  const group = say('palette.commands');
  const command = (title: string, icon: typeof IconPlus, run: () => void): PaletteLine => ({
    key: title,
    group,
    icon,
    title,
    note: '',
    run,
  });
  const targets = [...rooms, ...(settings ? [settings] : [])].flatMap((room) => room.targets);
  return [
    ...(exists(newActivity) && can('activity.write')
      ? [command(say('top.create.activity'), IconPlus, () => go(newActivity))]
      : []),
    ...(exists(newPost) && can('post.write') ? [command(say('top.create.post'), IconPlus, () => go(newPost))] : []),
    ...targets.map(({ to, word }) => command(say('palette.go', { place: say(word) }), IconArrowRight, () => go(to))),
    command(say('top.keys'), IconKeyboard, onKeys),
  ];
}
