import { beforeAll, describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { anActor } from '../../../test/support/people.ts';
import { aNewsroom, expectOk, postRow } from '../../../test/support/publishing.ts';
import { aProduct, aTokenOf, type Sent } from '../../../test/support/product.ts';
import { inTransaction } from '#platform/db/db.ts';
import { readTable, readText } from '#platform/sheets/read-table.ts';
import { saveDraft } from '#publishing/posts/save-draft.ts';
import { contentOf } from '#publishing/posts/post.store.ts';
import { submitForReview } from '#publishing/posts/submit-for-review.ts';
import { checkRows } from './check-rows.ts';
import type { SheetRows } from './row.ts';
import { recognise } from './columns.ts';
import { exportPosts, sheetForms } from './export-posts.ts';
import { importPosts } from './import-posts.ts';
import { labelled } from './read-names.ts';
import { sheetChannels } from './sheet-context.view.ts';
import { sheetContext } from './sheet-context.ts';
import { templateWorkbook } from './template.ts';
import { undoImport } from './undo-import.ts';

const { db } = await aDatabase();
const room = await aNewsroom(db);
const { city, tools } = room;
const { contributor, admin, leadership } = city.people;
const stranger = anActor({ role: 'admin', agencyId: city.sibling });
const refused = (kind: string) => ({ ok: false, refusal: expect.objectContaining({ kind }) });
const now = new Date('2026-11-20T03:00:00Z');

const columns: SheetRows['columns'] = [
  'date',
  'time',
  'platform',
  'topic',
  'pillar',
  'format',
  'caption',
  'hashtags',
  'pic',
  'status',
];
let pillarId = '';
let names: string[] = [];

beforeAll(async () => {
  names = labelled(await sheetChannels(db, [city.own])).map(({ label }) => label);
  pillarId = await inTransaction(db, async (tx) => {
    const values = { agency_id: city.own, name: 'Info Layanan' };
    return (await tx.insertInto('content_pillar').values(values).returning('id').executeTakeFirstOrThrow()).id;
  });
});

function aRow(topic: string, cells: Partial<Record<string, string>> = {}): string[] {
  const row: Record<string, string> = {
    date: '23/11/2026',
    time: '09.00',
    topic,
    caption: 'Datang pukul 8.',
    ...(cells as object),
  };
  return columns.map((column) => row[column ?? ''] ?? '');
}

function importing(rows: readonly string[][], { actor = contributor, wantedLines = [] as number[] } = {}) {
  const lines = rows.map((_, index) => index + 2);
  return importPosts(tools, actor, {
    agencyId: city.own,
    fileName: 'rencana.xlsx',
    sheet: { columns, rows },
    lines,
    wantedLines,
  });
}

async function checked(rows: readonly string[][]) {
  const sheet = { columns, rows };
  return checkRows(sheet, await sheetContext(db, city.own, { sheet, now }));
}

test('good rows become drafts with time, channels, pillar, words and notes; the rest stays out', async () => {
  const made = expectOk(
    await importing([
      aRow('Vaksin rabies', {
        platform: 'portal',
        pillar: 'info layanan',
        format: 'Reels',
        hashtags: 'Sehat Magelang',
        pic: 'Endah',
      }),
      aRow('Salah tanggal', { date: '31/02/2026' }),
      aRow('Salah kanal', { platform: 'Friendster' }),
    ]),
  );
  expect(made).toMatchObject({ imported: [{ line: 2 }], left: 2 });
  const id = made.imported[0]?.postId ?? '';
  expect(await postRow(db, id)).toMatchObject({ state: 'draft', publish_at: new Date('2026-11-23T02:00:00Z') });
  const content = await contentOf(db, id);
  expect(content).toMatchObject({
    title: 'Vaksin rabies',
    kind: 'video-pendek',
    text: 'Datang pukul 8.\n\n#Sehat #Magelang',
  });
  expect(content.channels.map(({ channelId }) => channelId)).toEqual([room.portal]);
  const { pillar_id } = await db.selectFrom('post').select('pillar_id').where('id', '=', id).executeTakeFirstOrThrow();
  expect(pillar_id).toBe(pillarId);
  const brief = await db.selectFrom('post_brief').selectAll().where('post_id', '=', id).executeTakeFirstOrThrow();
  expect(brief).toMatchObject({ hashtags: '#Sehat #Magelang', person_in_charge: 'Endah' });
  const trail = await db.selectFrom('audit_entry').select('action').where('subject_id', 'in', [id, made.id]).execute();
  expect(trail.map(({ action }) => action).toSorted()).toEqual(['post.created', 'post.imported']);
});

test('each fault is told at its cell, with what may stand there', async () => {
  const [row] = await checked([
    aRow('', { date: '32/1/2026', time: '25.00', platform: 'Friendster', pillar: 'Seni', caption: '' }),
  ]);
  expect(row?.state).toBe('bad');
  expect(row?.problems.map(({ column, kind, level }) => [column, kind, level])).toEqual([
    ['date', 'date-not-existing', 'error'],
    ['time', 'time-not-existing', 'error'],
    ['platform', 'platform-unknown', 'error'],
    ['pillar', 'pillar-unknown', 'error'],
    ['topic', 'topic-missing', 'error'],
  ]);
  expect(row?.problems[2]?.facts['known']?.split(', ').toSorted()).toEqual(names.toSorted());
});

test('what is understood another way, or left out, is told without keeping the row out', async () => {
  const rows = await checked([
    aRow('Tanpa jam', { time: '' }),
    aRow('Hari lain', { date: 'Selasa 23 November 2026' }),
    aRow('Sudah lewat', { date: '1/11/2026' }),
    aRow('Bentuk asing', { format: 'Hologram' }),
    aRow('Batal', { status: 'Batal' }),
    aRow('Tayang', { status: 'Tayang' }),
    aRow('Kanal biasa', { platform: '' }),
    columns.map(() => ' '),
  ]);
  expect(rows.map(({ state, problems }) => [state, ...problems.map(({ kind }) => kind).filter((kind) => kind !== 'platform-missing')])).toEqual([
    ['good', 'time-missing'],
    ['good', 'other-weekday'],
    ['good', 'date-past'],
    ['good', 'format-unknown'],
    ['called-off'],
    ['good', 'status-already-out'],
    ['good'],
    ['empty'],
  ]); // oxfmt-ignore
  expect(rows[0]?.draft).toMatchObject({ date: '2026-11-23', time: '07:00' });
});

test('what is already there, or stands twice in the file, is hinted and taken only when wanted', async () => {
  expectOk(await importing([aRow('Kembar')]));
  const rows = [aRow('kembar!'), aRow('Dua kali'), aRow('Dua kali')];
  expect((await checked(rows)).map(({ state }) => state)).toEqual(['doubtful', 'good', 'doubtful']);
  expect(expectOk(await importing(rows))).toMatchObject({ imported: [{ line: 3 }], left: 2 });
  expect(expectOk(await importing([aRow('kembar!')], { wantedLines: [2] })).imported).toHaveLength(1);
});

test('an import without a single good row makes nothing', async () => {
  const { count } = await db
    .selectFrom('post_import')
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  expect(await importing([aRow('Salah', { date: 'besok' })])).toEqual(refused('nothing-to-import'));
  const after = await db
    .selectFrom('post_import')
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  expect(after.count).toBe(count);
});

describe('undoing', () => {
  test('takes all back but what has moved on, and says which', async () => {
    const { id, imported } = expectOk(
      await importing([aRow('Utuh'), aRow('Ditulis lagi'), aRow('Diajukan', { platform: 'portal' })]),
    );
    const [whole = '', edited = '', submitted = ''] = imported.map(({ postId }) => postId);
    const content = await contentOf(db, edited);
    expectOk(
      await saveDraft(tools, contributor, { postId: edited, revision: 1, content: { ...content, text: 'Lain.' } }),
    );
    expectOk(await submitForReview(tools, contributor, { postId: submitted }));
    expect(expectOk(await undoImport(tools, admin, { importId: id }))).toEqual({
      undone: 1,
      kept: [
        { line: 3, postId: edited, title: 'Ditulis lagi', why: 'edited' },
        { line: 4, postId: submitted, title: 'Diajukan', why: 'moved-on' },
      ],
    });
    expect((await postRow(db, whole)).removed_at).not.toBeNull();
    expect(await undoImport(tools, admin, { importId: id })).toEqual(refused('already-undone'));
  });

  test('is closed to strangers and readers', async () => {
    const { id } = expectOk(await importing([aRow('Tertutup')]));
    expect(await undoImport(tools, stranger, { importId: id })).toEqual(refused('post-import-not-found'));
    expect(await undoImport(tools, leadership, { importId: id })).toEqual(refused('not-allowed'));
    expect(await importing([aRow('x')], { actor: stranger })).toEqual(refused('not-allowed'));
    expect(await importing([aRow('x')], { actor: leadership })).toEqual(refused('not-allowed'));
  });
});

test.each(sheetForms)('what is exported as %s and read again changes nothing, and runs nothing', async (form) => {
  expectOk(
    await importing([
      aRow(`=HYPERLINK("x") ${form}`, {
        caption: '@dishub -1+1',
        date: '24/11/2026',
        pillar: 'Info Layanan',
        hashtags: 'a b',
        platform: names[0],
      }),
    ]),
  );
  const file = expectOk(
    await exportPosts(db, [city.own], { span: undefined, form, language: form === 'csv-comma' ? 'en' : 'id' }),
  );
  const table = await readTable(typeof file.body === 'string' ? Buffer.from(file.body) : file.body);
  if (!table.ok) throw new Error(table.refusal.kind);
  const { headRow, columns } = recognise(table.value.rows);
  const rows = table.value.rows.slice(headRow + 1).map((row) => [...row]);
  expect(columns.filter(Boolean)).toHaveLength(16);
  expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  const sheet = { columns, rows };
  const states = checkRows(sheet, await sheetContext(db, city.own, { sheet, now }));
  expect(states.length).toBeGreaterThan(3);
  expect(states.filter(({ state }) => state !== 'same')).toEqual([]);
  rows[0]?.splice(columns.indexOf('topic'), 1, 'Judul lain');
  const [first] = checkRows(sheet, await sheetContext(db, city.own, { sheet, now }));
  expect(first).toMatchObject({ state: 'changed', problems: [{ column: 'topic', kind: 'differs' }] });
});

test.each(['id', 'en'] as const)(
  'the template in %s is read back with every column known and its examples good',
  async (language) => {
    const table = await readTable(await templateWorkbook(db, city.own, { now, language }));
    if (!table.ok) throw new Error(table.refusal.kind);
    expect(table.value.otherSheets).toHaveLength(1);
    const { headRow, columns } = recognise(table.value.rows);
    expect(columns).not.toContain(null);
    const sheet = { columns, rows: table.value.rows.slice(headRow + 1) };
    const rows = checkRows(sheet, await sheetContext(db, city.own, { sheet, now }));
    expect(rows.map(({ state, problems }) => [state, problems])).toEqual([
      ['good', []],
      ['good', []],
    ]);
  },
);

test('over HTTP a paste is read, previewed, imported, listed and undone', async () => {
  const product = aProduct(db, { now: () => now });
  const call = (method: string, path: string, sent: Sent) => product.call(method, path, sent);
  const token = await aTokenOf(db, admin);
  const text = 'Tanggal\tJam\tMedsos\tJudul\n23 Des 2026\tSore\tportal\tNatal\n31 Feb\tSore\tportal\tSalah';
  const read = await call('post', '/post-sheets/paste', { token, body: { text } });
  const { headRow, columns, rows } = read.body as { headRow: number; columns: string[]; rows: string[][] };
  expect([headRow, columns]).toEqual([0, ['date', 'time', 'platform', 'topic']]);
  const body = { agencyId: city.own, columns, rows: rows.slice(1) };
  const preview = await call('post', '/post-sheets/preview', { token, body });
  expect(preview.body).toMatchObject({ rows: [{ state: 'good', draft: { time: '16:30' } }, { state: 'bad' }] });
  const made = await call('post', '/post-imports', { token, body: { ...body, lines: [2, 3] } });
  expect(made.body).toMatchObject({ imported: [{ line: 2 }], left: 1 });
  const { id } = made.body as { id: string };
  const list = await call('get', '/post-imports', { token });
  expect(list.body).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ id, posts: 1, canUndo: true })]) as unknown,
  });
  expect((await call('post', `/post-imports/${id}/undo`, { token })).body).toEqual({ undone: 1, kept: [] });
  const file = await call('get', `/post-sheets/export?form=csv-semicolon&agencyId=${city.own}`, { token });
  expect(file.headers.get('content-disposition')).toContain('.csv');
  expect((await call('get', `/post-sheets/template?agencyId=${city.own}`, { token })).status).toBe(200);
});

test('quotes that never close are no reason to lose the rest', () => {
  expect(readText('Tanggal;Topik\n1/1/2027;"Tanpa penutup').ok).toBe(true);
});
