import { agencyTree, type AgencyId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { zoneLabel } from '#platform/time/format.ts';
import { addDaysToDate, localTimeOf } from '#platform/time/local-time.ts';
import { pillarsFor } from '#strategy/index.ts';
import { usualChannels } from '#publishing/posts/post-facts.store.ts';
import type { SheetContext, SheetRows } from './row.ts';
import { readDate } from './read-date.ts';
import { labelled } from './read-names.ts';
import { existingPosts, sheetChannels } from './sheet-context.view.ts';

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** All that rows of one agency are read against, fetched once for all of them. */
export async function sheetContext(
  db: Db | Tx,
  agencyId: AgencyId,
  { sheet, now }: { readonly sheet: SheetRows; readonly now: Date },
): Promise<SheetContext> {
  const tree = await agencyTree(db);
  const agency = tree.get(agencyId);
  const zone = agency?.zone ?? 'Asia/Jakarta';
  const today = localTimeOf(now, zone).date;
  const channels = labelled(await sheetChannels(db, [agencyId]));
  const usual = await usualChannels(db, agencyId);
  const pillars = await pillarsFor(db, agencyId);
  return {
    zone,
    zoneLabel: zoneLabel(zone),
    today,
    agencyNames: agency ? [agency.shortName, agency.name] : [],
    channels,
    usualChannelIds: usual.map(({ channelId }) => channelId),
    // Of an agency's own and one of the city with the same name, its own counts.
    pillars: pillars.toReversed().map(({ id, name }) => ({ id, name })),
    existing: await existingPosts(db, agencyId, { zone, ids: idsIn(sheet), ...spanOf(sheet, today) }),
  };
}

function idsIn({ columns, rows }: SheetRows): readonly string[] {
  const at = columns.indexOf('id');
  return at < 0 ? [] : rows.map((row) => row[at]?.trim() ?? '').filter((id) => uuid.test(id));
}

/** The days the sheet speaks of, with a day on each side for the zone. */
function spanOf({ columns, rows }: SheetRows, today: string): { readonly from: Date; readonly to: Date } {
  const at = columns.indexOf('date');
  const read = at < 0 ? [] : rows.map((row) => readDate((row[at] ?? '').split(/\s+\d{1,2}[.:]\d{2}/)[0] ?? '', today));
  const days = read.flatMap((one) => (typeof one === 'string' ? [] : one.iso)).toSorted();
  const [first = today, last = today] = [days[0], days.at(-1)];
  return {
    from: new Date(`${addDaysToDate(first, -1)}T00:00:00Z`),
    to: new Date(`${addDaysToDate(last, 2)}T00:00:00Z`),
  };
}
