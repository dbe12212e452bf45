import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import type { ActivityBody } from '#planning/contract.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { TextArea, TextField } from '#web/kit/field.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './activity.module.css';
import { planningWords } from './words.ts';

type Fact = ActivityBody['facts'][number];
type Quote = ActivityBody['quotes'][number];

/** Given the newest rows, so that undoing loses nothing written meanwhile. */
type Remake<Row> = (make: (rows: Row[]) => Row[]) => void;

interface FactRowsProps {
  readonly facts: Fact[];
  readonly onChange: Remake<Fact>;
  readonly locked: boolean;
}

export function FactRows({ facts, onChange, locked }: FactRowsProps): ReactElement {
  const say = useWords(planningWords);
  const change = (index: number, part: Partial<Fact>): void =>
    onChange((now) => now.map((fact, at) => (at === index ? { ...fact, ...part } : fact)));
  return (
    <Rows
      rows={facts}
      blank={{ label: '', value: '' }}
      onChange={onChange}
      locked={locked}
      words={{ add: say('facts.add'), none: say('facts.none'), removed: say('facts.removed') }}
      remove={(number) => say('facts.remove', { number })}
    >
      {(fact, index) => (
        <div className={css.pair}>
          <TextField
            label={say('facts.label')}
            placeholder={say('facts.label.example')}
            value={fact.label}
            maxLength={300}
            onWrite={(label) => change(index, { label })}
          />
          <TextField
            label={say('facts.value')}
            placeholder={say('facts.value.example')}
            value={fact.value}
            maxLength={300}
            onWrite={(value) => change(index, { value })}
          />
        </div>
      )}
    </Rows>
  );
}

interface QuoteRowsProps {
  readonly quotes: Quote[];
  readonly onChange: Remake<Quote>;
  readonly locked: boolean;
}

export function QuoteRows({ quotes, onChange, locked }: QuoteRowsProps): ReactElement {
  const say = useWords(planningWords);
  const change = (index: number, part: Partial<Quote>): void =>
    onChange((now) => now.map((quote, at) => (at === index ? { ...quote, ...part } : quote)));
  return (
    <Rows
      rows={quotes}
      blank={{ text: '', name: '', title: '' }}
      onChange={onChange}
      locked={locked}
      words={{ add: say('quotes.add'), none: say('quotes.none'), removed: say('quotes.removed') }}
      remove={(number) => say('quotes.remove', { number })}
    >
      {(quote, index) => (
        <>
          <TextArea
            label={say('quotes.text')}
            rows={2}
            value={quote.text}
            maxLength={2000}
            onWrite={(text) => change(index, { text })}
          />
          <div className={css.pair}>
            <TextField
              label={say('quotes.name')}
              value={quote.name}
              maxLength={300}
              onWrite={(name) => change(index, { name })}
            />
            <TextField
              label={say('quotes.title')}
              value={quote.title}
              maxLength={300}
              onWrite={(title) => change(index, { title })}
            />
          </div>
        </>
      )}
    </Rows>
  );
}

interface RowsProps<Row> {
  readonly rows: Row[];
  readonly blank: Row;
  readonly onChange: Remake<Row>;
  readonly locked: boolean;
  readonly words: { readonly add: string; readonly none: string; readonly removed: string };
  readonly remove: (number: number) => string;
  readonly children: (row: Row, index: number) => ReactNode;
}

/** Rows that come and go one by one; taking one away can be undone. */
function Rows<Row>({ rows, blank, onChange, locked, words, remove, children }: RowsProps<Row>): ReactElement {
  const take = (row: Row, index: number): void => {
    onChange((now) => now.toSpliced(index, 1));
    toast(words.removed, () => onChange((now) => now.toSpliced(index, 0, row)));
  };
  return (
    <div className={css.rows}>
      {rows.length === 0 && <p className={css.none}>{words.none}</p>}
      {rows.map((row, index) => (
        // A row has no identity but its place.
        <div key={index} className={css.row}>
          <div>{children(row, index)}</div>
          {!locked && (
            <IconButton label={remove(index + 1)} onClick={() => take(row, index)}>
              <IconX aria-hidden />
            </IconButton>
          )}
        </div>
      ))}
      {!locked && (
        <div>
          <Button icon={<IconPlus aria-hidden />} onClick={() => onChange((now) => [...now, blank])}>
            {words.add}
          </Button>
        </div>
      )}
    </div>
  );
}
