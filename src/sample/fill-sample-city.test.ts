import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { pictureFiles } from '#media/index.ts';
import { aDatabase } from '../../test/support/database.ts';
import { fillSampleCity } from './fill-sample-city.ts';

const folder = await mkdtemp(join(tmpdir(), 'kentongan-sample-'));
afterAll(() => rm(folder, { recursive: true }));
const { db } = await aDatabase();

test('fills an empty database once, and refuses the second time', async () => {
  const tools = { db, files: pictureFiles(folder), now: () => new Date(), publicUrl: 'http://127.0.0.1:4100' };
  const outcome = await fillSampleCity(tools);
  const roles = outcome.ok ? outcome.value.map(({ role }) => role) : [];
  expect(roles).toEqual(['coordinator', 'admin', 'contributor', 'approver', 'liaison', 'leadership']);

  const counts = async (table: 'post' | 'citizen_message' | 'metric_snapshot' | 'audit_entry') =>
    Number(
      (
        await db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    );
  expect(await counts('post')).toBeGreaterThan(400);
  expect(await counts('citizen_message')).toBeGreaterThanOrEqual(2_000);
  expect(await counts('metric_snapshot')).toBeGreaterThan(5_000);
  expect(await lostPages()).toEqual([]);
  expect(await planWork()).toEqual({ sheets: 2, sheetRows: 7, files: 1, fileRows: 3, feeds: 3, notes: 6, briefs: 5 });
  const before = await counts('audit_entry');

  expect(await fillSampleCity(tools)).toEqual({ ok: false, refusal: { kind: 'already-has-a-city' } });
  expect(await counts('audit_entry')).toBe(before);
}, 120_000);

/** What the screens of planning show of the past. */
async function planWork(): Promise<Record<string, number>> {
  const tables = { sheets: 'post_import', sheetRows: 'post_import_row', files: 'activity_import', fileRows: 'activity_import_row', feeds: 'calendar_feed', notes: 'plan_note', briefs: 'post_brief' } as const; // oxfmt-ignore
  const counted = Object.entries(tables).map(async ([name, table]) => {
    const rows = await db.selectFrom(table).select(({ fn }) => fn.countAll().as('n')).execute(); // oxfmt-ignore
    return [name, Number(rows[0]?.n)] as const;
  });
  return Object.fromEntries(await Promise.all(counted));
}

/** Deliveries on the portal whose page can't be found by the id they were given. */
async function lostPages(): Promise<readonly (string | null)[]> {
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('channel', 'channel.id', 'delivery.channel_id')
    .select(['delivery.remote_id'])
    .where('channel.network', '=', 'portal')
    .where('delivery.state', '=', 'verified')
    .where('delivery.post_id', 'is not', null)
    .execute();
  const pages = new Set((await db.selectFrom('portal_page').select('id').execute()).map(({ id }) => `page:${id}`));
  expect(rows.length).toBeGreaterThan(100);
  return rows.map(({ remote_id }) => remote_id).filter((id) => !pages.has(id ?? ''));
}
