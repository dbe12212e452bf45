import { chromium, type Browser } from 'playwright-core';
import { findChromium, productCache, type FoundChromium } from '#platform/documents/find-chromium.ts';

const withoutSwiftShader = '--disable-software-rasterizer';

export async function openBrowser(): Promise<Browser> {
  const { path, env } = await findBrowser();
  return await chromium.launch({
    executablePath: path,
    env: { ...definedOf(process.env), ...env },
    // Tests open our own pages only; containers and root have no sandbox to offer. Drawn without imitating a GPU.
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
      '--disable-gpu',
      withoutSwiftShader,
    ],
    ignoreDefaultArgs: ['--enable-unsafe-swiftshader'],
  });
}

/** The one the product would print with. */
export async function findBrowser(): Promise<FoundChromium> {
  const found = await findChromium({
    given: process.env['CHROMIUM_PATH'],
    searchPath: process.env['PATH'] ?? '',
    folders: [productCache],
  });
  if (!found) throw new Error('No Chromium can run here; set CHROMIUM_PATH.');
  return found;
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
