import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { pictureFiles } from '#media/index.ts';
import { verifyAuditChain } from '#organisation/index.ts';
import { openDb, type Db } from '#platform/db/db.ts';
import { openJobs } from '#platform/jobs/pg-boss-jobs.ts';
import { openLog } from '#platform/log/log.ts';
import { fillSampleCity } from '#sample/index.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

const root = await mkdtemp(join(tmpdir(), 'kentongan backup '));
const [dataDir, file] = [join(root, 'from'), join(root, 'city.tar.gz')];
const source = await aDatabase();
afterAll(() => rm(root, { recursive: true }));

const now = (): Date => new Date('2026-11-24T01:00:00Z');
await mkdir(join(dataDir, 'media'), { recursive: true });
await fillSampleCity({
  db: source.db,
  files: pictureFiles(join(dataDir, 'media')),
  now,
  publicUrl: 'http://kota.test',
});
const engine = openJobs({ databaseUrl: source.url, log: openLog('silent') });
await engine.prepare([], []);
await engine.putBack([{ name: 'waiting', data: { id: 'x' }, startAfter: '2027-01-01T00:00:00.000Z', retryLimit: 4 }]);
await engine.stop();
const manifest = await makeBackup({ databaseUrl: source.url, dataDir, now }, { file, secretKey: 'the key' });

/** Rows and a checksum over all of them, of every table. */
async function fingerprint(db: Db): Promise<Record<string, string>> {
  const prints: Record<string, string> = {};
  for (const { name } of manifest.tables) {
    const table = sql.id(name);
    const { rows } = await sql<{
      print: string;
    }>`select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') print from ${table} t`.execute(
      db,
    );
    prints[name] = rows[0]?.print ?? '';
  }
  return prints;
}

test('a whole city comes back: every row, every picture, the audit chain, the jobs', async () => {
  const target = await aDatabase();
  const targetDir = join(root, 'to');

  const restored = await restoreBackup({ databaseUrl: target.url, dataDir: targetDir }, file);

  expect(restored).toMatchObject({ ok: true, value: { secretKey: 'the key' } });
  expect(await fingerprint(target.db)).toEqual(await fingerprint(source.db));
  expect(await verifyAuditChain(target.db)).toEqual(await verifyAuditChain(source.db));
  for (const { path } of manifest.files) {
    expect(await readFile(join(targetDir, 'media', path))).toEqual(await readFile(join(dataDir, 'media', path)));
  }
  expect(manifest.files.length).toBeGreaterThan(10);
  expect(restored.ok && restored.value.jobs).toEqual([
    { name: 'waiting', data: { id: 'x' }, startAfter: expect.stringMatching(/^2027-01-01/) as string, retryLimit: 4 },
  ]);
});

test('what was restored goes on: triggers seal and refuse, references hold', async () => {
  const target = await aDatabase();
  await restoreBackup({ databaseUrl: target.url, dataDir: join(root, 'goes-on') }, file);
  const before = await verifyAuditChain(target.db);

  await sql`insert into audit_entry (agency_id, actor_name, via, action, subject_kind, subject_id)
    select agency_id, 'Endah', 'command', 'test.happened', 'test', '1' from audit_entry
    where agency_id is not null limit 1`.execute(target.db);

  expect(await verifyAuditChain(target.db)).toMatchObject({ entries: before.entries + 1, intact: true });
  await expect(sql`delete from audit_entry`.execute(target.db)).rejects.toThrow('only grows');
  await expect(
    sql`insert into membership (person_id, agency_id, role)
      values (gen_random_uuid(), gen_random_uuid(), 'admin')`.execute(target.db),
  ).rejects.toThrow('foreign key');
});

test('a city is never written over', async () => {
  const before = await fingerprint(source.db);

  const outcome = await restoreBackup({ databaseUrl: source.url, dataDir }, file);

  expect(outcome).toEqual({ ok: false, refusal: { kind: 'target-not-empty' } });
  expect(await fingerprint(source.db)).toEqual(before);
});

test('an archive that was changed or cut off is refused before anything is touched', async () => {
  const target = await aDatabase();
  const bytes = await readFile(file);
  const damaged = join(root, 'damaged.tar.gz');
  const plain = gunzipSync(bytes);
  plain.write('X', plain.indexOf('Endah'));
  await writeFile(damaged, gzipSync(plain, { level: 1 }));
  const cut = join(root, 'cut.tar.gz');
  await writeFile(cut, bytes.subarray(0, bytes.length / 2));
  const to = { databaseUrl: target.url, dataDir: join(root, 'untouched') };

  expect(await restoreBackup(to, damaged)).toMatchObject({ ok: false, refusal: { kind: 'archive-damaged' } });
  expect(await restoreBackup(to, cut)).toMatchObject({ ok: false, refusal: { kind: 'archive-not-readable' } });
  expect(await restoreBackup(to, join(root, 'absent'))).toMatchObject({
    ok: false,
    refusal: { kind: 'archive-not-readable' },
  });
  expect(await target.db.selectFrom('city').selectAll().execute()).toEqual([]);
});

test('an archive of another version is refused', async () => {
  const target = await aDatabase();
  const db = openDb(target.url, 1);
  await sql`insert into migration (name) values ('9999-tomorrow.sql')`.execute(db);
  await db.destroy();

  expect(await restoreBackup({ databaseUrl: target.url, dataDir: join(root, 'newer') }, file)).toEqual({
    ok: false,
    refusal: { kind: 'archive-of-other-version', difference: '9999-tomorrow.sql' },
  });
});

test('only its owner can read an archive', async () => {
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});
