import { IconCopy } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { LinkView } from '#organisation/contract.ts';
import { Button } from '#web/kit/button.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { Time } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import css from './settings.module.css';

interface LinkDialogProps {
  readonly link: LinkView | undefined;
  readonly about: 'invitation' | 'reset';
  readonly name: string;
  readonly onClose: () => void;
}

/** Mailed, or to be handed on by the person who made it. */
export function LinkDialog({ link, about, name, onClose }: LinkDialogProps): ReactElement {
  const say = useWords(organisationWords);
  return (
    <Dialog title={say(`link.${about}.title`, { name })} open={link !== undefined} onClose={onClose}>
      {link && (
        <div className={css.group}>
          <p>{say(link.mailed ? 'link.mailed' : 'link.hand-on', { name })}</p>
          {link.link && <CopyField value={link.link} label={say('link')} />}
          <p className={css.lead}>
            {say.rich('link.until', { time: <Time key="until" at={link.expiresAt} form="instant" /> })}
          </p>
        </div>
      )}
    </Dialog>
  );
}

export function CopyField({ value, label }: { readonly value: string; readonly label: string }): ReactElement {
  const say = useWords(organisationWords);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <div className={css.group}>
      <code className={css.secret} aria-label={label}>
        {value}
      </code>
      {/* Only over HTTPS and on this machine do browsers lend the clipboard. */}
      {globalThis.isSecureContext && (
        <div className={css.foot}>
          <Button size="small" icon={<IconCopy aria-hidden />} onClick={() => void copy()}>
            {say(copied ? 'copied' : 'copy')}
          </Button>
        </div>
      )}
    </div>
  );
}
