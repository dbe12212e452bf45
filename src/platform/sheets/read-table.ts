import { Worker } from 'node:worker_threads';
import { accept, refuse, type Result } from '#platform/result.ts';
import { decodeText } from './decode-text.ts';
import { readDelimited } from './read-delimited.ts';
import { tableLimits, type ReadTable, type TableRefusal } from './table.ts';

const timeLimitMs = 15_000;
const memoryLimitMb = 384;

/** Reads an uploaded XLSX or CSV file. Formulas are never run, macros never looked at. */
export async function readTable(bytes: Uint8Array): Promise<Result<ReadTable, TableRefusal>> {
  if (bytes.byteLength > tableLimits.bytes) {
    return refuse({ kind: 'sheet-too-large', maxMegabytes: tableLimits.bytes / 1024 / 1024 });
  }
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refuse({ kind: compoundKind(bytes) });
  if (begins(bytes, [0x50, 0x4b])) return bounded(await inThread(bytes));
  if (isBinary(bytes)) return refuse({ kind: 'sheet-not-a-table' });
  const { text, encoding } = decodeText(bytes);
  return readText(text, encoding);
}

/** Reads what was copied from a spreadsheet, or a CSV file's text. */
export function readText(text: string, encoding: string | null = null): Result<ReadTable, TableRefusal> {
  if (/^\s*<(!doctype|html|\?xml)/i.test(text)) return refuse({ kind: 'sheet-not-a-table' });
  const table = readDelimited(text);
  if (!table) return refuse({ kind: 'sheet-damaged' });
  const { rows, delimiter } = table;
  return bounded(accept({ rows, notes: [], sheet: null, otherSheets: [], encoding, delimiter }));
}

function begins(bytes: Uint8Array, signs: readonly number[]): boolean {
  return signs.every((sign, index) => bytes[index] === sign);
}

/** The container of old workbooks, and of new ones that are locked with a password. */
function compoundKind(bytes: Uint8Array): 'sheet-has-password' | 'sheet-is-old-format' {
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name)
    ? 'sheet-has-password'
    : 'sheet-is-old-format';
}

/** Pictures, PDF files and programs have zeros, and no mark of UTF-16 in front. */
function isBinary(bytes: Uint8Array): boolean {
  if (begins(bytes, [0x25, 0x50, 0x44, 0x46])) return true;
  const { encoding } = decodeText(bytes.subarray(0, 4_000));
  return !encoding.startsWith('utf-16') && bytes.subarray(0, 4_000).includes(0);
}

async function inThread(bytes: Uint8Array): Promise<Result<ReadTable, TableRefusal>> {
  const thread = new Worker(new URL('./workbook-thread.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve) => {
      const tooHeavy = (): void => resolve(refuse({ kind: 'sheet-too-heavy' }));
      timer = setTimeout(tooHeavy, timeLimitMs);
      thread.once('message', resolve);
      thread.once('error', tooHeavy);
      thread.once('exit', tooHeavy);
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}

/** Without empty rows at the end and above; whatever is larger than can be checked in one go is refused whole. */
function bounded(read: Result<ReadTable, TableRefusal>): Result<ReadTable, TableRefusal> {
  if (!read.ok) return read;
  const { rows, notes } = read.value;
  const last = rows.findLastIndex((row) => row.some((cell) => cell.trim() !== ''));
  if (last < 0) return refuse({ kind: 'sheet-empty' });
  const first = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const kept = rows.slice(first, last + 1).map((row) => row.slice(0, tableLimits.columns).map(storable));
  if (kept.length > tableLimits.rows + 1) return refuse({ kind: 'sheet-too-many-rows', max: tableLimits.rows });
  const characters = kept.reduce((sum, row) => sum + row.reduce((length, cell) => length + cell.length, 0), 0);
  if (characters > tableLimits.characters) return refuse({ kind: 'sheet-too-much-text' });
  const moved = notes
    .map((note) => ({ ...note, row: note.row - first }))
    .filter(({ row }) => row >= 0 && row < kept.length);
  return accept({ ...read.value, rows: kept, notes: moved });
}

/** Signs no text can hold, such as those of a damaged export, are left out. */
function storable(cell: string): string {
  const lines = cell.replaceAll(/\r\n?/g, '\n');
  return lines.replaceAll(/\p{Cc}/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : '')).toWellFormed();
}
