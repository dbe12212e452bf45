// A content plan of 1,000 rows as a workbook: read, recognised and checked row by row, as the import screen asks for it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workbookBytes } from '../src/platform/sheets/write-table.ts';
import { startServer } from '../test/support/server.ts';
import { median, printFigure } from './figures.ts';
import { signedIn } from './signed-in.ts';

const rounds = 5;
const rowCount = 1_000;
const dataDir = await mkdtemp(join(tmpdir(), 'kentongan-bench-'));
const server = await startServer({ dataDir, args: ['--sample'] });
const cookie = await signedIn(server.url, 'admin');
const { can } = (await asked('/post-imports')) as { can: { import: string[] } };
const agencyId = can.import[0] ?? '';

const head = ['Tanggal', 'Jam', 'Platform', 'Topik/Tema', 'Format', 'Caption', 'Hashtag', 'PIC'];
const rows = Array.from({ length: rowCount }, (_, index) => [
  `${(index % 28) + 1}/${(index % 12) + 1}/2027`,
  ['09.00', 'Sore', '16:30 WIB', 'Pagi'][index % 4] ?? '',
  index % 9 === 0 ? 'Friendster' : 'Portal',
  `Kegiatan nomor ${index}`,
  'Infografis',
  'Datang pukul 8 di balai kelurahan, bawa KTP dan fotokopi KK. '.repeat(8),
  '#KotaMagelang #Layanan',
  'Ratna',
]);
const workbook = await workbookBytes([{ name: 'Rencana', head, rows, widths: [] }]);

const whole: number[] = [];
const preview: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const startedAt = performance.now();
  const form = new FormData();
  form.set('file', new File([new Uint8Array(workbook)], 'rencana.xlsx'));
  const read = (await asked('/post-sheets/read', form)) as { rows: string[][]; columns: string[]; headRow: number };
  const readAt = performance.now();
  const body = { agencyId, columns: read.columns, rows: read.rows.slice(read.headRow + 1) };
  const checked = (await asked('/post-sheets/preview', JSON.stringify(body))) as { rows: { state: string }[] };
  const endedAt = performance.now();
  if (checked.rows.length !== rowCount || checked.rows.filter(({ state }) => state === 'bad').length !== 112) {
    throw new Error('The preview does not say what it should');
  }
  whole.push(endedAt - startedAt);
  preview.push(endedAt - readAt);
}
printFigure({
  name: '1,000 rows of a workbook, read and previewed, p50',
  value: median(whole),
  unit: 'ms',
  atMost: 2_000,
});
printFigure({ name: '    of it checking all rows again, p50', value: median(preview), unit: 'ms' });
await server.stop();
await rm(dataDir, { recursive: true, force: true });

async function asked(path: string, body?: FormData | string): Promise<unknown> {
  const answer = await fetch(`${server.url}/api${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      cookie,
      origin: server.url,
      ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
    },
    ...(body === undefined ? {} : { body }),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return await answer.json();
}
