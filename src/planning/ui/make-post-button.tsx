import { IconWriting } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { ActivityView } from '#planning/contract.ts';
import { createPostEndpoint } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { toastRefusal } from '#web/kit/undo-toast.tsx';
import { useGo } from '#web/kit/use-url-state.ts';
import { useWords } from '#web/words/words.ts';
import { planningWords } from './words.ts';

interface MakePostProps {
  readonly activity: ActivityView;
  /** Saves what is still being typed: the post is made from what the server has. */
  readonly flush: () => Promise<boolean>;
}

export function MakePostButton({ activity, flush }: MakePostProps): ReactElement {
  const say = useWords(planningWords);
  const go = useGo();
  const create = useAct(createPostEndpoint, {
    onDone: ({ id }) => go('/konten/$id', { id }),
    onRefused: ({ message }) => toastRefusal(message),
  });
  const make = async (): Promise<void> => {
    if (!(await flush())) return;
    await create.act({ body: { agencyId: activity.agency.id, activityId: activity.id } });
  };
  return (
    <Button look="primary" icon={<IconWriting aria-hidden />} busy={create.busy} onClick={() => void make()}>
      {say('posts.make')}
    </Button>
  );
}
