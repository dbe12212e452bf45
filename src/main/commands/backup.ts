import { join, resolve } from 'node:path';
import { secretKeyFile, writeSecretKey } from '#platform/config/secret-key.ts';
import { migrate } from '#platform/db/migrate.ts';
import { openJobs } from '#platform/jobs/pg-boss-jobs.ts';
import { openLog } from '#platform/log/log.ts';
import { makeBackup } from '../backup/make-backup.ts';
import type { Manifest } from '../backup/manifest.ts';
import { restoreBackup, type Restored } from '../backup/restore-backup.ts';
import { openDatabase } from '../start.ts';
import { sayFault } from '../start-faults.ts';
import { onTwoLines } from '../words.ts';
import { refused, withProduct, type Command, type CommandTools } from './command.ts';

export const backup: Command = (tools, { words, options }) =>
  withProduct(tools, async ({ databaseUrl, config, secretKey }) => {
    const stamp = new Date().toISOString().slice(0, 16).replaceAll(/[:T]/g, '-');
    const file = resolve(words[0] ?? join(config.dataDir, 'backups', `kentongan-${stamp}.tar.gz`));
    const withKey = options['with-key'] === true;
    const manifest = await makeBackup(
      { databaseUrl, dataDir: config.dataDir, now: () => new Date() },
      { file, secretKey: withKey ? secretKey : null },
    );
    tools.print(onTwoLines('cli.backup-made', { file, tables: manifest.tables.length, ...countsOf(manifest) }));
    tools.print(onTwoLines(withKey ? 'cli.backup-with-key' : 'cli.backup-no-key', { key: keyPlace(tools) }));
    return 0;
  });

export const restore: Command = async (tools, { words }) => {
  const { config, print } = tools;
  const [file] = words;
  if (file === undefined) {
    print(onTwoLines('cli.help.restore'));
    return 1;
  }
  const database = await openDatabase(config, false);
  if (!database.ok) {
    print(sayFault(database.refusal));
    return 1;
  }
  try {
    const migrated = await migrate(database.value.url);
    if (!migrated.ok) return refused(print, migrated.refusal);
    const target = { databaseUrl: database.value.url, dataDir: config.dataDir };
    const restored = await restoreBackup(target, resolve(file));
    if (!restored.ok) return refused(print, restored.refusal);
    await putJobsBack(database.value.url, restored.value);
    await tellRestored(tools, restored.value);
    return 0;
  } finally {
    await database.value.stop();
  }
};

async function putJobsBack(databaseUrl: string, { jobs }: Restored): Promise<void> {
  const engine = openJobs({ databaseUrl, log: openLog('warn') });
  await engine.prepare([], []);
  await engine.putBack(jobs);
  await engine.stop();
}

async function tellRestored(tools: CommandTools, { manifest, secretKey }: Restored): Promise<void> {
  const { config, print } = tools;
  print(onTwoLines('cli.restored', { city: manifest.city, madeAt: manifest.madeAt, ...countsOf(manifest) }));
  if (secretKey !== null && config.secretKey === undefined) await writeSecretKey(config.dataDir, secretKey);
  if (secretKey === null) print(onTwoLines('cli.restored-no-key', { key: keyPlace(tools) }));
  print(onTwoLines('cli.restored-careful'));
}

function countsOf({ tables, files }: Manifest): { rows: number; files: number } {
  return { rows: tables.reduce((sum, { rows }) => sum + rows, 0), files: files.length };
}

function keyPlace({ config }: CommandTools): string {
  return config.secretKey === undefined ? secretKeyFile(config.dataDir) : 'SECRET_KEY';
}
