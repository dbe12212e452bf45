import { IconAlertCircle, IconCheck, IconCloudOff, IconPencil } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import css from './field.module.css';
import type { SaveState } from './use-autosave.ts';
import { useTimes } from './time.tsx';

/** "Tersimpan, pukul 08.14 WIB", beside whatever is autosaved. */
export function SaveNote({ state }: { readonly state: SaveState }): ReactElement | null {
  const say = useWords(webWords);
  const times = useTimes();
  if (state.at === 'rest') return null;
  const words = {
    typing: () => say('save.typing'),
    saving: () => say('save.saving'),
    device: () => say('save.device'),
    saved: () => (state.at === 'saved' ? say('save.saved', { time: times.clock(state.when) }) : ''),
    conflict: () => say('save.conflict'),
    refused: () => (state.at === 'refused' ? say('save.refused', { reason: state.refused.message }) : ''),
  };
  const Icon = icons[state.at];
  return (
    <output className={css.saved} data-bad={state.at === 'refused' || state.at === 'conflict' || undefined}>
      <Icon size={15} aria-hidden />
      {words[state.at]()}
    </output>
  );
}

const icons = {
  typing: IconPencil,
  saving: IconPencil,
  device: IconCloudOff,
  saved: IconCheck,
  conflict: IconAlertCircle,
  refused: IconAlertCircle,
} as const;
