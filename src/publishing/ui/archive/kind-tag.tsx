import { IconArrowBackUp, IconEyeOff, IconRosetteDiscountCheck, IconTrashX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { RecordInList } from '#publishing/archive/contract.ts';
import { Tag } from '#web/kit/status-tag.tsx';
import { useWords } from '#web/words/words.ts';
import { archiveWords } from './words.ts';

const looks = {
  published: ['ok', IconRosetteDiscountCheck],
  withdrawn: ['mute', IconTrashX],
  gone: ['fix', IconEyeOff],
  back: ['ok', IconArrowBackUp],
} as const;

export function KindTag({ kind }: Pick<RecordInList, 'kind'>): ReactElement {
  const say = useWords(archiveWords);
  const [look, Icon] = looks[kind];
  return (
    <Tag look={look} icon={<Icon aria-hidden />}>
      {say(`kind.${kind}`)}
    </Tag>
  );
}
