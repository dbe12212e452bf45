import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** The key given by the setting, or the one kept in the data folder, made there at the first start. */
export async function secretKeyOf(config: {
  readonly secretKey: string | undefined;
  readonly dataDir: string;
}): Promise<string> {
  if (config.secretKey !== undefined) return config.secretKey;
  const file = secretKeyFile(config.dataDir);
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  if (kept.trim() !== '') return kept.trim();
  const made = newSecretKey();
  await writeSecretKey(config.dataDir, made);
  return made;
}

export function newSecretKey(): string {
  return randomBytes(32).toString('base64url');
}

/** On the disk, whole, before anything is encrypted with it. */
export async function writeSecretKey(dataDir: string, secretKey: string): Promise<void> {
  const aside = `${secretKeyFile(dataDir)}.${process.pid}`;
  const handle = await open(aside, 'w', 0o600);
  await handle.writeFile(`${secretKey}\n`);
  await handle.sync();
  await handle.close();
  await rename(aside, secretKeyFile(dataDir));
}

export function secretKeyFile(dataDir: string): string {
  return join(dataDir, 'secret.key');
}
