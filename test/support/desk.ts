import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { openBrowser } from './browser.ts';
import { startServer, type ServerOrder, type ServerProcess } from './server.ts';
import { desk } from './words.ts';

/** A server of the calling file, stopped when it ends. */
export async function aServer(order: Omit<ServerOrder, 'dataDir'> = {}): Promise<ServerProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kentongan-journey-'));
  // As root, PostgreSQL's own account must get there.
  await chmod(dataDir, 0o755);
  const server = await startServer({ ...order, dataDir });
  afterAll(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  return server;
}

/** A Chromium of the calling file, closed when it ends. */
export async function aBrowser(): Promise<Browser> {
  const browser = await openBrowser();
  afterAll(() => browser.close());
  return browser;
}

export const laptop = { width: 1366, height: 768 };
export const phone = { width: 390, height: 844 };

/** A person's own browser profile, with nothing in it yet. */
export async function aDevice(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: laptop, locale: 'id-ID', ...options });
  context.setDefaultTimeout(20_000);
  context.setDefaultNavigationTimeout(30_000);
  return await context.newPage();
}

/** Signs in where the page stands, or at the door. */
export async function signIn(
  page: Page,
  server: ServerProcess,
  who: { email: string; password: string },
): Promise<void> {
  if (!page.url().includes('/desk/masuk')) await page.goto(`${server.url}/desk/masuk`);
  await page.getByLabel(desk('organisation', 'email'), { exact: true }).fill(who.email);
  await page.getByLabel(desk('organisation', 'password'), { exact: true }).fill(who.password);
  await page.getByRole('button', { name: desk('organisation', 'sign-in.do'), exact: true }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/desk') && !url.pathname.startsWith('/desk/masuk'));
  await page.getByRole('main').waitFor();
}

/** A button by the words it carries. */
export function button(page: Page, room: string, key: string): Locator {
  return page.getByRole('button', { name: desk(room, key), exact: true });
}

/** A field by how its label begins; what stands beside the words, such as a counter, may change. */
export function field(page: Page, label: string): Locator {
  const begins = new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`);
  return page.getByLabel(begins).and(page.locator('input, select, textarea')).first();
}
