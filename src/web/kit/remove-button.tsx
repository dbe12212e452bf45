import { IconTrash } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';

interface RemoveProps {
  readonly busy: boolean;
  readonly onRemove: () => unknown;
  readonly children: ReactNode;
}

/** Takes something away, at the foot of its form; whoever uses it offers the way back in a toast. */
export function RemoveButton({ busy, onRemove, children }: RemoveProps): ReactElement {
  return (
    <Button look="ghost" icon={<IconTrash aria-hidden />} busy={busy} onClick={() => void onRemove()}>
      {children}
    </Button>
  );
}
