import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest first, so that no worker begins one of them when the other has nothing left to do. */
const longest = [
  'screens-laptop',
  'main-job',
  'month',
  'screens-phone',
  'calendar',
  'drafting',
  'resilience',
  'keyboard',
];

function place({ moduleId }: TestSpecification): number {
  const at = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return at === -1 ? longest.length : at;
}

class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files.toSorted((one, other) => place(one) - place(other)));
  }
}

/** Journeys in a real browser, each file with a server and a database of its own. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: ['test/support/postgres.setup.ts', 'test/support/sample.setup.ts'],
    // As in vitest.config.ts.
    isolate: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
    // A browser on a busy machine now and then misses a beat; what needed a second try is named at the end of the run.
    retry: 1,
    sequence: { sequencer: LongestFirst },
  },
});
