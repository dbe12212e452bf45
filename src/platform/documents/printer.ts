import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { surroundings } from '#platform/config/surroundings.ts';
import type { Log } from '#platform/log/log.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { findChromium, productCache, type FoundChromium } from './find-chromium.ts';

export type PrintRefusal =
  | { readonly kind: 'no-browser-to-print' }
  | { readonly kind: 'printing-busy' }
  | { readonly kind: 'printing-too-long' };

export interface PrintOptions {
  readonly landscape: boolean;
}

/** Makes PDF files of whole HTML documents (`printedPage`), one at a time. */
export interface Printer {
  printPdf(html: string, options: PrintOptions): Promise<Result<Uint8Array<ArrayBuffer>, PrintRefusal>>;
  close(): Promise<void>;
}

export interface PrinterTools {
  readonly log: Log;
  readonly dataDir: string;
  /** Set by whoever runs the server; otherwise one is looked for. */
  readonly chromiumPath: string | undefined;
  /** How long one print may take. */
  readonly limitMs?: number;
  /** How long the browser stays open for the next. */
  readonly idleMs?: number;
  /** How many may wait. */
  readonly queue?: number;
}

/** The only page there is; every other address is refused. */
const address = 'http://document.invalid/';

/** No browser runs until something is printed, and none a minute after: memory at rest stays what it was. */
export function openPrinter(tools: PrinterTools): Printer {
  const { limitMs = 45_000, idleMs = 60_000, queue = 12 } = tools;
  let browser: Promise<Browser | undefined> | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const shut = async (): Promise<void> => {
    const open = browser;
    browser = undefined;
    await (await open)?.close().catch(() => undefined);
  };

  const printNext = async (
    html: string,
    options: PrintOptions,
  ): Promise<Result<Uint8Array<ArrayBuffer>, PrintRefusal>> => {
    clearTimeout(idle);
    browser ??= launch(tools);
    const opened = await browser;
    if (!opened?.isConnected()) browser = undefined;
    if (!opened) return refuse({ kind: 'no-browser-to-print' });
    const printed = await within(limitMs, print(opened, html, options)).catch((error: unknown) => {
      tools.log.error({ error }, 'a document could not be printed');
      return undefined;
    });
    if (!printed) await shut();
    idle = setTimeout(() => void shut(), idleMs).unref();
    return printed ? accept(printed) : refuse({ kind: 'printing-too-long' });
  };

  return {
    async printPdf(html, options) {
      if (waiting >= queue) return refuse({ kind: 'printing-busy' });
      waiting += 1;
      const mine = last.then(() => printNext(html, options)).finally(() => (waiting -= 1));
      last = mine.catch(() => undefined);
      return await mine;
    },
    async close() {
      clearTimeout(idle);
      await last;
      await shut();
    },
  };
}

async function launch(tools: PrinterTools): Promise<Browser | undefined> {
  const env = surroundings();
  const found = await findChromium({
    given: tools.chromiumPath,
    searchPath: env['PATH'] ?? '',
    folders: [productCache, join(tools.dataDir, 'browser')],
  });
  if (!found) {
    tools.log.warn({}, 'no Chromium can run here, so nothing can be printed; set CHROMIUM_PATH');
    return undefined;
  }
  return await start(found, env).catch((error: unknown) => {
    tools.log.error({ error, path: found.path }, 'Chromium did not start');
    return undefined;
  });
}

async function start(found: FoundChromium, env: Record<string, string>): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return await chromium.launch({
    executablePath: found.path,
    env: { ...env, ...found.env },
    timeout: 20_000,
    // It shows our own page only, without scripts and without a network; root and containers have no sandbox to offer.
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
      '--host-resolver-rules=MAP * ~NOTFOUND',
    ],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

async function print(browser: Browser, html: string, { landscape }: PrintOptions): Promise<Uint8Array<ArrayBuffer>> {
  const context = await browser.newContext({ javaScriptEnabled: false, acceptDownloads: false });
  try {
    await context.route('**/*', (route) =>
      route.request().url() === address && route.request().isNavigationRequest()
        ? route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
        : route.abort(),
    );
    const page = await context.newPage();
    await page.goto(address, { waitUntil: 'load' });
    const pdf = await page.pdf({
      landscape,
      format: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
    });
    return new Uint8Array(pdf);
  } finally {
    await context.close().catch(() => undefined);
  }
}

async function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done in ${ms} ms`)), ms);
  });
  // When the browser is closed because of this, the work fails too, and nobody waits for it any more.
  work.catch(() => undefined);
  return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
