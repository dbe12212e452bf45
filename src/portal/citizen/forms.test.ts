import { beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#platform/db/db.ts';
import { secretBox } from '#platform/secrets/secret-box.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../../test/support/people.ts';
import { aPortal, aPublishedPost, portalUrl, tokenOn, type PublishedPost } from '../../../test/support/portal.ts';

const { db } = await aDatabase();
const portal = aPortal(db);
let city: TestCity;
let post: PublishedPost;
let words = 0;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
  post = await aPublishedPost(db, portal, { agencyId: city.own });
});

/** Different each time, so that no test is taken for another's repetition. */
function aText(): string {
  words += 1;
  return `Lampu gang nomor ${words} mati sejak Senin`;
}

async function aFilledForm(more: Readonly<Record<string, string>> = {}): Promise<Record<string, string>> {
  return { isi: aText(), jenis: 'keluhan', tampil: '1', tanda: await tokenOn(portal, '/tanya'), ...more };
}

/** From an address of its own, so that tests don't count against each other. */
function fromElsewhere(): Record<string, string> {
  words += 1;
  return { 'x-forwarded-for': `10.0.${words}.1` };
}

const threads = () => db.selectFrom('citizen_thread').selectAll().orderBy('created_at', 'desc').execute();

test('without JavaScript: a complaint becomes a tracking code, a public answer, and a conversation that goes on', async () => {
  const filled = await aFilledForm({ nama: 'Slamet R.', kelurahan: 'Potrobangsan', kontak: '0812-3456-7890' });
  const sent = await portal.submit('/tanya', filled, fromElsewhere());
  expect(sent.status).toBe(303);
  const location = sent.headers.get('location') ?? '';
  expect(location).toMatch(/^\/lacak\/SW-[2-9A-Z]{4}-[2-9A-Z]{4}\?baru$/);

  const own = await portal.get(location);
  expect(own.text).toContain('Pesan Anda kami terima');
  expect(own.text).toContain(filled['isi']);
  expect(own.text).toContain('Tampil setelah diperiksa');
  expect(own.headers.get('cache-control')).toBe('no-store');
  expect(own.headers.get('referrer-policy')).toBe('no-referrer');
  expect(own.text).toContain('<meta name="robots" content="noindex"');

  const [thread] = await threads();
  expect(thread).toMatchObject({
    agency_id: city.root,
    kind: 'keluhan',
    village: 'Potrobangsan',
    citizen_name: 'Slamet R.',
  });
  const sealed = thread?.contact_encrypted ?? Buffer.alloc(0);
  expect(sealed.toString('latin1')).not.toContain('3456');
  expect(secretBox('a secret key that is long enough for tests').keyId).toBeTruthy();
  expect(own.text).not.toContain('0812');

  const threadId = thread?.id ?? '';
  await inTransaction(db, (tx) =>
    tx.updateTable('citizen_message').set({ moderation: 'shown' }).where('thread_id', '=', threadId).execute(),
  );
  const reply = await portal.portal.host.publishReply({
    clientReference: 'balasan-1',
    agencyId: city.root,
    threadId,
    text: 'Sudah kami ganti pagi ini.',
    publishedAt: portal.now,
  });
  expect(reply.ok && reply.value.path.startsWith(`/tanya-jawab/${threadId}#`)).toBe(true);
  portal.hear({ topic: 'message', agencyId: city.root, id: threadId });
  for (const path of ['/', '/tanya-jawab', `/tanya-jawab/${threadId}`, location]) {
    expect((await portal.get(path)).text).toContain('Sudah kami ganti pagi ini.');
  }

  const more = { isi: 'Terima kasih, sudah terang.', tanda: await tokenOn(portal, location) };
  const wentOn = await portal.submit(location.replace('?baru', ''), more, fromElsewhere());
  expect(wentOn.status).toBe(303);
  expect((await portal.get(location)).text).toContain('Terima kasih, sudah terang.');
});

test('a comment stands under its post, at once or after a check, as the agency says', async () => {
  const path = `/kabar/${post.slug}`;
  const text = aText();
  const sent = await portal.submit(
    `${path}/tanggapan`,
    { isi: text, tanda: await tokenOn(portal, path) },
    fromElsewhere(),
  );
  expect(sent.status).toBe(303);
  portal.hear({ topic: 'message', agencyId: city.own, id: '' });
  expect((await portal.get(path)).text).not.toContain(text);

  await inTransaction(db, (tx) =>
    tx.updateTable('agency').set({ moderates_comments: false }).where('id', '=', city.own).execute(),
  );
  const free = aText();
  await portal.submit(`${path}/tanggapan`, { isi: free, tanda: await tokenOn(portal, path) }, fromElsewhere());
  portal.hear({ topic: 'message', agencyId: city.own, id: '' });
  const shown = await portal.get(path);
  expect(shown.text).toContain(free);
  expect(shown.text).toContain('1 tanggapan');
});

test('a message that is not for others is read by its citizen alone', async () => {
  const filled = await aFilledForm();
  delete filled['tampil'];
  const sent = await portal.submit('/tanya', filled, fromElsewhere());
  const [thread] = await threads();
  expect(thread?.public).toBe(false);
  expect((await portal.get(sent.headers.get('location') ?? '')).text).toContain('hanya dibaca petugas dan Anda');
  expect((await portal.get(`/tanya-jawab/${thread?.id}`)).status).toBe(404);
});

test('the form on an agency page goes to that agency', async () => {
  const { slug } = await db
    .selectFrom('agency')
    .select('slug')
    .where('id', '=', city.sibling)
    .executeTakeFirstOrThrow();
  await portal.submit('/tanya', await aFilledForm({ opd: slug, jenis: 'pertanyaan' }), fromElsewhere());
  const [thread] = await threads();
  expect(thread).toMatchObject({ agency_id: city.sibling, kind: 'pertanyaan' });
});

test('pressing Send twice is one message', async () => {
  const filled = await aFilledForm();
  const from = fromElsewhere();
  const count = (await threads()).length;
  const first = await portal.submit('/tanya', filled, from);
  const second = await portal.submit('/tanya', filled, from);
  expect(second.headers.get('location')).toBe(first.headers.get('location'));
  expect(await threads()).toHaveLength(count + 1);
});

test.each([
  [{ isi: '' }, 'Tulis dulu pesannya.'],
  [{ isi: 'min' }, 'terlalu pendek'],
  [{ isi: 'a'.repeat(4001) }, 'lebih dari 4.000 huruf'],
  [{ nama: 'n'.repeat(81) }, 'Nama paling panjang 80 huruf'],
  [{ kontak: 'bukan kontak' }, 'belum tampak seperti nomor telepon'],
  [{ kelurahan: 'k'.repeat(61) }, 'Nama kelurahan paling panjang 60 huruf'],
])('says what to mend and keeps all that was typed: %o', async (faulty, sentence) => {
  const filled = await aFilledForm({ nama: 'Bu Yanti', jenis: 'saran', ...faulty });
  const { status, text } = await portal.submit('/tanya', filled, fromElsewhere());
  expect(status).toBe(422);
  expect(text).toContain(sentence);
  expect(text).toContain('role="alert"');
  expect(text).toContain('aria-invalid="true"');
  expect(text).toContain(filled['isi']);
  expect(text).toContain(`value="${filled['nama']}"`);
  expect(text).toMatch(/value="saran"\s+checked/);
});

test('warns of personal data, sends it when told again, and covers it in public', async () => {
  await inTransaction(db, (tx) => tx.updateTable('agency').set({ moderates_comments: false }).execute());
  const path = `/kabar/${post.slug}`;
  const isi = `${aText()}, NIK 3371012345670001, WA 081234567890`;
  const filled = { isi, tanda: await tokenOn(portal, path) };
  const from = fromElsewhere();
  const warned = await portal.submit(`${path}/tanggapan`, filled, from);
  expect(warned.status).toBe(422);
  expect(warned.text).toContain('data pribadi (NIK, nomor telepon)');
  expect(warned.text).toContain('name="tahu" value="1"');
  const sent = await portal.submit(`${path}/tanggapan`, { ...filled, tahu: '1' }, from);
  expect(sent.status).toBe(303);
  portal.hear({ topic: 'message', agencyId: city.own, id: '' });
  const { text } = await portal.get(path);
  expect(text).toContain('NIK 3371••••••••••••, WA 0812••••••••');
  expect(text).not.toContain('3371012345670001');
});

test('a form is refused politely when a machine sends it', async () => {
  const at = portal.now;
  const { text } = await portal.get('/tanya');
  const tanda = /name="tanda" value="([^"]+)"/.exec(text)?.[1] ?? '';
  const quick = await portal.submit('/tanya', { isi: aText(), tanda }, fromElsewhere());
  expect([quick.status, quick.text.includes('datang terlalu cepat')]).toEqual([422, true]);
  const trapped = await portal.submit('/tanya', await aFilledForm({ situs: 'https://spam.test' }), fromElsewhere());
  expect([trapped.status, trapped.text.includes('kiriman otomatis')]).toEqual([422, true]);
  const forged = await portal.submit(
    '/tanya',
    await aFilledForm({ tanda: 'abcdefgh.aaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaa' }),
    fromElsewhere(),
  );
  expect([forged.status, forged.text.includes('terbuka terlalu lama')]).toEqual([422, true]);
  const old = await aFilledForm();
  portal.now = new Date(at.getTime() + 25 * 3_600_000);
  const late = await portal.submit('/tanya', old, fromElsewhere());
  expect([late.status, late.text.includes('terbuka terlalu lama')]).toEqual([422, true]);
  expect(late.text).toContain(old['isi']);
  portal.now = at;
});

test('whoever sent too quickly waits out the same form, and the time already spent counts', async () => {
  const at = portal.now;
  const { text } = await portal.get('/tanya');
  const tanda = /name="tanda" value="([^"]+)"/.exec(text)?.[1] ?? '';
  const filled = { ...(await aFilledForm()), tanda };
  portal.now = new Date(at.getTime() + 2000);
  const from = fromElsewhere();
  const quick = await portal.submit('/tanya', filled, from);
  expect(quick.status).toBe(422);
  expect(quick.text).toContain(`name="tanda" value="${tanda}"`);
  portal.now = new Date(at.getTime() + 3500);
  expect((await portal.submit('/tanya', filled, from)).status).toBe(303);
});

test('the same words again from the same address are refused; from many addresses a person reads them first', async () => {
  const isi = aText();
  const from = fromElsewhere();
  await portal.submit('/tanya', await aFilledForm({ isi }), from);
  const again = await portal.submit('/tanya', await aFilledForm({ isi }), from);
  expect([again.status, again.text.includes('sudah kami terima hari ini')]).toEqual([422, true]);
  for (let times = 0; times < 3; times += 1) await portal.submit('/tanya', await aFilledForm({ isi }), fromElsewhere());
  const waiting = await db
    .selectFrom('citizen_message')
    .select('moderation')
    .where('text', '=', isi)
    .orderBy('received_at')
    .execute();
  expect(waiting.map(({ moderation }) => moderation)).toEqual(['shown', 'shown', 'shown', 'waiting']);
});

test('many links are read by a person first', async () => {
  const isi = `${aText()} https://a.test https://b.test`;
  await portal.submit('/tanya', await aFilledForm({ isi }), fromElsewhere());
  const row = await db.selectFrom('citizen_message').select('moderation').where('text', '=', isi).executeTakeFirst();
  expect(row?.moderation).toBe('waiting');
});

test('one address: freely at first, then read by a person, then refused; the next hour it may again', async () => {
  const at = portal.now;
  const from = fromElsewhere();
  const outcomes: number[] = [];
  for (let times = 0; times < 31; times += 1)
    outcomes.push((await portal.submit('/tanya', await aFilledForm(), from)).status);
  expect(outcomes.filter((status) => status === 303)).toHaveLength(30);
  expect(outcomes.at(-1)).toBe(429);
  const hash = await db
    .selectFrom('citizen_message')
    .select('source_address_hash')
    .orderBy('received_at', 'desc')
    .executeTakeFirstOrThrow();
  const states = await db
    .selectFrom('citizen_message')
    .select('moderation')
    .where('source_address_hash', '=', hash.source_address_hash)
    .orderBy('received_at')
    .execute();
  expect(states.slice(0, 6).map(({ moderation }) => moderation)).toEqual([
    ...Array<string>(5).fill('shown'),
    'waiting',
  ]);
  portal.now = new Date(at.getTime() + 3 * 3_600_000);
  expect((await portal.submit('/tanya', await aFilledForm(), from)).status).toBe(303);
  portal.now = at;
});

test('a form sent from somewhere else is refused, one from this portal is not', async () => {
  const from = fromElsewhere();
  const foreign = await portal.submit('/tanya', await aFilledForm(), { ...from, origin: 'https://elsewhere.test' });
  expect(foreign.status).toBe(403);
  expect(foreign.text).toContain('Formulir dikirim dari situs lain');
  expect((await portal.submit('/tanya', await aFilledForm(), { ...from, origin: portalUrl })).status).toBe(303);
});

test('a comment on what is not there is answered with 404', async () => {
  const { status } = await portal.submit('/kabar/tidak-ada/tanggapan', await aFilledForm(), fromElsewhere());
  expect(status).toBe(404);
  const unknown = await portal.submit('/lacak/SW-2222-2222', await aFilledForm(), fromElsewhere());
  expect(unknown.status).toBe(404);
});

test('who guesses codes is stopped, and then not even told about right ones', async () => {
  const sent = await portal.submit('/tanya', await aFilledForm(), fromElsewhere());
  const right = (sent.headers.get('location') ?? '').replace('?baru', '');
  const from = fromElsewhere();
  expect((await portal.get(right, from)).status).toBe(200);
  expect((await portal.get(right.toLowerCase().replaceAll('-', ''), from)).status).toBe(200);
  for (let times = 0; times < 20; times += 1)
    expect((await portal.get(`/lacak/SW-2222-222${times % 8}`, from)).status).toBe(404);
  expect((await portal.get(right, from)).status).toBe(429);
  expect((await portal.get(right, fromElsewhere())).status).toBe(200);
  const typed = await portal.get(`/lacak?kode=${right.split('/').at(-1)}`);
  expect([typed.status, typed.headers.get('location')]).toEqual([303, right]);
});

test('no address is kept, only a hash that differs from day to day', async () => {
  const rows = await db.selectFrom('portal_turnstile').select('address_hash').execute();
  expect(rows.length).toBeGreaterThan(5);
  for (const { address_hash: hash } of rows) expect(hash.toString('latin1')).not.toMatch(/10\.0\./);
  const from = fromElsewhere();
  const at = portal.now;
  const before = rows.length;
  await portal.submit('/tanya', await aFilledForm(), from);
  portal.now = new Date(at.getTime() + 24 * 3_600_000);
  await portal.submit('/tanya', await aFilledForm(), from);
  const hashes = await db.selectFrom('portal_turnstile').select('address_hash').distinct().execute();
  expect(hashes.length).toBeGreaterThanOrEqual(Math.min(before, 1) + 2);
  portal.now = at;
});
