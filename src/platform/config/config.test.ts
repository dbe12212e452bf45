import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { secretKeyOf } from './secret-key.ts';

describe('readConfig', () => {
  test('has a value for everything that is not set', () => {
    const config = readConfig({ PORT: '', HOST: '  ' });

    expect(config).toMatchObject({
      ok: true,
      value: { port: 4100, host: '0.0.0.0', publicUrl: 'http://localhost:4100', databaseUrl: undefined },
    });
  });

  test('takes what is set', () => {
    const config = readConfig({
      PORT: '8080',
      PUBLIC_URL: 'https://komunikasi.magelangkota.example/',
      ALLOW_PRIVATE_ADDRESSES: '10.0.0.0/8, pds.test',
      SMTP_URL: 'smtps://nama:sandi@mail.example:465',
    });

    expect(config).toMatchObject({
      ok: true,
      value: {
        port: 8080,
        publicUrl: 'https://komunikasi.magelangkota.example',
        allowPrivateAddresses: ['10.0.0.0/8', 'pds.test'],
        mailFrom: 'Kentongan <kentongan@komunikasi.magelangkota.example>',
      },
    });
  });

  test('lists all faults together, without the value of a secret', () => {
    const config = readConfig({ PORT: '99999', PUBLIC_URL: 'kota', SECRET_KEY: 'short', LOG_LEVEL: 'loud' });

    expect(config).toEqual({
      ok: false,
      refusal: {
        kind: 'settings-faulty',
        faults: [
          { name: 'PORT', value: '99999' },
          { name: 'PUBLIC_URL', value: 'kota' },
          { name: 'SECRET_KEY', value: '…' },
          { name: 'LOG_LEVEL', value: 'loud' },
        ],
      },
    });
  });
});

describe('secretKeyOf', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kentongan key '));
  afterAll(() => rm(dataDir, { recursive: true }));

  test('makes a key once and keeps it where only its owner can read', async () => {
    const made = await secretKeyOf({ secretKey: undefined, dataDir });
    const again = await secretKeyOf({ secretKey: undefined, dataDir });

    expect(again).toBe(made);
    expect(made.length).toBeGreaterThanOrEqual(43);
    expect((await readFile(join(dataDir, 'secret.key'), 'utf8')).trim()).toBe(made);
    expect((await stat(join(dataDir, 'secret.key'))).mode & 0o777).toBe(0o600);
  });

  test('prefers the key that is set', async () => {
    expect(await secretKeyOf({ secretKey: 'k'.repeat(32), dataDir })).toBe('k'.repeat(32));
  });
});
