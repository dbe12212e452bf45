import { access, constants, statfs } from 'node:fs/promises';
import { createTransport } from 'nodemailer';
import { sql } from 'kysely';
import { verifyAuditChain } from '#organisation/index.ts';
import type { Config } from '#platform/config/config.ts';
import { secretKeyOf } from '#platform/config/secret-key.ts';
import { openDb, type Db } from '#platform/db/db.ts';
import { secretKeyWouldFit } from '#platform/db/installation.store.ts';
import { migrationState } from '#platform/db/migrate.ts';
import type { Facts } from '#platform/i18n/messages.ts';
import { listen } from '../http-server.ts';
import { openDatabase } from '../start.ts';
import { sayFault } from '../start-faults.ts';
import { inBoth, onTwoLines } from '../words.ts';
import type { Command } from './command.ts';

/** One thing that was looked at. `advice` is the key of what to do when it is not well. */
interface Finding {
  readonly well: boolean;
  readonly about: string;
  readonly advice?: string;
  readonly facts?: Facts;
}

/** Looks at everything, changes nothing but a missing secret key, and says what to do. */
export const doctor: Command = async ({ config, print }) => {
  const findings: Finding[] = [
    nodeVersion(),
    { well: true, about: 'settings' },
    await dataFolder(config),
    await diskSpace(config),
    await port(config),
    publicAddress(config),
    await mail(config),
  ];
  const database = await openDatabase(config, true);
  if (database.ok) {
    findings.push(...(await databaseFindings(database.value.url, config)));
    await database.value.stop();
  }
  for (const finding of findings) print(lineOf(finding));
  if (!database.ok) print(`✗ ${sayFault(database.refusal)}`);
  const count = findings.filter(({ well }) => !well).length + (database.ok ? 0 : 1);
  print(`\n${count === 0 ? inBoth('doctor.good') : inBoth('doctor.bad', { count })}`);
  return count === 0 ? 0 : 1;
};

function lineOf({ well, about, advice, facts = {} }: Finding): string {
  const headline = `${well ? '✓' : '✗'} ${inBoth(`doctor.${about}`, facts)}`;
  if (advice === undefined) return headline;
  return [
    headline,
    ...onTwoLines(`doctor.${advice}`, facts)
      .split('\n')
      .map((line) => `    ${line}`),
  ].join('\n');
}

function judged(about: string, well: boolean, facts: Facts = {}): Finding {
  return { well, about, facts, ...(well ? {} : { advice: `${about}-advice` }) };
}

function nodeVersion(): Finding {
  return judged('node', Number(process.versions.node.split('.')[0]) >= 24, { version: process.versions.node });
}

async function dataFolder({ dataDir }: Config): Promise<Finding> {
  const writable = await access(dataDir, constants.W_OK).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  );
  return { well: writable, about: 'folder', facts: { folder: dataDir } };
}

async function diskSpace({ dataDir }: Config): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataDir).catch(() => statfs('.'));
  const free = (bavail * bsize) / 1e9;
  return judged('disk', free >= 1, { free: free.toFixed(1) });
}

async function port({ port: number, host }: Config): Promise<Finding> {
  const free = await listen({ port: number, host });
  if (free.ok) await free.value.close(0);
  const ours = free.ok || (await answersAsKentongan(number));
  return judged('port', ours, { port: String(number) });
}

async function answersAsKentongan(number: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${number}/api/openapi.json`, { signal: AbortSignal.timeout(3000) })
    .then((response) => response.text())
    .catch(() => '');
  return answer.includes('"title":"Kentongan"');
}

function publicAddress({ publicUrl }: Config): Finding {
  const local = ['localhost', '127.0.0.1'].includes(new URL(publicUrl).hostname);
  return judged('public-url', local || publicUrl.startsWith('https:'), { url: publicUrl });
}

async function mail({ smtpUrl }: Config): Promise<Finding> {
  if (smtpUrl === undefined) return { well: true, about: 'mail-none' };
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 5000, greetingTimeout: 5000 });
  const well = await transport.verify().catch(() => false);
  transport.close();
  return judged('mail', well);
}

async function databaseFindings(url: string, config: Config): Promise<readonly Finding[]> {
  const { serverVersion, missing, unknown } = await migrationState(url);
  const upToDate = missing.length === 0 && unknown.length === 0;
  const findings: Finding[] = [
    { well: Number.parseInt(serverVersion, 10) >= 15, about: 'database', facts: { version: serverVersion } },
    judged('migrations', upToDate, { missing: [...missing, ...unknown].join(', ') }),
  ];
  if (!upToDate) return findings;
  const db = openDb(url, 2);
  try {
    return [...findings, await secretKey(db, config), await auditTrail(db), await clock(db)];
  } finally {
    await db.destroy();
  }
}

async function secretKey(db: Db, config: Config): Promise<Finding> {
  const well = await secretKeyWouldFit(db, await secretKeyOf(config));
  return { well, about: 'secret-key' };
}

async function auditTrail(db: Db): Promise<Finding> {
  const { entries, intact, firstBroken } = await verifyAuditChain(db);
  return judged('audit', intact, { entries: String(entries), broken: String(firstBroken ?? '') });
}

async function clock(db: Db): Promise<Finding> {
  const asked = Date.now();
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() now`.execute(db);
  const middle = (asked + Date.now()) / 2;
  const skew = Math.abs((rows[0]?.now.getTime() ?? 0) - middle) / 1000;
  return judged('clock', skew < 2, { skew: skew.toFixed(1) });
}
