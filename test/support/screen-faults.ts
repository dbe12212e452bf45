import { globSync, readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { ConsoleMessage, Page } from 'playwright-core';
import { expect } from 'vitest';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** WCAG 1.4.10 asks that nothing scrolls sideways down to here. */
const narrowest = 320;

const source = new URL('../../src/', import.meta.url);
const keys = new Set(
  globSync('**/messages/id.json', { cwd: source })
    .flatMap((file) => Object.keys(JSON.parse(readFileSync(new URL(file, source), 'utf8')) as object))
    .filter((key) => /[.-]/.test(key) && !/^[a-z]+-[a-z]+$/.test(key)),
);

/** What is wrong with the screen that stands open, each in one line. */
export async function screenFaults(page: Page): Promise<string[]> {
  const faults = [...(await textFaults(page)), ...(await axeFaults(page)), ...(await scrollFaults(page))];
  if ((await page.title()).trim() === '') faults.push('has no title');
  return faults;
}

/** Collects what the console complains of until it is asked. */
export function consoleFaults(page: Page): () => string[] {
  const heard: string[] = [];
  const hear = (said: ConsoleMessage): void => {
    if (said.type() === 'error') heard.push(`console: ${said.text()} ${said.location().url}`);
  };
  const hearThrown = (error: Error): void => void heard.push(`thrown: ${error.message}`);
  page.on('console', hear);
  page.on('pageerror', hearThrown);
  return () => {
    page.off('console', hear);
    page.off('pageerror', hearThrown);
    return heard;
  };
}

/** Nothing is being loaded any more, and nothing moves. */
export async function settled(page: Page): Promise<void> {
  const loading = page.getByText(/^(Memuat…|Loading…)$/);
  await expect.poll(() => loading.count(), { timeout: 15_000 }).toBe(0);
  await page.evaluate(`(async () => {
    await document.fonts.ready;
    const ending = document.getAnimations().filter(({ effect }) => effect.getTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  })()`);
}

async function textFaults(page: Page): Promise<string[]> {
  const text = await page.locator('body').innerText();
  const raw = text.split(/[\s“”"(),]+/).filter((word) => keys.has(word));
  const broken = /.{0,30}(\bundefined\b|\bNaN\b|Invalid Date|\[object |\{\w+(?:, (?:plural|number)|\})).{0,20}/g;
  return [
    ...raw.map((key) => `shows the key ${key}`),
    ...[...text.matchAll(broken)].map(([found]) => `shows “${found.trim()}”`),
  ];
}

async function axeFaults(page: Page): Promise<string[]> {
  // To describe all that is in order as well, and to carry it to a page of its own, takes most of the time on a large
  // screen. The "legacy" way does neither; it differs only for frames of other sites, and there are none.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(wcag)
    .setLegacyMode()
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.any[0]?.message ?? ''}`,
    );
}

async function scrollFaults(page: Page): Promise<string[]> {
  const own = page.viewportSize();
  const widths = own ? [own.width, ...(own.width < 600 ? [narrowest] : [])] : [];
  const faults: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: own?.height ?? 800 });
    const scrolled = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    if (scrolled > 0) faults.push(`scrolls ${scrolled} px sideways at ${width} px`);
  }
  if (own) await page.setViewportSize(own);
  return faults;
}
