import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unpackChromium } from './unpack-chromium.ts';

/** A Chromium to start, and what its process needs besides. */
export interface FoundChromium {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface WhereToLook {
  /** What somebody set; nothing else is tried then. */
  readonly given: string | undefined;
  /** The system's list of folders with programs. */
  readonly searchPath: string;
  /** Where the one that npm brought may be unpacked; the first that this account can use is taken. */
  readonly folders: readonly string[];
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Beside the product, where whoever installed it may write. */
export const productCache = fileURLToPath(new URL('../../../.cache/', import.meta.url));

/** Undefined: there is none here and none can be made ready. */
export async function findChromium({ given, searchPath, folders }: WhereToLook): Promise<FoundChromium | undefined> {
  if (given) return existsSync(given) ? { path: given, env: {} } : undefined;
  const installed = searchPath
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  return installed ? { path: installed, env: {} } : await unpackChromium(folders);
}
