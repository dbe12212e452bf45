import { IconFiles } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { ActivityView } from '#planning/contract.ts';
import { Button } from '#web/kit/button.tsx';
import { useGo } from '#web/kit/use-url-state.ts';
import { useWords } from '#web/words/words.ts';
import { textWords } from './words.ts';

interface AllTextsProps {
  readonly activity: ActivityView;
  /** Saves what is still being typed: texts are drafted from what the server has. */
  readonly flush: () => Promise<boolean>;
}

export function AllTextsButton({ activity, flush }: AllTextsProps): ReactElement {
  const say = useWords(textWords);
  const go = useGo();
  const open = async (): Promise<void> => {
    if (await flush()) go('/kegiatan/$id/naskah', { id: activity.id });
  };
  return (
    <Button icon={<IconFiles aria-hidden />} onClick={() => void open()}>
      {say('all')}
    </Button>
  );
}
