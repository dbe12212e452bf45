import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Files under DATA_DIR/media. A file that is there is whole: it is written aside, flushed and then renamed. */
export interface PictureFiles {
  read(name: string): Promise<Uint8Array | undefined>;
  write(name: string, bytes: Uint8Array): Promise<void>;
}

export function pictureFiles(folder: string): PictureFiles {
  return {
    async read(name) {
      try {
        return await readFile(join(folder, name));
      } catch (error) {
        if (isAbsence(error)) return undefined;
        throw error;
      }
    },
    async write(name, bytes) {
      const target = join(folder, name);
      const aside = join(folder, 'incoming', randomUUID());
      await mkdir(dirname(aside), { recursive: true });
      await mkdir(dirname(target), { recursive: true });
      const file = await open(aside, 'wx');
      await file.writeFile(bytes);
      await file.sync();
      await file.close();
      await rename(aside, target);
      await flushFolder(dirname(target));
    },
  };
}

/** Without this a power cut may lose the name although the bytes are safe. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync();
  await folder.close();
}

function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

const endings = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' } as const;

export function endingOf(mime: keyof typeof endings): string {
  return endings[mime];
}

export function storedName(sha256: string, mime: keyof typeof endings): string {
  return join('pictures', sha256.slice(0, 2), `${sha256}.${endings[mime]}`);
}

/** Renditions can be made again at any time: a backup may leave this folder out. */
export function renditionName(sha256: string, shape: string, mime: keyof typeof endings): string {
  return join('renditions', sha256.slice(0, 2), `${sha256}-${shape}.${endings[mime]}`);
}
