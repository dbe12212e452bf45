import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTable } from '../../src/platform/sheets/read-table.ts';
import { samplePassword } from '../../src/sample/index.ts';
import { aBrowser, aDevice, phone, signIn } from '../support/desk.ts';
import { aSampleCity } from '../support/sample-city.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { aZip, textCell, workbookFiles } from '../support/workbook.ts';

const browser = await aBrowser();
const { db, server } = await aSampleCity();
const admin = { email: 'ratna.wulandari@dpupr.contoh', password: samplePassword };
const folder = await mkdtemp(join(tmpdir(), 'kentongan-import-'));
let page: Page;

const head = ['Tanggal', 'Jam', 'Platform', 'Topik/Tema', 'Caption', 'Visual', 'PIC'];
const good = ['7/12/2027', '09.00', 'Portal', 'Uji impor satu', '=2+3 jangan dihitung', 'Foto warga', 'Dimas'];
const bad = ['31/02/2027', '16.30', 'Portal', 'Uji impor dua', 'Isi dua', '', ''];

beforeAll(async () => {
  page = await aDevice(browser);
  await signIn(page, server, admin);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('a workbook with an error is previewed, mended in place, imported and undone as a whole', async () => {
  await upload('rencana.xlsx', aWorkbook([head, good, bad]));
  await page.getByRole('button', { name: 'Periksa 2 baris' }).click();
  await page.getByRole('heading', { name: '1 siap, 1 perlu dibetulkan' }).waitFor();
  const row = page.getByRole('listitem', { name: 'Baris 3' });
  await row.getByText('“31/02/2027” tidak ada di kalender.').waitFor();
  expect(await screenFaults(page)).toEqual([]);
  expect(await made()).toEqual([]);

  await row.getByLabel('Tanggal').fill('8/12/2027');
  await page.getByRole('heading', { name: '2 siap, 0 perlu dibetulkan' }).waitFor();
  await page.getByRole('button', { name: 'Impor 2 baris' }).click();
  await page.getByRole('heading', { name: '2 draf dibuat' }).waitFor();
  expect(await made()).toEqual(['Uji impor dua', 'Uji impor satu']);
  await page.getByRole('button', { name: 'Batalkan impor ini' }).click();
  await page.getByRole('heading', { name: 'Impor dibatalkan, 2 draf dibuang' }).waitFor();
  expect(await made()).toEqual([]);
});

test('only the good rows go in; what is left can be mended, and an import that is done is not begun again', async () => {
  await upload('rencana.xlsx', aWorkbook([head, good, bad]));
  await page.getByRole('button', { name: 'Periksa 2 baris' }).click();
  await page.getByRole('button', { name: 'Impor 1 baris' }).click();
  await page.getByRole('heading', { name: '1 baris belum masuk' }).waitFor();
  expect(await made()).toEqual(['Uji impor satu']);
  await page.goto(`${server.url}/desk/impor`);
  await page.getByRole('button', { name: 'Batalkan impor rencana.xlsx' }).first().waitFor();
});

test('the plan notes of a row stand beside its post', async () => {
  const post = db.selectFrom('post').select('id').where('title', '=', 'Uji impor satu').where('removed_at', 'is', null);
  const { id } = await post.executeTakeFirstOrThrow();
  await page.goto(`${server.url}/desk/konten/${id}`);
  const notes = page.getByRole('region', { name: 'Catatan rencana' });
  await notes.waitFor();
  expect(await notes.getByRole('definition').allInnerTexts()).toEqual(['Foto warga', 'Dimas']);
});

test('what is exported runs nothing in a spreadsheet, and is known again when it comes back', async () => {
  await page.goto(`${server.url}/desk/konten`);
  await page.getByRole('button', { name: 'Ekspor' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Excel (.xlsx)' }).click(),
  ]);
  const bytes = readFileSync(await file.path());
  const read = await readTable(new Uint8Array(bytes));
  if (!read.ok) throw new Error(read.refusal.kind);
  const cells = read.value.rows.flat();
  expect(cells.filter((cell) => cell.includes('2+3 jangan dihitung'))).toEqual(["'=2+3 jangan dihitung"]);
  expect(read.value.notes.filter(({ kind }) => kind !== 'merged')).toEqual([]);
  await upload('kembali.xlsx', bytes);
  await page.getByRole('button', { name: /^Periksa \d+ baris$/ }).click();
  await page.getByRole('heading', { name: /^0 siap, 0 perlu dibetulkan$/ }).waitFor();
});

test.each([
  ['makro.xlsm', aZip({ ...workbookFiles(''), 'xl/vbaProject.bin': 'x' }), 'Berkas ini berisi makro'],
  ['besar.csv', Buffer.alloc(20 * 1024 * 1024, 'Tanggal;Topik\n'), 'Berkas ini terlalu besar; paling besar 10 MB'],
  ['rusak.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 9, 9, 9, 9]), 'Berkas ini rusak atau terpotong'],
])('%s is refused with what to do, and nothing is kept', async (name, bytes, told) => {
  await upload(name, bytes);
  await page.getByRole('alert').filter({ hasText: told }).waitFor();
  expect(await page.getByRole('button', { name: 'Pilih berkas' }).count()).toBe(1);
});

test('letters of an older encoding are told, and broken ones are told in their cell', async () => {
  await upload(
    'lama.csv',
    Buffer.from('Tanggal;Topik/Tema;Caption\n9/12/2027;Caf\xe9 warga;Caf\xc3\xa9 lagi', 'latin1'),
  );
  await page.getByText('dibaca sebagai Windows-1252').waitFor();
  await page.getByRole('button', { name: 'Periksa 1 baris' }).click();
  await page.getByText('Ada huruf yang rusak').waitFor();
  expect(await page.getByRole('heading', { name: /^1 siap/ }).count()).toBe(1);
});

test('by keyboard alone: pasted from a spreadsheet, checked and imported', async () => {
  await fresh(page);
  await page.getByLabel('Tempel dari lembar kerja').focus();
  await page.keyboard.insertText(['Tanggal\tTopik/Tema\tCaption', '10/12/2027\tUji tempel\tIsi'].join('\n'));
  for (const name of ['Baca yang ditempel', 'Periksa 1 baris', 'Impor 1 baris']) {
    const goal = page.getByRole('button', { name, exact: true });
    await goal.waitFor();
    await tabTo(name);
    await page.keyboard.press('Enter');
  }
  await page.getByRole('heading', { name: '1 draf dibuat' }).waitFor();
  const kept = db.selectFrom('post').select('text').where('title', '=', 'Uji tempel');
  expect(await kept.execute()).toEqual([{ text: 'Isi' }]);
});

test('on a phone: the template comes down and goes up again with its examples', async () => {
  const small = await aDevice(browser, { viewport: phone, hasTouch: true });
  await signIn(small, server, admin);
  await small.goto(`${server.url}/desk/impor`);
  const [file] = await Promise.all([
    small.waitForEvent('download'),
    small.getByRole('button', { name: 'Unduh templat' }).tap(),
  ]);
  expect(file.suggestedFilename()).toBe('templat-rencana-konten.xlsx');
  const buffer = readFileSync(await file.path());
  await small.locator('input[type=file]').setInputFiles({ name: 'templat.xlsx', mimeType: '', buffer });
  await small.getByRole('button', { name: 'Periksa 2 baris' }).tap();
  await small.getByRole('heading', { name: '2 siap, 0 perlu dibetulkan' }).waitFor();
  expect(await screenFaults(small)).toEqual([]);
});

async function upload(name: string, buffer: Buffer): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, buffer);
  await fresh(page);
  await page.locator('input[type=file]').setInputFiles(path);
}

/** At the first step, whatever was in hand before. */
async function fresh(on: Page): Promise<void> {
  await on.goto(`${server.url}/desk/impor`);
  await on.evaluate(() => sessionStorage.removeItem('kentongan:import'));
  await on.reload();
  await on.getByLabel('Tempel dari lembar kerja').waitFor();
}

function aWorkbook(rows: readonly (readonly string[])[]): Buffer {
  const lines = rows.map((cells, row) => {
    const written = cells.map((text, at) => (text === '' ? '' : textCell(`${'ABCDEFG'[at]}${row + 1}`, text)));
    return `<row r="${row + 1}">${written.join('')}</row>`;
  });
  return aZip(workbookFiles(lines.join('')));
}

async function made(): Promise<readonly string[]> {
  const query = db.selectFrom('post').select('title').where('title', 'like', 'Uji impor%');
  return (await query.where('removed_at', 'is', null).orderBy('title').execute()).map(({ title }) => title);
}

async function tabTo(name: string): Promise<void> {
  const goal = page.getByRole('button', { name, exact: true });
  for (let step = 0; step < 120; step += 1) {
    if (await goal.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} is not reached by Tab`);
}
