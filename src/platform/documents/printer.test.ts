import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openLog } from '#platform/log/log.ts';
import { printedPage } from './printed-page.ts';
import { openPrinter, type Printer, type PrinterTools } from './printer.ts';
import { unpackChromium } from './unpack-chromium.ts';

const log = openLog('silent');
let folder: string;
const opened: Printer[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kentongan-print-'));
  await chmod(folder, 0o755);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((printer) => printer.close()));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function aPrinter(tools: Partial<PrinterTools> = {}): Printer {
  const printer = openPrinter({ log, dataDir: folder, chromiumPath: undefined, ...tools });
  opened.push(printer);
  return printer;
}

const sheet = {
  title: 'Rencana <Konten>',
  language: 'id',
  landscape: true,
  style: '',
  foot: 'Kota "Contoh"',
} as const;

function words(pdf: Uint8Array): string {
  return Buffer.from(pdf).toString('latin1');
}

test('a document becomes a tagged PDF with its title, its language, its own letters and its pages numbered', async () => {
  const body = `<h1>Rencana Konten</h1>${'<p>Pasar Tani – “murah”</p>'.repeat(120)}`;
  const printed = await aPrinter().printPdf(printedPage({ ...sheet, body }), { landscape: true });
  if (!printed.ok) throw new Error(printed.refusal.kind);
  const pdf = words(printed.value);
  expect(pdf.startsWith('%PDF-')).toBe(true);
  expect(pdf).toContain('/MarkInfo');
  expect(pdf).toContain('/StructTreeRoot');
  expect(pdf).toContain('/Lang (id)');
  expect(pdf).toContain('PlusJakartaSans');
  expect(pdf).toContain('/Outlines');
  expect(pdf).toMatch(/\/MediaBox \[0 0 84[12][.\d]* 59[45][.\d]*\]/);
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
});

test('what is printed reaches no network', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const outside = `http://127.0.0.1:${port}`;
  const open = `<img src="${outside}/picture"><link rel="stylesheet" href="${outside}/style"><iframe src="${outside}/frame"></iframe>
    <script>fetch('${outside}/script')</script><meta http-equiv="refresh" content="0;url=${outside}/away">`;
  const guarded = printedPage({ ...sheet, body: open });
  const bare = `<!doctype html><title>x</title>${open}`;
  const printer = aPrinter();
  const printed = await Promise.all([guarded, bare].map((html) => printer.printPdf(html, { landscape: false })));
  server.close();
  expect(asked).toEqual([]);
  expect(printed[0]?.ok).toBe(true);
});

test('several at once are printed one after the other; too many are told to wait', async () => {
  const printer = aPrinter({ queue: 3 });
  const html = printedPage({ ...sheet, body: '<p>satu</p>' });
  const all = await Promise.all(Array.from({ length: 5 }, () => printer.printPdf(html, { landscape: false })));
  expect(all.filter(({ ok }) => ok)).toHaveLength(3);
  expect(all.flatMap((one) => (one.ok ? [] : [one.refusal.kind]))).toEqual(['printing-busy', 'printing-busy']);
});

test('a print that takes too long is given up, and the next one works', async () => {
  const slow = aPrinter({ limitMs: 1 });
  const html = printedPage({ ...sheet, body: '<p>satu</p>' });
  expect(await slow.printPdf(html, { landscape: false })).toEqual({
    ok: false,
    refusal: { kind: 'printing-too-long' },
  });
  expect((await aPrinter().printPdf(html, { landscape: false })).ok).toBe(true);
});

test('the browser ends when nothing is printed, and starts again for the next', async () => {
  const printer = aPrinter({ idleMs: 50 });
  const html = printedPage({ ...sheet, body: '<p>satu</p>' });
  expect((await printer.printPdf(html, { landscape: false })).ok).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect((await printer.printPdf(html, { landscape: false })).ok).toBe(true);
});

test.each(['/nowhere/chromium', '/bin/false'])(
  'without a browser that runs (%s), printing is refused',
  async (path) => {
    const printed = await aPrinter({ chromiumPath: path }).printPdf('<p>x', { landscape: false });
    expect(printed).toEqual({ ok: false, refusal: { kind: 'no-browser-to-print' } });
  },
);

test('two that unpack at once end with one whole browser, and leave nothing beside it', async () => {
  const place = join(folder, 'unpacked');
  const [one, other] = await Promise.all([unpackChromium([place]), unpackChromium([place])]);
  expect(one).toEqual(other);
  expect(await readdir(place)).toEqual([expect.stringMatching(/^chromium-[\d.]+$/)]);
  const printed = await aPrinter({ chromiumPath: one?.path }).printPdf('<p>x', { landscape: false });
  // Without its libraries it may not run here, but it is a whole program or a clear refusal, never a fault.
  expect(printed.ok || printed.refusal.kind === 'no-browser-to-print').toBe(true);
}, 120_000);

test('a folder that can not be used is passed over', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  expect(await unpackChromium([])).toBeUndefined();
  expect(await unpackChromium([join(file, 'below')])).toBeUndefined();
  expect(await unpackChromium([file, join(folder, 'unpacked')])).toMatchObject({
    path: expect.stringContaining(join(folder, 'unpacked')) as string,
  });
}, 120_000);
