import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../../test/support/people.ts';
import { aProduct, aTokenOf } from '../../../test/support/product.ts';
import { inTransaction } from '#platform/db/db.ts';
import { recordAudit } from './audit.store.ts';
import { verifyAuditChain } from './audit.view.ts';
import type { AuditEntryView } from './contract.ts';
import { differences } from './differences.ts';
import { csvField } from './export-audit.ts';

const { db } = await aDatabase();
const product = aProduct(db);
let city: TestCity;
let coordinator = '';
let part = '';

beforeAll(async () => {
  city = await aCityWithAgencies(db);
  coordinator = await aTokenOf(db, city.coordinator);
  part = await aTokenOf(db, city.people.coordinator);
  for (let count = 0; count < 60; count += 1) await note(count % 2 === 0 ? city.own : city.sibling, `Judul ${count}`);
});

function note(agencyId: string | null, title: string): Promise<void> {
  const change = { agencyId, action: 'post.changed', subjectKind: 'post', subjectId: 'p1' };
  return inTransaction(db, (tx) =>
    recordAudit(tx, city.coordinator, { ...change, before: { title: 'Draf' }, after: { title } }),
  );
}

interface Listed {
  readonly items: AuditEntryView[];
  readonly nextCursor: string | null;
}

const list = async (token: string, query = ''): Promise<Listed> =>
  (await product.call('get', `/audit${query}`, { token })).body as Listed;

describe('the chain', () => {
  test('is intact after many writers at once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, count) => note(city.own, `Serentak ${count}`)));
    const verified = await product.call('get', '/audit/verification', { token: coordinator });
    expect(verified.body).toMatchObject({ intact: true, firstBroken: null });
    expect((verified.body as { entries: number }).entries).toBeGreaterThan(100);
  });

  test('rolled-back work leaves no trace and no gap', async () => {
    const before = await verifyAuditChain(db);
    const failing = inTransaction(db, async (tx) => {
      await recordAudit(tx, city.coordinator, { agencyId: null, action: 'x', subjectKind: 'x', subjectId: 'x' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await note(city.own, 'Sesudah');
    expect(await verifyAuditChain(db)).toMatchObject({ intact: true, entries: before.entries + 1 });
  });

  test('refuses changes, deletions and truncation by SQL', async () => {
    await expect(sql`update audit_entry set actor_name = 'Orang Lain' where seq = 5`.execute(db)).rejects.toThrow(
      /only grows/,
    );
    await expect(sql`delete from audit_entry where seq = 5`.execute(db)).rejects.toThrow(/only grows/);
    await expect(sql`truncate audit_entry`.execute(db)).rejects.toThrow(/only grows/);
    await expect(
      sql`update audit_entry set hash = null, previous_hash = null, seq = null where seq = 5`.execute(db),
    ).rejects.toThrow(/only grows/);
  });

  test.each([
    ['a changed entry', sql`update audit_entry set after = '{"title": "Palsu"}' where seq = 7`],
    ['a removed entry', sql`delete from audit_entry where seq = 7`],
    ['swapped words', sql`update audit_entry set actor_name = action, action = actor_name where seq = 7`],
    ['a rewritten hash', sql`update audit_entry set hash = sha256('x') where seq = 7`],
  ])('shows %s even when the guard was switched off', async (_, forgery) => {
    await db.connection().execute(async (one) => {
      await sql`begin`.execute(one);
      await sql`alter table audit_entry disable trigger audit_entry_append_only`.execute(one);
      await forgery.execute(one);
      const verified = await verifyAuditChain(one);
      await sql`rollback`.execute(one);
      expect(verified).toMatchObject({ intact: false });
      expect(verified.firstBroken).toBeGreaterThanOrEqual(7);
      expect(verified.firstBroken).toBeLessThanOrEqual(8);
    });
    expect((await verifyAuditChain(db)).intact).toBe(true);
  });
});

const only = async (query: string): Promise<AuditEntryView[]> => (await list(coordinator, query)).items;

describe('reading the trail', () => {
  test('is newest first and paged without gaps', async () => {
    const seen: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Listed = await list(coordinator, cursor === '' ? '' : `?cursor=${cursor}`);
      seen.push(...page.items.map(({ seq }) => seq));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, index) => seen.length - index));
  });

  test('is narrowed by agency, person, action, thing and time', async () => {
    expect((await only(`?agencyId=${city.sibling}`)).every(({ agencyId }) => agencyId === city.sibling)).toBe(true);
    expect((await only('?action=post')).every(({ action }) => action === 'post.changed')).toBe(true);
    expect(await only('?action=pos')).toEqual([]);
    expect((await only(`?personId=${city.coordinator.personId}&subjectId=p1`)).length).toBe(50);
    expect(await only('?from=2099-01-01T00:00:00Z')).toEqual([]);
    expect(await only('?to=2001-01-01T00:00:00Z')).toEqual([]);
  });

  test('a coordinator of a part sees the part, and nothing that concerns the whole city', async () => {
    await note(null, 'Kota');
    const { items } = await list(part);
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ agencyId }) => agencyId === city.own || agencyId === city.below)).toBe(true);
    expect((await list(part, `?agencyId=${city.sibling}`)).items).toEqual([]);
    expect((await list(coordinator)).items[0]).toMatchObject({ agencyId: null, after: { title: 'Kota' } });
  });

  test('goes out as CSV and as JSON lines, whole', async () => {
    const csv = await product.call('get', '/audit/export?format=csv&action=post', { token: coordinator });
    expect(csv.headers.get('content-type')).toContain('text/csv');
    const lines = csv.text.trimEnd().split('\r\n');
    expect(lines[0]).toBe('seq,at,who,via,agency,action,subjectKind,subjectId,before,after,hash');
    expect(lines[1]).toContain('"{""title"":""Draf""}"');
    const jsonl = await product.call('get', '/audit/export?format=jsonl&action=post', { token: coordinator });
    expect(jsonl.text.trimEnd().split('\n')).toHaveLength(lines.length - 1);
  });

  test('a field that a spreadsheet would run is shown as text', () => {
    expect(csvField('=1+1')).toBe("'=1+1");
    expect(csvField('a"b,c')).toBe('"a""b,c"');
    expect(csvField(null)).toBe('');
  });
});

test('only what changed is written down', () => {
  expect(differences({ a: 1, b: [1], c: 'x' }, { a: 2, b: [1], c: undefined })).toEqual({
    before: { a: 1 },
    after: { a: 2 },
  });
  expect(differences({ a: 1 }, { a: 1 })).toBeUndefined();
});
