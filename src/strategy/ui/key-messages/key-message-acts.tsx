import { IconCircleMinus, IconPencil, IconSpeakerphone } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import {
  issueKeyMessageEndpoint,
  reinstateKeyMessageEndpoint,
  removeKeyMessageEndpoint,
  restoreKeyMessageEndpoint,
  withdrawKeyMessageEndpoint,
  type KeyMessageView,
} from '#strategy/contract.ts';
import type { Refused } from '#web/api/refused.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { RemoveButton } from '#web/kit/remove-button.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useGo } from '#web/kit/use-url-state.ts';
import { useWords } from '#web/words/words.ts';
import { messageWords } from './words.ts';

interface ActsProps {
  readonly message: KeyMessageView;
  readonly onEdit: () => void;
}

const onRefused = ({ message }: Refused): void => toastRefusal(message);

/** What its writers can do with it, by where it stands. */
export function KeyMessageActs({ message, onEdit }: ActsProps): ReactElement | null {
  if (!message.can.write) return null;
  if (message.phase === 'draft') return <DraftActs message={message} onEdit={onEdit} />;
  return message.phase === 'withdrawn' ? <Reinstate message={message} /> : <IssuedActs {...{ message, onEdit }} />;
}

function DraftActs({ message, onEdit }: ActsProps): ReactElement {
  const say = useWords(messageWords);
  const go = useGo();
  const params = { id: message.id };
  const issue = useAct(issueKeyMessageEndpoint, {
    onDone: () => toast(say('issued', { count: message.recipients.length })),
    onRefused,
  });
  const restore = useAct(restoreKeyMessageEndpoint);
  const remove = useAct(removeKeyMessageEndpoint, {
    onDone: () => {
      go('/pesan-kunci');
      toast(say('removed'), () => restore.act({ params }));
    },
    onRefused,
  });
  return (
    <>
      <RemoveButton busy={remove.busy} onRemove={() => remove.act({ params })}>
        {say('remove')}
      </RemoveButton>
      <Button icon={<IconPencil aria-hidden />} onClick={onEdit}>
        {say('edit')}
      </Button>
      <Button
        look="primary"
        icon={<IconSpeakerphone aria-hidden />}
        busy={issue.busy}
        onClick={() => void issue.act({ params, body: { revision: message.revision } })}
      >
        {say('issue')}
      </Button>
    </>
  );
}

function IssuedActs({ message, onEdit }: ActsProps): ReactElement {
  const say = useWords(messageWords);
  const params = { id: message.id };
  const reinstate = useAct(reinstateKeyMessageEndpoint);
  const withdraw = useAct(withdrawKeyMessageEndpoint, {
    onDone: () => toast(say('withdrawn'), () => reinstate.act({ params })),
    onRefused,
  });
  return (
    <>
      <Button
        look="ghost"
        icon={<IconCircleMinus aria-hidden />}
        busy={withdraw.busy}
        onClick={() => void withdraw.act({ params, body: { revision: message.revision } })}
      >
        {say('withdraw')}
      </Button>
      <Button look="primary" icon={<IconPencil aria-hidden />} onClick={onEdit}>
        {say('revise')}
      </Button>
    </>
  );
}

function Reinstate({ message }: Pick<ActsProps, 'message'>): ReactElement {
  const say = useWords(messageWords);
  const reinstate = useAct(reinstateKeyMessageEndpoint, { onRefused });
  return (
    <Button busy={reinstate.busy} onClick={() => void reinstate.act({ params: { id: message.id } })}>
      {say('reinstate')}
    </Button>
  );
}
