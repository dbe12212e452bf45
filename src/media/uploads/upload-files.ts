import { mkdir, open, readdir, readFile, rm, stat, statfs, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/** What has arrived of files on their way in. A file's size is how far its upload has come. */
export interface UploadFiles {
  /** Fails like a full disk when there is surely no room for that many bytes and the picture made of them. */
  begin(id: string, bytes: number): Promise<void>;
  size(id: string): Promise<number | undefined>;
  /** Writes from there on, at most up to `limit`, and gives the size reached; what a broken connection brought stays. */
  append(id: string, at: { readonly offset: number; readonly limit: number }, body: ReadableStream<Uint8Array>): Promise<number>;
  read(id: string): Promise<Uint8Array | undefined>;
  remove(id: string): Promise<void>;
  /** Of all files, with the instant of their last change. */
  all(): Promise<readonly { readonly id: string; readonly changedAt: Date }[]>;
} // oxfmt-ignore

/** Left free for the database and the log. */
const reserve = 64 * 1024 * 1024;

/** In bytes. */
async function freeIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

export function uploadFiles(folder: string, free: (folder: string) => Promise<number> = freeIn): UploadFiles {
  const pathOf = (id: string): string => join(folder, id);
  const needRoom = async (bytes: number): Promise<void> => {
    if ((await free(folder)) < bytes + reserve) throw Object.assign(new Error('No room for an upload'), { code: 'ENOSPC' });
  };
  return {
    async begin(id, bytes) {
      await mkdir(folder, { recursive: true });
      await needRoom(2 * bytes);
      await (await open(pathOf(id), 'wx')).close();
    },
    async size(id) {
      return (await stat(pathOf(id)).catch(absent))?.size;
    },
    async append(id, { offset, limit }, body) {
      // Many may have begun while there was room for each of them.
      await needRoom(limit - offset + limit);
      const file = await open(pathOf(id), 'r+');
      try {
        let at = offset;
        for await (const chunk of arriving(body)) {
          const taken = chunk.subarray(0, limit - at);
          // At its own place: a late writer of a connection given up writes the same bytes there.
          await writeWhole(file, taken, at);
          at += taken.byteLength;
        }
        await file.datasync();
        return at;
      } finally {
        await file.close();
      }
    },
    read: (id) => readFile(pathOf(id)).catch(absent),
    remove: (id) => rm(pathOf(id), { force: true }),
    async all() {
      const names = (await readdir(folder).catch(absent)) ?? [];
      const found = await Promise.all(names.map(async (id) => ({ id, about: await stat(pathOf(id)).catch(absent) })));
      return found.flatMap(({ id, about }) => (about ? [{ id, changedAt: about.mtime }] : []));
    },
  };
} // oxfmt-ignore

/** The system may write less than it was given. */
export async function writeWhole(file: Pick<FileHandle, 'write'>, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, at + done);
    done += bytesWritten;
  }
}

/** Ends where the connection breaks: what came before is kept. */
async function* arriving(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const next = await reader.read().catch(() => ({ done: true, value: undefined }));
      if (next.done || !next.value) return;
      yield next.value;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
