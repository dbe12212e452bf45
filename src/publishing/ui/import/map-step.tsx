import { useId, type ReactElement } from 'react';
import { sheetColumns, type SheetColumn } from '#publishing/contract.ts';
import { Button } from '#web/kit/button.tsx';
import { CheckField } from '#web/kit/field.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { useWords } from '#web/words/words.ts';
import css from './import.module.css';
import { hasDateGaps, withColumn, type ImportDraft } from './import-state.ts';
import { importWords } from './words.ts';

interface MapStepProps {
  readonly draft: ImportDraft;
  readonly onChange: (draft: ImportDraft) => void;
  readonly onNext: () => void;
}

/** Which column holds what: recognised already, and open to change. */
export function MapStep({ draft, onChange, onNext }: MapStepProps): ReactElement {
  const say = useWords(importWords);
  const { columns, rows, otherSheets, notes, fillDates, encoding } = draft;
  const named = columns.filter((column) => column !== null).length;
  const enough = columns.includes('topic') || columns.includes('caption');
  return (
    <section className={css.map} aria-labelledby="map-title">
      <h2 id="map-title">{say('map.title', { rows: rows.length, columns: named })}</h2>
      <p className={css.about}>{say('map.lead')}</p>
      {otherSheets.length > 0 && <p className={css.note}>{say('map.sheets', { names: otherSheets.join(', ') })}</p>}
      {encoding === 'windows-1252' && <p className={css.note}>{say('map.encoding')}</p>}
      {notes.some(({ kind }) => kind === 'merged') && <p className={css.note}>{say('map.merged')}</p>}
      {notes.some(({ kind }) => kind !== 'merged') && <p className={css.note}>{say('map.formulas')}</p>}
      <ul className={css.columns} aria-label={say('map.columns')}>
        {columns.map((column, index) => (
          <ColumnRow
            key={letterOf(index)}
            {...{ draft, index, column }}
            onChoose={(chosen) => onChange(withColumn(draft, index, chosen))}
          />
        ))}
      </ul>
      {hasDateGaps(draft) && (
        <CheckField
          label={say('map.fill')}
          hint={say('map.fill.hint')}
          on={fillDates}
          onToggle={(on) => onChange({ ...draft, fillDates: on })}
        />
      )}
      {!enough && <p className={css.note}>{say('map.missing')}</p>}
      <div className={css.foot}>
        <Button look="primary" disabled={!enough || rows.length === 0} onClick={onNext}>
          {say('map.next', { count: rows.length })}
        </Button>
      </div>
    </section>
  );
}

interface ColumnRowProps {
  readonly draft: ImportDraft;
  readonly index: number;
  readonly column: SheetColumn | null;
  readonly onChoose: (column: SheetColumn | null) => void;
}

function ColumnRow({ draft, index, column, onChoose }: ColumnRowProps): ReactElement | null {
  const say = useWords(importWords);
  const id = useId();
  const heading = draft.head[index]?.trim() ?? '';
  const samples = [...new Set(draft.rows.map(({ cells }) => cells[index]?.trim() ?? '').filter(Boolean))].slice(0, 3);
  if (heading === '' && samples.length === 0) return null;
  return (
    <li>
      <div className={css.heading}>
        <label htmlFor={id}>{heading || say('map.unnamed', { letter: letterOf(index) })}</label>
        <small>{samples.join(' · ') || say('map.empty')}</small>
      </div>
      <select
        id={id}
        className={css.select}
        value={column ?? ''}
        onChange={(event) => onChoose((event.target.value || null) as SheetColumn | null)}
      >
        <option value="">{say('map.ignore')}</option>
        {sheetColumns.map((name) => (
          <option key={name} value={name}>
            {say(`column.${name}`)}
          </option>
        ))}
      </select>
      {column ? <Tag look="ok">{say('map.known')}</Tag> : <Tag>{say('map.left')}</Tag>}
    </li>
  );
}

/** As a spreadsheet names it: A, B … Z, AA. */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letterOf(Math.floor(index / 26) - 1)}${letter}`;
}
