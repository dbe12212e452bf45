/** What a spreadsheet or a pasted range holds, as its reader sees it: every cell as text. */
export interface ReadTable {
  readonly rows: readonly (readonly string[])[];
  /** What was done to single cells on the way. */
  readonly notes: readonly CellNote[];
  /** Of a workbook: the sheet that was read, and those that were not. */
  readonly sheet: string | null;
  readonly otherSheets: readonly string[];
  readonly encoding: string | null;
  readonly delimiter: string | null;
}

export interface CellNote {
  /** From 0, within `rows`. */
  readonly row: number;
  readonly column: number;
  /** `formula`: its result was taken. `merged`: took over the value of the merged cell. */
  readonly kind: 'formula' | 'formula-empty' | 'merged';
}

export type TableRefusal =
  | { readonly kind: 'sheet-too-large'; readonly maxMegabytes: number }
  | { readonly kind: 'sheet-too-many-rows'; readonly max: number }
  | { readonly kind: 'sheet-too-much-text' }
  | { readonly kind: 'sheet-too-heavy' }
  | { readonly kind: 'sheet-empty' }
  | { readonly kind: 'sheet-is-old-format' }
  | { readonly kind: 'sheet-has-password' }
  | { readonly kind: 'sheet-has-macros' }
  | { readonly kind: 'sheet-is-open-document' }
  | { readonly kind: 'sheet-damaged' }
  | { readonly kind: 'sheet-not-a-table' };

export const tableLimits = {
  bytes: 10 * 1024 * 1024,
  /** Of a workbook, unpacked. */
  unpacked: 64 * 1024 * 1024,
  rows: 2_000,
  columns: 60,
  /** Of all cells together, so that what was read can be sent back for checking. */
  characters: 1_400_000,
} as const;
