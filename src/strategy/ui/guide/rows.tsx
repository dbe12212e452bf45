import { IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { Button, IconButton } from '#web/kit/button.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import css from './guide.module.css';

interface RowsProps<Row> {
  readonly rows: readonly Row[];
  readonly blank: Row;
  /** Given the former rows, so that an undo that comes later loses nothing written meanwhile. */
  readonly onChange: (make: (rows: readonly Row[]) => Row[]) => void;
  readonly words: { readonly add: string; readonly removed: string; readonly remove: (number: number) => string };
  readonly children: (row: Row, change: (part: Partial<Row>) => void) => ReactNode;
}

/** Rows that come and go one by one; taking one away can be undone. */
export function Rows<Row extends object>({ rows, blank, onChange, words, children }: RowsProps<Row>): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const [added, setAdded] = useState(0);
  useEffect(() => {
    const newest = [...(place.current?.children ?? [])].findLast((child) => child.hasAttribute('data-row'));
    if (added > 0) newest?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }, [added]);
  const take = (row: Row, index: number): void => {
    onChange((now) => now.toSpliced(index, 1));
    toast(words.removed, () => onChange((now) => now.toSpliced(index, 0, row)));
  };
  return (
    <div className={css.rows} ref={place}>
      {rows.map((row, index) => (
        // A row has no identity but its place.
        <div key={index} className={css.row} data-row>
          <div>
            {children(row, (part) =>
              onChange((now) => now.map((one, at) => (at === index ? { ...one, ...part } : one))),
            )}
          </div>
          <IconButton label={words.remove(index + 1)} onClick={() => take(row, index)}>
            <IconX aria-hidden />
          </IconButton>
        </div>
      ))}
      <div className={css.add}>
        <Button
          icon={<IconPlus aria-hidden />}
          onClick={() => {
            onChange((now) => [...now, blank]);
            setAdded((times) => times + 1);
          }}
        >
          {words.add}
        </Button>
      </div>
    </div>
  );
}
