import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { samplePassword } from '../../src/sample/index.ts';
import { aBrowser, aDevice, phone, signIn } from '../support/desk.ts';
import { aSampleCity } from '../support/sample-city.ts';
import { screenFaults } from '../support/screen-faults.ts';

const browser = await aBrowser();
const { db, server } = await aSampleCity();
const person = (email: string) => ({ email, password: samplePassword });
const idea = 'Cerita penjaga pintu air';
let admin: Page;
let approver: Page;
let contributor: Page;
let coordinator: Page;

beforeAll(async () => {
  admin = await signedIn('ratna.wulandari@dpupr.contoh');
  approver = await signedIn('bambang.prasetyo@dpupr.contoh');
  contributor = await signedIn('dimas.aryo@dpupr.contoh');
  coordinator = await signedIn('endah.lestari@kota.contoh');
}, 120_000);

describe('texts of an outline', () => {
  const own = 'Salam dari juru air.';

  test('edited words are kept, and a changed outline is merged into them', async () => {
    const { id } = await anActivity();
    await openTexts(admin, id);
    const box = admin.getByRole('textbox', { name: 'Naskah Instagram' });
    await box.fill(`${own}\n\n${await box.inputValue()}`);
    await admin.getByText(/^Tersimpan, pukul/).waitFor();
    await admin.goto(`${server.url}/desk/kegiatan/${id}`);
    await admin.getByLabel('Di mana').first().fill('Balai Desa Uji');
    await admin
      .getByText(/^Tersimpan, pukul/)
      .first()
      .waitFor();
    await openTexts(admin, id);
    await admin.getByText('Garis besar berubah sejak naskah ini disunting.').waitFor();
    expect(await screenFaults(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Gabungkan' }).click();
    await admin.getByText('Naskah Instagram diperbarui.').first().waitFor();
    const merged = await admin.getByRole('textbox', { name: 'Naskah Instagram' }).inputValue();
    expect(merged).toContain(own);
    expect(merged).toContain('Balai Desa Uji');
  });

  test('they are copied and downloaded as they stand, and become a draft for the chosen channels', async () => {
    await admin.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await admin.getByRole('button', { name: 'Salin', exact: true }).click();
    await admin.getByText('Naskah Instagram disalin.').first().waitFor();
    expect(await admin.evaluate('navigator.clipboard.readText()')).toContain(own);
    const [file] = await Promise.all([
      admin.waitForEvent('download'),
      admin.getByRole('button', { name: 'Unduh semua' }).click(),
    ]);
    const text = readFileSync(await file.path(), 'utf8');
    for (const form of ['Instagram', 'Siaran pers', 'Radio 60 detik', 'Daftar foto'])
      expect(text).toContain(`##### ${form}`);
    await admin.getByRole('button', { name: 'Buat unggahan' }).click();
    await admin.getByRole('button', { name: /^Buat draf untuk \d kanal$/ }).click();
    await admin.waitForURL(/\/desk\/konten\/[\w-]{36}$/);
  });

  test('on a phone every form is within reach', async () => {
    const small = await signedIn('ratna.wulandari@dpupr.contoh', { viewport: phone, hasTouch: true });
    const { id } = await anActivity();
    await openTexts(small, id);
    await small.getByRole('tab', { name: 'Radio 30 detik' }).tap();
    await small
      .getByText(/dari 30 detik/)
      .first()
      .waitFor();
    expect(await screenFaults(small)).toEqual([]);
  });
});

test('an idea is dropped by keyboard alone, voted for, turned into a post, and that is taken back', async () => {
  await contributor.goto(`${server.url}/desk/ide`);
  await contributor.getByRole('heading', { level: 1, name: 'Papan Ide' }).waitFor();
  await contributor.getByLabel('Ide baru').waitFor();
  await contributor.keyboard.press('n');
  await contributor.keyboard.type(idea);
  await contributor.keyboard.press('Enter');
  await contributor.getByRole('button', { name: `Beri suara untuk ${idea}` }).waitFor();

  await admin.goto(`${server.url}/desk/ide?urut=newest`);
  await admin.getByRole('button', { name: `Beri suara untuk ${idea}` }).click();
  await admin.getByRole('button', { name: `Tarik suara untuk ${idea}. 1 suara` }).waitFor();
  await admin.locator('b', { hasText: idea }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Jadikan unggahan' }).click();
  await admin.waitForURL(/\/desk\/konten\/[\w-]{36}$/);
  expect(await admin.getByLabel('Judul', { exact: true }).inputValue()).toBe(idea);
  await admin.getByRole('button', { name: 'Urungkan' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Jadikan unggahan' }).waitFor();
  expect(await screenFaults(admin)).toEqual([]);
});

test('two agencies see their clash, talk about it, and one moves away', async () => {
  const other = await signedIn(await emailOf('Dishub'));
  await admin.goto(`${server.url}/desk/benturan?jenis=same-hour`);
  await cardOf(admin).getByRole('button', { name: 'Bicarakan' }).click();
  await admin.getByLabel('Pesan', { exact: true }).fill('Kami bisa sore, setuju?');
  await admin.getByRole('button', { name: 'Kirim', exact: true }).click();
  await admin.getByText('Kami bisa sore, setuju?').waitFor();
  expect(await screenFaults(admin)).toEqual([]);

  await other.goto(`${server.url}/desk/benturan?jenis=same-hour`);
  await cardOf(other).getByText('1 pesan baru').waitFor();
  await cardOf(other).getByRole('button', { name: 'Bicarakan (1)' }).click();
  await other.getByText('Kami bisa sore, setuju?').waitFor();

  await admin.keyboard.press('Escape');
  await cardOf(admin)
    .getByRole('button', { name: /^Geser ke/ })
    .click();
  await admin
    .getByText(/digeser ke/)
    .first()
    .waitFor();
  await expect.poll(() => cardOf(admin).count()).toBe(0);
});

describe('within an election period', () => {
  const words = 'Berkat kepemimpinan Wali Kota, jalan ini mulus.';

  test('a post that may break neutrality goes to its approver with a reason only', async () => {
    await coordinator.goto(`${server.url}/desk/pengaturan/pemilihan`);
    await coordinator.getByRole('button', { name: 'Masa pemilihan baru' }).click();
    await coordinator.getByLabel('Nama', { exact: true }).fill('Pilkada uji');
    await coordinator.getByLabel('Mulai', { exact: true }).fill('2026-01-01');
    await coordinator.getByLabel('Selesai', { exact: true }).fill('2030-12-31');
    await coordinator.getByRole('button', { name: 'Simpan', exact: true }).click();
    await coordinator.getByText('Sedang berlangsung').waitFor();

    const id = await aDraft('Uji netral satu', words);
    await admin.goto(`${server.url}/desk/konten/${id}`);
    await admin.getByText('Mengunggulkan petahana: “Berkat kepemimpinan').waitFor();
    await admin.getByRole('button', { name: 'Ajukan persetujuan' }).click();
    await admin.getByRole('alert').filter({ hasText: 'atau tulis alasan untuk pemberi persetujuan' }).waitFor();
    expect(await screenFaults(admin)).toEqual([]);
    await admin.getByLabel('Alasan tetap diajukan').fill('Kutipan pidato resmi.');
    await admin.getByRole('button', { name: 'Ajukan persetujuan' }).click();
    await expect.poll(() => stateOf(id)).toBe('in-review');

    await approver.goto(`${server.url}/desk/konten/${id}`);
    await approver.getByText('Alasan pengaju:').waitFor();
    await approver.getByText('Kutipan pidato resmi.').first().waitFor();
  });

  test('an agency may hold such posts back, whatever the rest of the city does', async () => {
    await coordinator.reload();
    await coordinator.getByText(/OPD lain mengikuti yang di atasnya/).click();
    await coordinator.getByLabel('Aturan untuk DPUPR').selectOption('blocks');
    await coordinator.getByText('DPUPR: unggahan seperti ini ditahan.').first().waitFor();
    const id = await aDraft('Uji netral dua', words);
    await admin.goto(`${server.url}/desk/konten/${id}`);
    await admin.getByText('OPD Anda menahan unggahan seperti ini').waitFor();
    await admin.getByRole('button', { name: 'Ajukan persetujuan' }).click();
    await admin.getByRole('alert').filter({ hasText: 'Masa pemilihan' }).waitFor();
    expect(await stateOf(id)).toBe('draft');
    expect(await screenFaults(coordinator)).toEqual([]);
  });
});

async function signedIn(email: string, options = {}): Promise<Page> {
  const page = await aDevice(browser, options);
  await signIn(page, server, person(email));
  return page;
}

async function anActivity(): Promise<{ id: string }> {
  const query = db.selectFrom('activity').innerJoin('agency', 'agency.id', 'activity.agency_id').select('activity.id');
  const own = query.where('agency.short_name', '=', 'DPUPR').where('activity.removed_at', 'is', null);
  return await own.orderBy('activity.starts_at', 'desc').executeTakeFirstOrThrow();
}

async function openTexts(page: Page, id: string): Promise<void> {
  await page.goto(`${server.url}/desk/kegiatan/${id}/naskah?naskah=instagram`);
  await page.getByLabel('Naskah Instagram').first().waitFor();
}

function cardOf(page: Page) {
  return page.getByRole('listitem').filter({ hasText: 'Jalan Pahlawan ditutup untuk karnaval budaya' }).first();
}

async function emailOf(agency: string): Promise<string> {
  const query = db.selectFrom('membership').innerJoin('person', 'person.id', 'membership.person_id');
  const there = query.innerJoin('agency', 'agency.id', 'membership.agency_id').where('agency.short_name', '=', agency);
  const { email } = await there.where('membership.role', '=', 'admin').select('person.email').executeTakeFirstOrThrow();
  return email;
}

/** Written by the admin. */
async function aDraft(title: string, text: string): Promise<string> {
  const { can } = (await asked('GET', '/posts')) as { can: { create: string[] } };
  const { id } = (await asked('POST', '/posts', { agencyId: can.create[0] })) as { id: string };
  const { content, revision } = (await asked('GET', `/posts/${id}`)) as { content: object; revision: number };
  await asked('PUT', `/posts/${id}`, { ...content, title, text, revision });
  return id;
}

async function asked(method: string, path: string, data?: object): Promise<unknown> {
  const headers = { Origin: server.url };
  const answer = await admin
    .context()
    .request.fetch(`${server.url}/api${path}`, { method, headers, ...(data && { data }) });
  expect(answer.ok()).toBe(true);
  return await answer.json();
}

async function stateOf(id: string): Promise<string> {
  return (await db.selectFrom('post').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;
}
