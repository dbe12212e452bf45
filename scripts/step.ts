import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Names of what failed, repeated at the very end, where also a shortened log still tells them. */
  readonly faults?: readonly string[];
}

/** One thing that is checked; it says what is wrong by throwing. */
export interface Step {
  readonly name: string;
  run(): Promise<Tally | void>;
}

/** Runs all of them, also after one failed, so many at a time, and counts. */
export async function runSteps(steps: readonly Step[], atOnce = 1): Promise<Tally> {
  const waiting = [...steps];
  const tallies: Tally[] = [];
  const lane = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) tallies.push(await runStep(step));
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return sumOf(tallies);
}

async function runStep(step: Step): Promise<Tally> {
  const started = Date.now();
  let fault = '';
  const tally = await step.run().catch((error: unknown) => {
    fault = `${error instanceof Error ? error.message : String(error)}\n`;
    return { passed: 0, failed: 1 };
  });
  const outcome: Tally = tally ?? { passed: 1, failed: 0 };
  const mark = outcome.failed === 0 ? '✓' : '✗';
  // In one piece: another step may be saying something too.
  console.log(`${fault}${mark} ${step.name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return outcome.failed === 0 ? outcome : { ...outcome, faults: outcome.faults ?? [step.name] };
}

export function sumOf(tallies: readonly Tally[]): Tally {
  const sum = (of: 'passed' | 'failed'): number => tallies.reduce((total, tally) => total + tally[of], 0);
  return { passed: sum('passed'), failed: sum('failed'), faults: tallies.flatMap(({ faults = [] }) => faults) };
}

/** Ends the process with the line that says how it went. */
export function conclude({ passed, failed, faults = [] }: Tally): never {
  for (const fault of faults) console.log(`✗ ${fault}`);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

/** A program of the project's own packages; its output is shown when it fails. */
export async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(join('node_modules', '.bin', program), args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: withNode(),
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(said.trim());
}

/** Vitest with the project's Node; each test counts. */
export async function runTests(config: string): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'kentongan-tests-'));
  const report = join(folder, 'report.json');
  try {
    const args = ['run', '--config', config, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
    const entry = join('node_modules', 'vitest', 'vitest.mjs');
    const child = spawn(process.execPath, [entry, ...args], { stdio: 'inherit', env: withNode() });
    const [code] = (await once(child, 'close')) as [number | null];
    const told = JSON.parse(await readFile(report, 'utf8').catch(() => '{}')) as VitestReport;
    for (const line of secondTries(told)) console.log(line);
    return { ...tallyOf(told, code), ...(failures(told).length > 0 && { faults: failures(told) }) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface VitestReport {
  readonly numPassedTests?: number;
  readonly numFailedTests?: number;
  readonly numFailedTestSuites?: number;
  readonly testResults?: readonly { readonly assertionResults: readonly TestTold[] }[];
}

interface TestTold {
  readonly fullName: string;
  readonly status: string;
  /** Also of tries before the one that passed. */
  readonly failureMessages: readonly string[];
}

function failures({ testResults = [] }: VitestReport): readonly string[] {
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages[0]?.split('\n')[0] ?? ''}`);
}

/** What passed only when it was tried again hides nothing: it is named, with what went wrong at first. */
function secondTries({ testResults = [] }: VitestReport): readonly string[] {
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
    .map(({ fullName, failureMessages }) => `passed at the second try: ${fullName}\n  ${failureMessages[0] ?? ''}`);
}

/** A file that could not be loaded has no tests to count, so that a failed run counts as one at least. */
function tallyOf(report: VitestReport, code: number | null): Tally {
  const failed = report.numFailedTests ?? 0;
  return { passed: report.numPassedTests ?? 0, failed: code === 0 ? failed : Math.max(1, failed) };
}

/** What is started must find this Node first, not the machine's older one. */
function withNode(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${join(process.cwd(), 'node_modules', '.bin')}:${process.env['PATH'] ?? ''}` };
}
