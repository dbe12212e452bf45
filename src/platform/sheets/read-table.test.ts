import { expect, test } from 'vitest';
import { aZip, textCell, workbookFiles } from '../../../test/support/workbook.ts';
import { readTable, readText } from './read-table.ts';
import { tableLimits } from './table.ts';
import { csvText, harmless, withoutGuard } from './csv-text.ts';
import { workbookBytes } from './write-table.ts';

const rows = [
  ['Tanggal', 'Topik'],
  ['23/11/2026', 'Pasar Tani – “murah” é'],
];

async function readOf(bytes: Uint8Array) {
  const read = await readTable(bytes);
  if (!read.ok) throw new Error(read.refusal.kind);
  return read.value;
}

async function refusedWith(bytes: Uint8Array): Promise<string> {
  const read = await readTable(bytes);
  return read.ok ? 'taken' : read.refusal.kind;
}

test.each([
  [';', 'utf8', [0xef, 0xbb, 0xbf], 'utf-8'],
  [',', 'utf8', [], 'utf-8'],
  ['\t', 'utf16le', [0xff, 0xfe], 'utf-16le'],
  [';', 'utf16le', [], 'utf-16le'],
] as const)('a file with %j between cells, in %s, is read', async (...[delimiter, encoding, mark, told]) => {
  const text = rows.map((row) => row.join(delimiter)).join('\r\n');
  const table = await readOf(Buffer.concat([Buffer.from(mark), Buffer.from(text, encoding)]));
  expect(table.rows).toEqual(rows);
  expect(table).toMatchObject({ delimiter, encoding: told });
});

test('the letters of an older Windows spreadsheet are read', async () => {
  const bytes = Buffer.concat([
    Buffer.from('Tanggal;Topik\n1/1/2026;Caf'),
    Buffer.from([0xe9, 0x20, 0x93]),
    Buffer.from('ya'),
    Buffer.from([0x94]),
  ]);
  expect((await readOf(bytes)).rows[1]).toEqual(['1/1/2026', 'Café “ya”']);
});

test('what was copied keeps its line breaks, quotes and empty cells', () => {
  const read = readText('Tanggal\tCaption\tPIC\n23/11\t"baris 1\nbaris ""2"""\t\n\n24/11\t"tanpa penutup\t5" besar');
  if (!read.ok) throw new Error(read.refusal.kind);
  expect(read.value.rows[1]).toEqual(['23/11', 'baris 1\nbaris "2"', '']);
});

test('a first line that says what stands between cells is heeded', () => {
  const read = readText('sep=;\nTanggal;Topik, tema\n1/1;a');
  expect(read.ok && read.value.rows[0]).toEqual(['Tanggal', 'Topik, tema']);
});

test('a workbook is read with its dates, clocks, formulas and merged cells, and says where', async () => {
  const sheet = `
    <row r="1">${textCell('A1', 'Tanggal')}${textCell('B1', 'Jam')}${textCell('C1', 'Topik')}</row>
    <row r="2"><c r="A2" s="1"><v>46349</v></c><c r="B2" s="2"><v>0.375</v></c>${textCell('C2', 'Satu &amp; dua')}</row>
    <row r="3"><c r="B3" s="2"><v>0.5</v></c><c r="C3" t="str"><f>CONCAT("a","b")</f><v>ab</v></c></row>
    <row r="4">${textCell('A4', '24 Nov')}<c r="C4"><f>HYPERLINK("x")</f></c></row>`;
  const table = await readOf(aZip(workbookFiles(sheet, '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>')));
  expect(table.rows).toEqual([
    ['Tanggal', 'Jam', 'Topik'],
    ['23/11/2026', '09.00', 'Satu & dua'],
    ['23/11/2026', '12.00', 'ab'],
    ['24 Nov', '', ''],
  ]);
  expect(table.notes).toEqual([
    { row: 2, column: 2, kind: 'formula' },
    { row: 3, column: 2, kind: 'formula-empty' },
    { row: 2, column: 0, kind: 'merged' },
  ]);
  expect(table.sheet).toBe('November');
});

test('what is no table that can be read is refused, each with its reason', async () => {
  const small = workbookFiles(`<row r="1">${textCell('A1', 'a')}</row>`);
  expect(await refusedWith(Buffer.alloc(20 * 1024 * 1024, 65))).toBe('sheet-too-large');
  expect(await refusedWith(aZip({ ...small, 'xl/vbaProject.bin': 'macro' }))).toBe('sheet-has-macros');
  expect(await refusedWith(aZip({ mimetype: 'x', 'content.xml': '<a/>' }))).toBe('sheet-is-open-document');
  expect(await refusedWith(aZip({ 'word/document.xml': '<a/>' }))).toBe('sheet-not-a-table');
  expect(await refusedWith(aZip(small).subarray(0, 900))).toBe('sheet-damaged');
  const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]);
  expect(await refusedWith(old)).toBe('sheet-is-old-format');
  expect(await refusedWith(Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe(
    'sheet-has-password',
  );
  expect(await refusedWith(Buffer.from('%PDF-1.7\n'))).toBe('sheet-not-a-table');
  expect(await refusedWith(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))).toBe('sheet-not-a-table');
  expect(await refusedWith(Buffer.from('<!doctype html><table>'))).toBe('sheet-not-a-table');
  expect(await refusedWith(Buffer.from(' ;\n ;\n'))).toBe('sheet-empty');
  expect(await refusedWith(Buffer.alloc(0))).toBe('sheet-empty');
});

test('a bomb is told by what comes out of it, also when it lies about its size', async () => {
  const huge = Buffer.alloc(tableLimits.unpacked + 1_000_000, 32);
  const files = { ...workbookFiles(''), 'xl/sharedStrings.xml': huge };
  expect(await refusedWith(aZip(files))).toBe('sheet-too-heavy');
  expect(await refusedWith(aZip(files, 10))).toBe('sheet-too-heavy');
}, 30_000);

test('a hundred thousand rows are refused without being read, in either form', async () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => `${index};a`).join('\n');
  expect(await refusedWith(Buffer.from(lines))).toBe('sheet-too-many-rows');
  const cells = Array.from(
    { length: 100_000 },
    (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>1</v></c></row>`,
  );
  expect(await refusedWith(aZip(workbookFiles(cells.join(''))))).toBe('sheet-too-many-rows');
  const wide = Array.from({ length: 1_900 }, () => 'x'.repeat(1_000)).join('\n');
  expect(await refusedWith(Buffer.from(wide))).toBe('sheet-too-much-text');
}, 30_000);

test('nothing that is written can run, and what was guarded is read back as it was', async () => {
  const risky = ['=1+1', '+62', '-ayo', '@dishub', '\tx', '\rx', '  =cmd|x', '%0A'];
  expect(risky.map(harmless)).toEqual(risky.map((text) => `'${text}`));
  expect(risky.map((text) => withoutGuard(harmless(text)))).toEqual(risky);
  expect(["'kutip'", 'biasa', ''].map((text) => withoutGuard(harmless(text)))).toEqual(["'kutip'", 'biasa', '']);
  const head = ['Topik'];
  const csv = csvText({ head, rows: risky.map((text) => [text]) }, ';');
  expect(csv.split('\r\n').slice(1, 5)).toEqual(["'=1+1", "'+62", "'-ayo", "'@dishub"]);
  const book = await readOf(
    await workbookBytes([{ name: 'a', head, rows: risky.map((text) => [text]), widths: [20] }]),
  );
  expect(book.rows.slice(1).every(([text]) => text?.startsWith("'"))).toBe(true);
  expect(book.notes).toEqual([]);
});
