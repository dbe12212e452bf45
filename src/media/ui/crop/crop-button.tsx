import { IconCrop } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '#web/kit/button.tsx';
import { useWords } from '#web/words/words.ts';
import type { Crops, CropTarget } from './crop-dialog.tsx';
import css from './crop.module.css';
import { cropWords } from './words.ts';

const CropDialog = lazy(async () => ({ default: (await import('./crop-dialog.tsx')).CropDialog }));

interface CropButtonProps {
  readonly mediaId: string;
  readonly alt: string;
  readonly number: number;
  readonly targets: readonly CropTarget[];
  readonly crops: Crops;
  readonly onChange: (crops: Crops) => void;
}

export function CropButton(props: CropButtonProps): ReactElement {
  const say = useWords(cropWords);
  const [open, setOpen] = useState(false);
  const count = Object.keys(props.crops).length;
  return (
    <div className={css.button}>
      <Button
        size="small"
        icon={<IconCrop size={16} aria-hidden />}
        aria-label={say('button.of', { number: props.number })}
        onClick={() => setOpen(true)}
      >
        {say('button')}
      </Button>
      {count > 0 && say('made', { count })}
      {open &&
        createPortal(
          <Suspense>
            <CropDialog {...props} onClose={() => setOpen(false)} />
          </Suspense>,
          document.body,
        )}
    </div>
  );
}
