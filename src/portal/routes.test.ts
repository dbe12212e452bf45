import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { aDatabase } from '../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../test/support/people.ts';
import { aProduct } from '../../test/support/product.ts';

const { db } = await aDatabase();
const product = aProduct(db);
let city: TestCity;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
});

const received = (body: unknown) => body as { trackingCode: string; moderation: string; address: string };

test('a message through the API is read by a person first, and followed by its code', async () => {
  const sent = { kind: 'pertanyaan', text: 'Kapan jadwal imunisasi di Gelangan?', submissionKey: randomUUID() };
  const first = await product.call('post', '/public/messages', { body: sent });
  expect(first.status).toBe(200);
  expect(received(first.body).moderation).toBe('waiting');
  const again = await product.call('post', '/public/messages', { body: sent });
  expect(again.body).toEqual(first.body);
  const own = await product.call('get', `/public/messages/${received(first.body).trackingCode}`);
  expect(own.body).toMatchObject({ kind: 'pertanyaan', state: 'open', said: [{ by: 'citizen', text: sent.text }] });
  const [thread] = await db.selectFrom('citizen_thread').select('agency_id').execute();
  expect(thread?.agency_id).toBe(city.root);
});

test.each([
  [{ kind: 'comment', post: 'tidak-ada', text: 'Mantap sekali kerjanya' }, 404, 'post-not-found'],
  [{ kind: 'saran', agency: 'tidak-ada', text: 'Usul tempat duduk' }, 404, 'agency-not-found'],
  [{ kind: 'saran', text: 'ya' }, 422, 'message-faulty'],
  [{ kind: 'keluhan', text: 'NIK saya 3371012345670001' }, 422, 'personal-data-seen'],
  [{ kind: 'sesuatu', text: 'Usul tempat duduk' }, 422, 'invalid-input'],
])('refuses %o with %i', async (body, status, kind) => {
  const answer = await product.call('post', '/public/messages', { body: { ...body, submissionKey: randomUUID() } });
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ error: { kind, message: expect.stringMatching(/\w{3}/) as unknown } });
});

test('the same words under another key are refused', async () => {
  const text = 'Lampu taman mati sejak kemarin';
  await product.call('post', '/public/messages', { body: { kind: 'keluhan', text, submissionKey: randomUUID() } });
  const again = await product.call('post', '/public/messages', {
    body: { kind: 'keluhan', text, submissionKey: randomUUID() },
  });
  expect(again.body).toMatchObject({ error: { kind: 'same-words-sent' } });
});

test('an unknown code is not found', async () => {
  const { status, body } = await product.call('get', '/public/messages/SW-2222-2222');
  expect([status, (body as { error: { kind: string } }).error.kind]).toEqual([404, 'tracking-code-not-found']);
});

function aboutPothole(number: number): object {
  const text = `Lubang di jalan nomor ${number} makin dalam`;
  return { kind: 'keluhan', text, submissionKey: randomUUID() };
}

test('more messages to the city at once than there are connections are all taken', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, (_, street) => product.call('post', '/public/messages', { body: aboutPothole(street) }))); // oxfmt-ignore
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
});
