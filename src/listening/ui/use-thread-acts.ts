import { assignEndpoint, finishEndpoint, reopenEndpoint, type ThreadView } from '#listening/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { inboxWords } from './words.ts';

export interface ThreadActs {
  readonly finish: () => void;
  readonly reopen: () => void;
  readonly assign: (personId: string | null) => void;
}

function onRefused({ message }: { readonly message: string }): void {
  toastRefusal(message);
}

/** What is done with a whole conversation; each can be undone from the toast. */
export function useThreadActs(thread: Pick<ThreadView, 'id' | 'assignee'>): ThreadActs {
  const say = useWords(inboxWords);
  const params = { id: thread.id };
  const finish = useAct(finishEndpoint, {
    onRefused,
    onDone: () => toast(say('finished'), () => reopen.act({ params })),
  });
  const reopen = useAct(reopenEndpoint, {
    onRefused,
    onDone: () => toast(say('reopened'), () => finish.act({ params })),
  });
  const before = thread.assignee?.id ?? null;
  const assign = useAct(assignEndpoint, {
    onRefused,
    onDone: ({ assignee }) =>
      toast(assignee ? say('assigned', { name: assignee.name }) : say('unassigned'), () =>
        undoAssign.act({ params, body: { personId: before, from: assignee?.id ?? null } }),
      ),
  });
  const undoAssign = useAct(assignEndpoint, { onRefused });
  return {
    finish: () => void finish.act({ params }),
    reopen: () => void reopen.act({ params }),
    assign: (personId) => void assign.act({ params, body: { personId, from: before } }),
  };
}
