import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startEmbedded } from '../src/platform/db/embedded.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { run, runSteps, runTests, sumOf, type Step, type Tally } from './step.ts';

const generateTables = join('scripts', 'generate-tables.sh');
const firstLoadBudget = 250_000;

/** What needs no running product, longest first; two at a time, as one keeps no second processor busy. */
const still: readonly Step[] = [
  { name: 'lint', run: () => run('oxlint', ['--type-aware', '--deny-warnings']) },
  { name: 'nothing unused', run: () => run('knip', ['--no-progress']) },
  { name: 'types of the server', run: () => run('tsc', ['-p', '.']) },
  { name: 'types of the screens', run: () => run('tsc', ['-p', 'tsconfig.web.json']) },
  { name: 'migrations on an empty database, table types up to date', run: migrations },
  { name: 'format', run: () => run('oxfmt', ['--check', 'src', 'test', 'bench', 'scripts']) },
  { name: `screens, first load ≤ ${firstLoadBudget / 1000} kB`, run: firstLoad },
];

/** Everything but the journeys in a browser; `besides` is made ready meanwhile. */
export async function runChecks(besides: readonly Step[] = []): Promise<Tally> {
  const checked = await runSteps([...besides, ...still], 2);
  const tested = await runSteps([{ name: 'tests', run: () => runTests('vitest.config.ts') }]);
  return sumOf([checked, tested]);
}

async function migrations(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kentongan-check-'));
  // As root, PostgreSQL's own account must get there.
  await chmod(folder, 0o755);
  const database = await startEmbedded(folder, { settings: { fsync: 'off' } });
  if (!database.ok) throw new Error(JSON.stringify(database.refusal));
  try {
    const migrated = await migrate(database.value.url);
    if (!migrated.ok) throw new Error(JSON.stringify(migrated.refusal));
    const verified = spawnSync('sh', [generateTables, database.value.url, '--verify'], { encoding: 'utf8' });
    if (verified.status !== 0) throw new Error(`${verified.stdout}${verified.stderr}\nRun scripts/generate-tables.sh`);
  } finally {
    await database.value.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

/** JavaScript that the browser needs before the first screen, as it travels. */
async function firstLoad(): Promise<void> {
  const manifest = JSON.parse(await readFile(join('dist', 'web', '.vite', 'manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  visit('index.html');
  if (files.size === 0) throw new Error('The build has no index.html');
  const sizes = await Promise.all([...files].map((file) => gzipped(join('dist', 'web', file))));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`  first load: ${(total / 1000).toFixed(1)} kB gzipped JavaScript in ${files.size} files`);
  if (total > firstLoadBudget) throw new Error(`The first load has ${total} bytes; ${firstLoadBudget} are allowed.`);
}

async function gzipped(path: string): Promise<number> {
  return gzipSync(await readFile(path), { level: 9 }).length;
}
