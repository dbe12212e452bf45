import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { samplePassword } from '../../src/sample/index.ts';
import { aBrowser, aDevice, signIn } from './desk.ts';
import type { Db } from '../../src/platform/db/db.ts';
import { aSampleCity } from './sample-city.ts';
import type { ServerProcess } from './server.ts';
import { consoleFaults, screenFaults, settled } from './screen-faults.ts';

const coordinator = { email: 'endah.lestari@kota.contoh', password: samplePassword };

export interface Look {
  readonly name: string;
  readonly language: 'id' | 'en';
  readonly options: BrowserContextOptions;
  /** How a screen of the desk is reached: its address is typed, or one comes to it from the screen before. */
  readonly by: 'address' | 'way inside';
}

/** Walks every path of desk, door and portal in the sample city, at one width, in one language and one colour scheme. */
export async function walkEveryScreen({ name, language, options, by }: Look): Promise<void> {
  const browser = await aBrowser();
  const { db, server } = await aSampleCity();
  const { deskPaths, portalPaths } = pathsOf(await someIds(db));

  test('every route of the desk is walked here', () => {
    const routes = readFileSync(new URL('../../src/web/routes.tsx', import.meta.url), 'utf8');
    const named = [...routes.matchAll(/(?:screen|entry)\(\s*'(\/[^']+)'/g)].map(([, path = '']) => path);
    const walked = [...deskPaths, ...entryPaths].map((path) => path.replace(/[\w-]{36}/, '$id').replace(/\?.*/, ''));
    const redirects = ['/pengaturan', '/$'];
    expect(named.filter((path) => !walked.includes(path) && !redirects.includes(path))).toEqual([]);
  });

  describe(`no faults: ${name}`, () => {
    let inside: Page;
    let outside: Page;
    beforeAll(async () => {
      inside = await aDevice(browser, options);
      await signIn(inside, server, coordinator);
      await speak(inside, { server, language });
      await inside.goto(`${server.url}/desk/pengaturan/akun`);
      await inside.getByRole('heading', { level: 1 }).first().waitFor();
      outside = await aDevice(browser, options);
      await outside.addInitScript((chosen) => localStorage.setItem('kentongan.language', chosen), language);
    });

    test.each(deskPaths)('the desk at %s', async (path) => {
      const open = by === 'address' ? gone : walked;
      expect(await faultsAt(inside, { open, address: `${server.url}/desk${path}` })).toEqual([]);
    });

    test.each(entryPaths)('the door at %s', async (path) => {
      expect(await faultsAt(outside, { open: gone, address: `${server.url}/desk${path}` })).toEqual([]);
    });

    test.each(portalPaths)('the portal at %s', async (path) => {
      const inLanguage = language === 'en' ? `/en${path === '/' ? '' : path}` : path;
      expect(await faultsAt(outside, { open: gone, address: `${server.url}${inLanguage}` })).toEqual([]);
    });
  });
}

const entryPaths = ['/masuk', '/mulai', '/undangan', '/atur-sandi'];

function pathsOf(ids: Awaited<ReturnType<typeof someIds>>) {
  const deskPaths = [
    '/hari-ini',
    '/program/pergantian',
    `/program/${ids.programme}`,
    '/sasaran',
    '/sasaran?tampil=arsip',
    `/sasaran/${ids.goal}`,
    '/strategi',
    '/strategi/mulai',
    '/program',
    '/pesan-kunci',
    `/pesan-kunci/${ids.keyMessage}`,
    '/fakta',
    '/kalender',
    '/kalender?tampilan=bulan',
    '/linimasa',
    '/linimasa?rentang=bulan&baris=agency',
    '/cakupan',
    '/cakupan?menurut=ward&pekan=26',
    '/kampanye',
    '/kampanye/baru',
    `/kampanye/${ids.campaign}`,
    `/kampanye/${ids.campaign}/ubah`,
    '/kegiatan',
    '/kegiatan/baru',
    `/kegiatan/${ids.activity}`,
    `/kegiatan/${ids.activity}/naskah`,
    '/ide',
    '/benturan',
    '/konten',
    '/konten/baru',
    `/konten/${ids.draft}`,
    `/konten/${ids.published}`,
    '/pustaka',
    `/pustaka?foto=${ids.picture}`,
    '/persetujuan',
    '/terbit',
    '/arsip',
    '/impor',
    '/rapat',
    '/langganan',
    '/impor-ics',
    '/kanal',
    '/laporan',
    '/konsistensi',
    '/konsistensi?pekan=13',
    '/suara-warga',
    `/suara-warga/${ids.thread}`,
    '/pengaturan/opd',
    '/pengaturan/orang',
    '/pengaturan/kota',
    '/pengaturan/hari',
    '/pengaturan/pemilihan',
    '/pengaturan/persetujuan',
    '/slot',
    '/bank',
    '/pengaturan/jejak',
    '/pengaturan/akun',
    '/tidak-ada',
  ];
  const portalPaths = [
    '/',
    '/kabar',
    `/kabar/${ids.slug}`,
    '/opd',
    `/opd/${ids.agencySlug}`,
    '/program',
    `/program/${ids.programmeSlug}`,
    `/kegiatan/${ids.activitySlug}`,
    '/tanya-jawab',
    '/tanya',
    '/cari?q=jalan',
    '/lacak',
    '/privasi',
    '/aksesibilitas',
    '/data',
    '/tidak-ada',
  ];
  return { deskPaths, portalPaths };
}

type Open = (page: Page, address: string) => Promise<unknown>;

const gone: Open = (page, address) => page.goto(address);

/** As a link does, and only back here when the screen before is gone: its heading would pass for the new one's. */
const walked: Open = async (page, address) => {
  const to = address.slice(new URL(address).origin.length);
  await page.evaluate(`(async () => {
    const router = self.__TSR_ROUTER__;
    const before = router.state.resolvedLocation;
    router.history.push(${JSON.stringify(to)});
    for (let tries = 0; router.state.status !== 'idle' || router.state.resolvedLocation === before; tries += 1) {
      if (tries === 1000) throw new Error('The screen does not come');
      await new Promise((done) => setTimeout(done, 20));
    }
  })()`);
};

async function faultsAt(
  page: Page,
  { open, address }: { readonly open: Open; readonly address: string },
): Promise<string[]> {
  const heard = consoleFaults(page);
  await open(page, address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await settled(page);
  const found = [...(await screenFaults(page)), ...heard()];
  const { pathname } = new URL(address);
  return found.filter((fault) => !isExpected(pathname, fault));
}

/** The browser itself reports the 404 of a page that must not exist, and the refusal of a link without its secret. */
function isExpected(path: string, fault: string): boolean {
  const refusing = ['/tidak-ada', '/masuk', '/undangan', '/atur-sandi', '/mulai'].some((end) => path.endsWith(end));
  return refusing && /console: Failed to load resource: .*(401|404|422)/.test(fault);
}

async function speak(page: Page, { server, language }: { server: ServerProcess; language: string }): Promise<void> {
  const headers = { origin: server.url };
  expect((await page.request.patch(`${server.url}/api/me`, { headers, data: { language } })).status()).toBe(200);
}

/** Things of the sample city to open, the same in each run. */
async function someIds(db: Db) {
  const published = await db
    .selectFrom('portal_page')
    .innerJoin('post', 'post.id', 'portal_page.post_id')
    .select(['post.id', 'post.slug'])
    .where('post.state', '=', 'published')
    .orderBy('post.id')
    .executeTakeFirstOrThrow();
  const draft = await db
    .selectFrom('post')
    .select('id')
    .where('state', '=', 'draft')
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const activity = await db
    .selectFrom('activity')
    .select(['id', 'slug'])
    .where('shown_on_portal', '=', true)
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const goal = await db.selectFrom('goal').select('id').orderBy('id').executeTakeFirstOrThrow();
  const thread = await db.selectFrom('citizen_thread').select('id').orderBy('id').executeTakeFirstOrThrow();
  const agency = await db.selectFrom('agency').select('slug').orderBy('code').executeTakeFirstOrThrow();
  const campaign = await db.selectFrom('campaign').select('id').orderBy('id').executeTakeFirstOrThrow();
  const programme = await db
    .selectFrom('programme')
    .select(['id', 'slug'])
    .where('name', '=', 'Prodamai')
    .executeTakeFirstOrThrow();
  const picture = await db.selectFrom('media').select('id').orderBy('id').executeTakeFirstOrThrow();
  const keyMessage = await db.selectFrom('key_message').select('id').where('version', '=', 2).executeTakeFirstOrThrow();
  return {
    keyMessage: keyMessage.id,
    picture: picture.id,
    activity: activity.id,
    goal: goal.id,
    campaign: campaign.id,
    programme: programme.id,
    thread: thread.id,
    draft: draft.id,
    published: published.id,
    slug: published.slug,
    agencySlug: agency.slug,
    programmeSlug: programme.slug,
    activitySlug: activity.slug,
  };
}
