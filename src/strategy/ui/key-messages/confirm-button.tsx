import type { ReactElement } from 'react';
import { confirmKeyMessageEndpoint } from '#strategy/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { messageWords } from './words.ts';

interface ConfirmProps {
  readonly message: { readonly id: string; readonly version: number };
  readonly agency: { readonly id: string; readonly shortName: string };
  /** The one next step of its row. */
  readonly primary?: boolean;
  /** Whether an agency says it itself, or somebody notes it among all agencies. */
  readonly voice?: 'own' | 'noted';
}

/** The version that stands here has been read at that agency. */
export function ConfirmButton({ message, agency, primary, voice = 'own' }: ConfirmProps): ReactElement {
  const say = useWords(messageWords);
  const confirm = useAct(confirmKeyMessageEndpoint, {
    onDone: () => toast(say('confirmed', { agency: agency.shortName })),
    onRefused: (refused) => toastRefusal(refused.message),
  });
  const ask = { params: { id: message.id }, body: { agencyId: agency.id, version: message.version } };
  return (
    <Button
      size="small"
      look={primary ? 'primary' : 'plain'}
      busy={confirm.busy}
      aria-label={say(voice === 'own' ? 'confirm.of' : 'reach.mark.of', { agency: agency.shortName })}
      onClick={() => void confirm.act(ask)}
    >
      {say(voice === 'own' ? 'confirm' : 'reach.mark')}
    </Button>
  );
}
