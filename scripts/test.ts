// npm test: every check and test, and the journeys in a real browser.
import { installBluesky } from '../test/support/bluesky.ts';
import { openBrowser } from '../test/support/browser.ts';
import { runChecks } from './checks.ts';
import { conclude, runSteps, runTests, sumOf, type Step } from './step.ts';

const needed: readonly Step[] = [
  { name: 'Bluesky servers for the tests', run: async () => void (await installBluesky()) },
  { name: 'a browser for the journeys', run: browser },
];

const checked = await runChecks(needed);
const walked = await runSteps([{ name: 'journeys', run: () => runTests('vitest.e2e.config.ts') }]);
conclude(sumOf([checked, walked]));

async function browser(): Promise<void> {
  const opened = await openBrowser();
  console.log(`  Chromium ${opened.version()}`);
  await opened.close();
}
