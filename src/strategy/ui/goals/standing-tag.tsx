import { IconCircleCheck, IconCircleDashed, IconFlagOff, IconTrendingDown, IconTrendingUp } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Standing } from '#strategy/goals/contract.ts';
import { Tag, type TagLook } from '#web/kit/status-tag.tsx';
import { useWords } from '#web/words/words.ts';
import { goalWords } from './words.ts';

const looks = {
  behind: ['fix', IconTrendingDown],
  missed: ['danger', IconFlagOff],
  unknown: ['dash', IconCircleDashed],
  'on-track': ['ok', IconTrendingUp],
  reached: ['accent', IconCircleCheck],
} as const satisfies Record<Standing, readonly [TagLook, typeof IconFlagOff]>;

/** Where a goal stands: a word and a sign, never the colour alone. */
export function StandingTag({ standing }: { readonly standing: Standing }): ReactElement {
  const say = useWords(goalWords);
  const [look, Icon] = looks[standing];
  return (
    <Tag look={look} icon={<Icon aria-hidden />}>
      {say(`standing.${standing}`)}
    </Tag>
  );
}
