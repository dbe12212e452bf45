import { IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef, type ReactElement, type ReactNode } from 'react';
import { useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import { IconButton } from './button.tsx';
import { useOpenWindow } from './open-windows.ts';
import css from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly size?: 'small' | 'normal' | 'large';
  /** The acts, the primary one last. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** A window over the page. Never asks "are you sure": do it and offer to undo it. */
export function Dialog(props: DialogProps): ReactElement {
  return <Window {...props} kind="dialog" />;
}

/** The same, at the right edge and full height, for details beside a list. */
export function Drawer(props: Omit<DialogProps, 'size'>): ReactElement {
  return <Window {...props} kind="drawer" />;
}

/** A press beside the window closes it, where the browser knows how. */
const closesOutside: object = { closedby: 'any' };

function Window({
  title,
  open,
  onClose,
  size = 'normal',
  foot,
  children,
  kind,
}: DialogProps & { readonly kind: 'dialog' | 'drawer' }): ReactElement {
  const place = useRef<HTMLDialogElement>(null);
  const id = useId();
  const say = useWords(webWords);
  useEffect(() => {
    if (open && !place.current?.open) place.current?.showModal();
    if (!open && place.current?.open) place.current.close();
  }, [open]);
  useOpenWindow(place, open);
  return (
    <dialog
      ref={place}
      className={css[kind]}
      data-size={size}
      aria-labelledby={id}
      onClose={onClose}
      {...closesOutside}
    >
      {open && (
        <>
          <div className={css.head}>
            <h2 id={id}>{title}</h2>
            <IconButton label={say('close')} onClick={onClose}>
              <IconX aria-hidden />
            </IconButton>
          </div>
          <div className={css.body}>{children}</div>
          {foot && <div className={css.foot}>{foot}</div>}
        </>
      )}
    </dialog>
  );
}
