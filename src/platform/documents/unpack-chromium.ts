import { constants, createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-stream';
import type { FoundChromium } from './find-chromium.ts';

/** The packed parts: the program, the system libraries it needs, its letters, and its drawing without a graphics card. */
const archives = [
  { file: 'al2023.tar.br', into: 'al2023' },
  { file: 'fonts.tar.br', into: 'fonts' },
  { file: 'swiftshader.tar.br', into: '.' },
] as const;

/**
 * Unpacks the browser that npm brought, once per version, aside and then into place by one rename: processes that do it
 * at the same time end with one whole copy, and a copy that was cut short is never used.
 */
export async function unpackChromium(folders: readonly string[]): Promise<FoundChromium | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const packed = new URL('../', import.meta.resolve('@sparticuz/chromium'));
  const { version } = JSON.parse(await readFile(new URL('package.json', packed), 'utf8')) as { version: string };
  // One after the other: the next is tried only when this one can't be used.
  for (const folder of folders) {
    const ready = await readyIn(join(folder, `chromium-${version}`), new URL('bin/', packed));
    if (ready) return ready;
  }
  return undefined;
}

async function readyIn(place: string, packed: URL): Promise<FoundChromium | undefined> {
  const path = join(place, 'chromium');
  if (!(await mayRun(path)) && !(await unpackInto(place, packed))) return undefined;
  if (!(await mayRun(path))) return undefined;
  return {
    path,
    env: { LD_LIBRARY_PATH: join(place, 'al2023', 'lib'), FONTCONFIG_FILE: join(place, 'fonts.conf') },
  };
}

async function mayRun(path: string): Promise<boolean> {
  return await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** False: this account can't write there, or the disk is full. */
async function unpackInto(place: string, packed: URL): Promise<boolean> {
  let aside: string | undefined;
  try {
    await mkdir(dirname(place), { recursive: true });
    aside = await mkdtemp(`${place}.`);
    await unpackAll(aside, packed);
    await writeFile(join(aside, 'fonts.conf'), fontSettings(place));
    await rename(aside, place);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    // Another process was faster; its copy is as good.
    if (['ENOTEMPTY', 'EEXIST'].includes(code)) return true;
    if (['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR'].includes(code)) return false;
    throw error;
  } finally {
    if (aside) await rm(aside, { recursive: true, force: true });
  }
}

async function unpackAll(folder: string, packed: URL): Promise<void> {
  // Whoever may read the folder may run the program: the server's account need not be the one that installed it.
  await chmod(folder, 0o755);
  await pipeline(brotli(packed, 'chromium.br'), createBrotliDecompress(), writer(join(folder, 'chromium'), 0o755));
  await Promise.all(archives.map(({ file, into }) => unpackTar(brotli(packed, file), join(folder, into))));
}

function brotli(packed: URL, file: string): ReturnType<typeof createReadStream> {
  return createReadStream(fileURLToPath(new URL(file, packed)), { highWaterMark: 1 << 22 });
}

function writer(path: string, mode: number): WriteStream {
  return createWriteStream(path, { mode });
}

async function unpackTar(archive: ReturnType<typeof createReadStream>, folder: string): Promise<void> {
  const entries = extract();
  const unpacked = pipeline(archive, createBrotliDecompress(), entries);
  for await (const entry of entries) {
    const { type, name, mode } = entry.header;
    const path = join(folder, normalize(`/${name}`));
    if (type === 'file') {
      await mkdir(dirname(path), { recursive: true });
      await pipeline(entry, writer(path, (mode ?? 0o644) | 0o444));
    } else {
      entry.resume();
    }
  }
  await unpacked;
}

/** The package's own settings look for its fonts where it runs elsewhere. */
function fontSettings(place: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${inXml(join(place, 'fonts'))}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${inXml(join(place, 'fonts-cache'))}</cachedir>
</fontconfig>
`;
}

function inXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
