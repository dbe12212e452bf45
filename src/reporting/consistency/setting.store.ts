import type { AgencyId, AgencyScope } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';

/** Of agencies of which nobody has said anything. */
export const usualStories = 2;

export interface StoriesWanted {
  readonly perWeek: number;
  /** Who said so: the agency, one above it, or nobody. */
  readonly from: 'own' | 'above' | 'usual';
}

/** The agency first, then those above it, the nearest first. */
export async function storiesWanted(db: Db | Tx, line: AgencyScope): Promise<StoriesWanted> {
  const query = db.selectFrom('consistency_setting').select(['agency_id', 'stories_per_week']);
  const rows = line.length > 0 ? await query.where('agency_id', 'in', line).execute() : [];
  const said = new Map(rows.map((row) => [row.agency_id, row.stories_per_week]));
  const nearest = line.findIndex((id) => typeof said.get(id) === 'number');
  const perWeek = said.get(line[nearest] ?? '');
  if (typeof perWeek !== 'number') return { perWeek: usualStories, from: 'usual' };
  return { perWeek, from: nearest === 0 ? 'own' : 'above' };
}

/** Held until the transaction ends, so that two at once wait for each other. */
async function lockSetting(tx: Tx, agencyId: AgencyId) {
  const row = { agency_id: agencyId };
  await tx
    .insertInto('consistency_setting')
    .values(row)
    .onConflict((at) => at.column('agency_id').doNothing())
    .execute();
  const own = tx.selectFrom('consistency_setting').select(['stories_per_week', 'shows_league']);
  return await own.where('agency_id', '=', agencyId).forUpdate().executeTakeFirstOrThrow();
}

/** Answers what the agency itself had said before. */
export async function writeStories(tx: Tx, agencyId: AgencyId, perWeek: number | null): Promise<number | null> {
  const before = await lockSetting(tx, agencyId);
  const set = { stories_per_week: perWeek, updated_at: new Date() };
  await tx.updateTable('consistency_setting').set(set).where('agency_id', '=', agencyId).execute();
  return before.stories_per_week;
}

/** Off until the city's coordinator turned it on. */
export async function leagueIsShown(db: Db | Tx, root: AgencyId | undefined): Promise<boolean> {
  if (root === undefined) return false;
  const query = db.selectFrom('consistency_setting').select('shows_league').where('agency_id', '=', root);
  return (await query.executeTakeFirst())?.shows_league ?? false;
}

/** Answers how it was before. */
export async function writeLeague(tx: Tx, root: AgencyId, shown: boolean): Promise<boolean> {
  const before = await lockSetting(tx, root);
  const set = { shows_league: shown, updated_at: new Date() };
  await tx.updateTable('consistency_setting').set(set).where('agency_id', '=', root).execute();
  return before.shows_league;
}
