import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aContent, aDraft, aNewsroom, expectOk, postRow } from '../../../test/support/publishing.ts';
import { pictureFiles, uploadPicture } from '#media/index.ts';
import type { Letter } from '#platform/mail/mail.ts';
import type { PostContent } from '#publishing/posts/content.ts';
import { approvePost } from '#publishing/posts/approve-post.ts';
import { movePosts } from '#publishing/posts/move-posts.ts';
import { saveDraft } from '#publishing/posts/save-draft.ts';
import { submitForReview } from '#publishing/posts/submit-for-review.ts';
import { createFlow } from '#publishing/reviews/write-flow.ts';
import { askApprovers } from './ask-approvers.ts';
import { createLetterSite } from './letter-site.ts';

const { db } = await aDatabase();
const files = pictureFiles(await mkdtemp(join(tmpdir(), 'kentongan-letters-')));
const publicUrl = 'https://kentongan.test';
const excluded = crypto.randomUUID();

let room: Awaited<ReturnType<typeof aNewsroom>>;
let clock: Date;
let sent: Letter[];
let serverTakes: boolean;

beforeEach(async () => {
  room = await aNewsroom(db);
  clock = new Date();
  sent = [];
  serverTakes = true;
});

const tools = () => ({
  ...room.tools,
  now: () => clock,
  publicUrl,
  mail: {
    send: (letter: Letter) => {
      if (serverTakes) sent.push(letter);
      return Promise.resolve(serverTakes);
    },
  },
});

async function aSubmittedPost(content: Partial<PostContent> = {}): Promise<string> {
  const postId = await aDraft(room, content);
  expectOk(await submitForReview(room.tools, room.city.people.contributor, { postId }));
  return postId;
}

async function emailOf(id: string | null): Promise<string> {
  return (await db.selectFrom('person').select('email').where('id', '=', id).executeTakeFirstOrThrow()).email;
}

/** The address in the approver's letter, as a browser asks for it. */
async function opened() {
  const mine = await emailOf(room.city.people.approver.personId);
  const text = sent.find(({ to }) => to === mine)?.text ?? '';
  const path = /\/setujui(\/[\w-]+)/.exec(text)?.[1] ?? '/none';
  const site = createLetterSite(tools(), files);
  return {
    path,
    get: (query = '') => site.request(`${path}${query}`),
    post: (form: Record<string, string>) =>
      site.request(path, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
  };
}

async function approveForm(postId: string) {
  return { jawab: 'setuju', revisi: String((await postRow(db, postId)).revision), giliran: '0', fakta: '{}' };
}

describe('letters', () => {
  test('submitting asks everybody who may approve, once, and never the writer', async () => {
    const postId = await aSubmittedPost();
    expect(room.asked).toEqual([postId]);
    await askApprovers(tools(), postId);
    const to = sent.map((letter) => letter.to);
    expect(to).toContain(await emailOf(room.city.people.approver.personId));
    expect(to).not.toContain(await emailOf(room.city.people.contributor.personId));
    expect(to).not.toContain(await emailOf(room.city.coordinator.personId));
    expect(new Set(to).size).toBe(to.length);
    expect(sent[0]?.subject).toBe('Mohon persetujuan: Posyandu Melati buka Rabu');
    await askApprovers(tools(), postId);
    expect(sent).toHaveLength(to.length);
  });

  test('what the mail server refuses is tried again; without one nothing is written', async () => {
    const postId = await aSubmittedPost();
    serverTakes = false;
    await expect(askApprovers(tools(), postId)).rejects.toThrow(/refused/);
    serverTakes = true;
    await askApprovers(tools(), postId);
    expect(sent.length).toBeGreaterThan(0);
    await askApprovers({ ...tools(), mail: undefined }, await aSubmittedPost());
  });

  test('an agency without an approver asks the one above it', async () => {
    await db.updateTable('membership').set({ role: 'contributor' }).where('agency_id', '=', room.city.own).execute();
    await askApprovers(tools(), await aSubmittedPost());
    expect(sent.map(({ to }) => to)).toContain(await emailOf(room.city.coordinator.personId));
  });

  test('nobody is asked about what does not wait any more', async () => {
    const postId = await aDraft(room);
    await askApprovers(tools(), postId);
    expect(sent).toEqual([]);
  });
});

describe('the address in a letter', () => {
  test('shows the post and approves it with one press, at its time, under the name of its reader', async () => {
    const postId = await aDraft(room);
    const time = { date: '2031-05-06', time: '09:00' };
    expectOk(await movePosts(room.tools, room.city.people.contributor, [{ id: postId, time }]));
    expectOk(await submitForReview(room.tools, room.city.people.contributor, { postId }));
    await askApprovers(tools(), postId);
    const page = await opened();
    const shown = await page.get();
    const text = await shown.text();
    expect(shown.headers.get('referrer-policy')).toBe('no-referrer');
    expect(shown.headers.get('cache-control')).toBe('no-store');
    expect(text).toContain('Timbang balita, imunisasi, dan konsultasi gizi. Gratis.');
    expect(text).toContain('6 Mei 2031');
    expect(text.length).toBeLessThan(60_000);
    expect((await postRow(db, postId)).state).toBe('in-review');

    const done = await page.post(await approveForm(postId));
    expect(await done.text()).toContain('Disetujui');
    expect(await postRow(db, postId)).toMatchObject({
      state: 'scheduled',
      approved_by: room.city.people.approver.personId,
    });
    const trail = db.selectFrom('audit_entry').select(['via', 'person_id']).where('subject_id', '=', postId);
    expect(await trail.where('action', '=', 'post.approved').execute()).toEqual([
      { via: 'letter', person_id: room.city.people.approver.personId },
    ]);
    expect(await (await page.get()).text()).toContain('Sudah diputuskan');
  });

  test('sends a post back with words, keeps them when something is missing, and works once', async () => {
    const postId = await aSubmittedPost();
    await askApprovers(tools(), postId);
    const page = await opened();
    const empty = await page.post({ jawab: 'kembali', catatan: ' ' });
    expect(empty.status).toBe(409);
    expect(await empty.text()).toContain('Tulis dulu apa yang perlu dibetulkan.');
    expect(await (await page.post({ jawab: 'kembali', catatan: 'Sebut jamnya.' })).text()).toContain('Dikembalikan');
    expect((await postRow(db, postId)).state).toBe('returned');
    // Submitted once more, the old address does not count; a new letter comes.
    expectOk(await submitForReview(room.tools, room.city.people.contributor, { postId }));
    expect(await (await page.post(await approveForm(postId))).text()).toContain('Sudah diputuskan');
    expect((await postRow(db, postId)).state).toBe('in-review');
    sent = [];
    await askApprovers(tools(), postId);
    expect(await (await (await opened()).post(await approveForm(postId))).text()).toContain('Disetujui');
  });

  test('approves only what was read: an edit in between is shown first', async () => {
    const postId = await aSubmittedPost();
    await askApprovers(tools(), postId);
    const page = await opened();
    const read = await approveForm(postId);
    const { revision } = await postRow(db, postId);
    const content = aContent({ text: 'Jam berubah: pukul 10.', channels: [{ channelId: room.portal, text: null }] });
    expectOk(await saveDraft(room.tools, room.city.people.contributor, { postId, revision, content }));
    const late = await page.post(read);
    const text = await late.text();
    expect(late.status).toBe(409);
    expect(text).toContain('Tulisannya baru saja berubah');
    expect(text).toContain('Jam berubah: pukul 10.');
    expect((await postRow(db, postId)).state).toBe('in-review');
    expect(await (await page.post(await approveForm(postId))).text()).toContain('Disetujui');
  });

  test('two presses at once approve once', async () => {
    const postId = await aSubmittedPost();
    await askApprovers(tools(), postId);
    const page = await opened();
    const form = await approveForm(postId);
    const both = await Promise.all([page.post(form), page.post(form)]);
    const told = await Promise.all(both.map(async (answer) => await answer.text()));
    expect(told.filter((text) => text.includes('<h1>Disetujui</h1>'))).toHaveLength(1);
    expect(told.filter((text) => text.includes('Sudah diputuskan'))).toHaveLength(1);
    const trail = db.selectFrom('audit_entry').select('seq').where('subject_id', '=', postId);
    expect(await trail.where('action', '=', 'post.approved').execute()).toHaveLength(1);
  });

  test('counts in the step that was read, also where its reader is asked in the next one', async () => {
    const [step, city] = [{ need: 'any' as const, parties: [{ kind: 'approver' as const }] }, room.city];
    const terms = { name: 'Dua kali', covers: 'all', value: '', reach: 'agency', repeats: true, steps: [step, step], leadMinutes: 60, workingHours: null } as const; // oxfmt-ignore
    expectOk(await createFlow(room.tools, city.coordinator, { agencyId: city.own, terms }));
    const postId = await aSubmittedPost();
    await askApprovers(tools(), postId);
    const page = await opened();
    const form = await approveForm(postId);
    await Promise.all([page.post(form), page.post(form)]);
    expect((await postRow(db, postId)).state).toBe('in-review');
    const order = { postId, revision: Number(form.revisi), turn: 0 };
    expect(await approvePost(room.tools, city.people.approver, order)).toMatchObject({
      refusal: { kind: 'turn-changed-meanwhile' },
    });
    expectOk(await approvePost(room.tools, city.people.approver, { ...order, turn: 1 }));
  });

  test('wants a sign-in for what must be read with care', async () => {
    const postId = await aSubmittedPost({ informationClass: 'serta-merta' });
    await askApprovers(tools(), postId);
    const page = await opened();
    const text = await (await page.get()).text();
    expect(text).not.toContain('value="setuju"');
    expect(text).toContain(`${publicUrl}/desk/konten/${postId}`);
    expect((await page.post(await approveForm(postId))).status).toBe(409);
    expect((await postRow(db, postId)).state).toBe('in-review');
  });

  test('opens nothing when it is old, made up, or its reader may not approve any more', async () => {
    const postId = await aSubmittedPost();
    await askApprovers(tools(), postId);
    const page = await opened();
    expect((await createLetterSite(tools(), files).request(`/${'x'.repeat(43)}`)).status).toBe(404);
    clock = new Date(clock.getTime() + 4 * 86_400_000);
    expect((await page.get()).status).toBe(404);
    expect((await page.post(await approveForm(postId))).status).toBe(404);
    clock = new Date();
    await db
      .updateTable('membership')
      .set({ role: 'contributor' })
      .where('person_id', '=', room.city.people.approver.personId)
      .execute();
    expect((await page.get()).status).toBe(404);
    expect((await postRow(db, postId)).state).toBe('in-review');
  });

  test('shows pictures of its post alone, and only till it is decided', async () => {
    const bytes = await readFile(new URL('../../../docs/gambar/kalender.png', import.meta.url));
    const { admin } = room.city.people;
    const order = { agencyId: room.city.own, alt: 'Kalender', name: 'kalender.png', bytes };
    const { id: mediaId } = expectOk(await uploadPicture({ db, files }, admin, order));
    const postId = await aSubmittedPost({ pictures: [{ mediaId, alt: 'Kalender', noAltReason: '' }] });
    await askApprovers(tools(), postId);
    const page = await opened();
    const shown = await page.get(`?gambar=${mediaId}`);
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect((await page.get(`?gambar=${excluded}`)).status).toBe(404);
    await page.post({ jawab: 'kembali', catatan: 'Gambar lain.' });
    expect((await page.get(`?gambar=${mediaId}`)).status).toBe(404);
  });

  test('is not to be tried without end', async () => {
    const site = createLetterSite(tools(), files);
    const tries = await Promise.all(Array.from({ length: 31 }, async () => await site.request(`/${'y'.repeat(43)}`)));
    expect(tries.map(({ status }) => status).filter((status) => status === 429)).toHaveLength(1);
  });
});
