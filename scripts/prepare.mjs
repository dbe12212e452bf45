// Installs the packages and builds the screens when they are missing or outdated; otherwise it is done in a moment.
// Runs on whatever Node ≥ 20 the machine has, before anything is installed: no packages, no types.
// node scripts/prepare.mjs start|cli|test|check
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const mode = process.argv[2] ?? 'start';
const needsDev = mode === 'test' || mode === 'check';
const needsScreens = mode !== 'cli';
const builtFolder = join('dist', 'web');
const builtFrom = join(builtFolder, '.sources');

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
try {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Error(
      `Perlu Node 20 atau lebih baru; ini ${process.version}. / Node 20 or newer is needed; this is ${process.version}.`,
    );
  }
  await prepare();
} catch (error) {
  console.error(`\n✗ ${explain(error)}\n`);
  process.exit(1);
}

async function prepare() {
  if (await allDone()) return;
  const unlock = await lock(join('.cache', 'prepare.lock'));
  try {
    if (!(await packagesFit())) await installPackages();
    if (needsScreens && !(await screensFit())) await buildScreens();
  } finally {
    await unlock();
  }
}

async function allDone() {
  return (await packagesFit()) && (!needsScreens || (await screensFit()));
}

/** Whether what npm noted as installed is what the lock file asks for. npm writes its note last. */
async function packagesFit() {
  const installed = await readJson(join('node_modules', '.package-lock.json'));
  if (!installed || !existsSync(join('node_modules', '.bin', 'node'))) return false;
  const wanted = Object.entries((await readJson('package-lock.json'))?.packages ?? {});
  return wanted
    .filter(([path, { dev, optional, devOptional }]) => path !== '' && !optional && !devOptional && (needsDev || !dev))
    .every(([path, { version }]) => installed.packages[path]?.version === version);
}

async function installPackages() {
  // Somebody who works on the product keeps the tools for it.
  const before = await readJson(join('node_modules', '.package-lock.json'));
  const all = needsDev || Object.values(before?.packages ?? {}).some(({ dev }) => dev);
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const flags = ['--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts=false'];
  await step('Memasang paket / Installing packages', () =>
    run([...npm, 'ci', all ? '--include=dev' : '--omit=dev', ...flags]),
  );
}

async function screensFit() {
  const from = await readFile(builtFrom, 'utf8').catch(() => '');
  return from !== '' && from === (await sourcesHash());
}

async function buildScreens() {
  await step('Membangun layar / Building the screens', async () => {
    const from = await sourcesHash();
    const fresh = `${builtFolder}.${process.pid}`;
    const node = join('node_modules', '.bin', 'node');
    const vite = join('node_modules', 'vite', 'bin', 'vite.js');
    try {
      await run([node, vite, 'build', '--outDir', join(process.cwd(), fresh), '--emptyOutDir', '--logLevel', 'warn']);
      await writeFile(join(fresh, '.sources'), from);
      await rm(builtFolder, { recursive: true, force: true });
      await rename(fresh, builtFolder);
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  });
}

/** Of everything a browser could be given: all sources but tests and what only the server runs. */
async function sourcesHash() {
  const serverOnly = /(\.(store|view|job|test|suite)\.tsx?|routes\.ts)$|^src[/\\](main|sample|portal)[/\\]/;
  const all = (await readdir('src', { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => !serverOnly.test(path));
  const hash = createHash('sha256');
  for (const path of [...all, 'package-lock.json', 'vite.config.ts'].toSorted((a, b) => (a < b ? -1 : 1))) {
    hash
      .update(path)
      .update('\0')
      .update(await readFile(path));
  }
  return hash.digest('hex');
}

async function step(title, work) {
  process.stdout.write(`· ${title} …\n`);
  const started = Date.now();
  await work();
  process.stdout.write(`✓ ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
}

/** Keeps the program's own talk to itself unless it fails. */
function run([command, ...args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) return resolve();
      reject(
        new Error(
          `${[command, ...args].join(' ')} (${signal ?? code})\n\n${said.trim().split('\n').slice(-25).join('\n')}`,
        ),
      );
    });
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
  });
}

/** Two starts side by side: the second waits, then finds everything done. A dead holder's lock counts for nothing. */
async function lock(path) {
  await mkdir(dirname(path), { recursive: true });
  for (let waiting = false; ;) {
    try {
      const handle = await open(path, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = Number(await readFile(path, 'utf8').catch(() => ''));
    const writtenMsAgo = Date.now() - ((await stat(path).catch(() => null))?.mtimeMs ?? Date.now());
    if (holder > 0 ? !isAlive(holder) : writtenMsAgo > 5000) await rm(path, { force: true });
    else if (!waiting) {
      waiting = true;
      process.stdout.write('· Menunggu persiapan lain selesai / Waiting for another start to finish preparing …\n');
    }
    await sleep(300);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function readJson(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}

function explain(error) {
  const said = String(error?.message ?? error);
  if (/ENOSPC|no space left/i.test(said)) {
    return 'Ruang disk habis; perlu sekitar 1 GB. / The disk is full; about 1 GB is needed.';
  }
  if (/EACCES|EPERM|EROFS/.test(said)) {
    return `Folder ${process.cwd()} tidak bisa ditulisi. / The folder ${process.cwd()} can't be written to.\n\n${said}`;
  }
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET/.test(said)) {
    return `Paket tidak bisa diunduh; periksa sambungan internet, lalu jalankan lagi. / Packages can't be downloaded; check the connection and run it again.\n\n${said}`;
  }
  return said;
}
