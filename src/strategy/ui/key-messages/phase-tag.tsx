import { IconCircleCheck, IconCircleMinus, IconClock, IconClockX, IconPencil } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { KeyMessagePhase } from '#strategy/contract.ts';
import { Tag } from '#web/kit/status-tag.tsx';
import { useWords } from '#web/words/words.ts';
import { messageWords } from './words.ts';

const looks = {
  valid: ['accent', IconCircleCheck],
  coming: ['accent-line', IconClock],
  expired: ['mute', IconClockX],
  draft: ['dash', IconPencil],
  withdrawn: ['line', IconCircleMinus],
} as const;

export function PhaseTag({ phase }: { readonly phase: KeyMessagePhase }): ReactElement {
  const say = useWords(messageWords);
  const [look, Icon] = looks[phase];
  return (
    <Tag look={look} icon={<Icon aria-hidden />}>
      {say(`phase.${phase}`)}
    </Tag>
  );
}
