// A year of slots of 40 agencies with six channels each, through the operation that the calendar uses; beside the bare
// recurrence library on the same rules in the same run.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RRuleTemporal } from 'rrule-temporal';
import type { AgencyId } from '../src/organisation/index.ts';
import { slotCalendar } from '../src/planning/index.ts';
import { inTransaction, openDb } from '../src/platform/db/db.ts';
import { startEmbedded } from '../src/platform/db/embedded.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { median, printFigure } from './figures.ts';

const agencies = 40;
const channels = 6;
const rounds = 9;
const from = new Date('2026-12-31T17:00:00Z');
const to = new Date('2027-12-31T17:00:00Z');
/** What the builder makes, in turn over the channels. */
const rules = [
  'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  'FREQ=DAILY',
  'FREQ=WEEKLY;BYDAY=MO,TH',
  'FREQ=WEEKLY;BYDAY=TH',
  'FREQ=MONTHLY;BYMONTHDAY=-1',
  'FREQ=MONTHLY;BYDAY=1MO',
];
const holidays = ['keep', 'skip', 'move'] as const;

const dataDir = await mkdtemp(join(tmpdir(), 'kentongan-bench-'));
// As root, PostgreSQL's own account must get there.
await chmod(dataDir, 0o755);
const database = await startEmbedded(dataDir, { settings: {} });
if (!database.ok) throw new Error(JSON.stringify(database.refusal));
const db = openDb(database.value.url);
const migrated = await migrate(database.value.url);
if (!migrated.ok) throw new Error(migrated.refusal.kind);

await measure('weekly and monthly mix', rules);
await measure('every day', ['FREQ=DAILY']);

await db.destroy();
await database.value.stop();
await rm(dataDir, { recursive: true, force: true });

async function measure(name: string, mix: readonly string[]): Promise<void> {
  const { scope, written } = await fill(mix);
  const look = { from, to, limit: 100_000 };
  const times: number[] = [];
  let count = 0;
  // The first rounds warm up and are not counted.
  for (let round = 0; round < rounds + 2; round += 1) {
    const startedAt = performance.now();
    const calendar = await slotCalendar(db, scope, look);
    times.push(performance.now() - startedAt);
    count = calendar.moments.length;
  }
  printFigure({
    name: `${agencies} × ${channels} slots, ${name}: ${count.toLocaleString('en-GB')} a year`,
    value: median(times.slice(2)),
    unit: 'ms',
    atMost: 200,
    floor: { name: 'bare recurrence library', value: timeOfLibrary(written) },
  });
}

interface Written {
  readonly rule: string;
  readonly time: string;
}

/** Agencies of their own for each mix, with holidays kept, skipped and moved in turn. */
async function fill(mix: readonly string[]): Promise<{ scope: AgencyId[]; written: Written[] }> {
  return await inTransaction(db, async (tx) => {
    const ids = Array.from({ length: agencies }, () => crypto.randomUUID() as AgencyId);
    const named = ids.map((id) => ({ id, code: id, slug: id, name: id, short_name: id.slice(0, 8) }));
    await tx.insertInto('agency').values(named).execute();
    const rows = ids.flatMap((id) =>
      Array.from({ length: channels }, (_, index) => ({
        agency_id: id,
        rule: mix[index % mix.length] ?? '',
        starts_on: '2026-01-01',
        time_of_day: `${String(7 + index * 2).padStart(2, '0')}:00`,
        purpose: 'random',
        on_holidays: holidays[index % holidays.length] ?? 'keep',
      })),
    );
    await tx.insertInto('slot').values(rows).execute();
    return { scope: ids, written: rows.map(({ rule, time_of_day: time }) => ({ rule, time })) };
  });
}

function timeOfLibrary(written: readonly Written[]): number {
  const startedAt = performance.now();
  for (const { rule, time } of written) {
    const start = `DTSTART;TZID=Asia/Jakarta:20260101T${time.replace(':', '')}00`;
    new RRuleTemporal({ rruleString: `${start}\nRRULE:${rule}` }).between(from, to, true);
  }
  return performance.now() - startedAt;
}
