import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { openBrowser } from './browser.ts';
import { startServer, type ServerOrder, type ServerProcess } from './server.ts';
import { desk } from './words.ts';

export interface DeskOrder extends Omit<ServerOrder, 'dataDir'> {
  /** A data folder to begin with a copy of. */
  readonly from?: string;
}

/** A server of the calling file, stopped when it ends. */
export async function aServer({ from, ...order }: DeskOrder = {}): Promise<ServerProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kentongan-journey-'));
  // As root, PostgreSQL's own account must get there.
  await chmod(dataDir, 0o755);
  if (from !== undefined) await cp(from, dataDir, { recursive: true });
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

/** A person's own browser profile, with nothing in it yet. Motion is drawn in the main job only: it costs much time. */
export async function aDevice(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: laptop,
    locale: 'id-ID',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(20_000);
  context.setDefaultNavigationTimeout(30_000);
  return await context.newPage();
}

interface Who {
  readonly email: string;
  readonly password: string;
}

/** Signs the person's browser in; what is opened next is theirs. The door itself is walked through with `enter`. */
export async function signIn(page: Page, server: ServerProcess, data: Who): Promise<void> {
  const answer = await page.request.post(`${server.url}/api/sign-in`, { headers: { origin: server.url }, data });
  if (!answer.ok()) throw new Error(`${data.email} can't sign in: ${answer.status()} ${await answer.text()}`);
}

/** Signs in at the door, where the page stands. */
export async function enter(page: Page, who: Who): Promise<void> {
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
