import { agencyTree, can, scopeOf, type Actor, type AgencyId, type AgencyTree } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import { isoDay } from '#platform/time/format.ts';
import { addDaysToDate } from '#platform/time/local-time.ts';
import { archivePicture, saveDetails } from './change-picture.ts';
import {
  archivePictureEndpoint,
  mediaListEndpoint,
  pictureDetailsEndpoint,
  savePictureDetailsEndpoint,
  unarchivePictureEndpoint,
  type LibraryPicture,
  type PictureDetails,
} from './contract.ts';
import { detailsRow, usesOf, type DetailsRow } from './details.view.ts';
import { libraryCounts, libraryPage, similarTo, type Days, type LibraryRow } from './library.view.ts';
import { barOn, cautionOn, soonDays } from './standing.ts';

export interface LibraryTools {
  readonly db: Db;
  readonly now: Now;
}

const pageLength = 60;
const mostSimilar = 3;

export function libraryRoutes(routes: Routes<Actor>, tools: LibraryTools): void {
  const { db, now } = tools;

  routes.serve(mediaListEndpoint, async ({ actor, query: { agencyId, text, show, cursor } }) => {
    const tree = await agencyTree(db);
    const scope = scopeOf(actor, 'media.read');
    const chosen = agencyId === undefined ? undefined : new Set<string>(tree.subtree(agencyId));
    const within = chosen ? scope.filter((id) => chosen.has(id)) : scope;
    const days = daysAt(now(), zoneIn(tree, agencyId));
    const { items, nextCursor } = await libraryPage(db, within, { text, show, cursor, limit: pageLength, ...days });
    const counts = cursor === undefined ? await libraryCounts(db, within, days) : null;
    const upload = [...scopeOf(actor, 'media.write')];
    return accept({ items: items.map((row) => presentIn(tree, row, now())), nextCursor, counts, can: { upload } });
  });

  routes.serve(pictureDetailsEndpoint, async ({ actor, params: { id } }) => {
    const row = await detailsRow(db, scopeOf(actor, 'media.read'), id);
    if (!row) return refuse({ kind: 'picture-not-found' });
    const { shown, total } = await usesOf(db, scopeOf(actor, 'post.read'), id);
    return accept({
      ...presentIn(await agencyTree(db), row, now()),
      details: detailsOf(row),
      revision: row.revision,
      uploadedBy: row.uploadedBy,
      shownIn: shown.map((use) => ({ ...use, at: use.at?.toISOString() ?? null })),
      more: total - shown.length,
      elsewhere: Math.max(0, row.uses - total),
      can: { change: can(actor, 'media.write', row.agencyId as AgencyId) },
    });
  });

  routes.serve(savePictureDetailsEndpoint, ({ actor, params: { id }, body: { revision, ...details } }) =>
    saveDetails(tools, actor, { id, revision, details }),
  );
  routes.serve(archivePictureEndpoint, ({ actor, params: { id } }) =>
    archivePicture(tools, actor, { id, archived: true }),
  );
  routes.serve(unarchivePictureEndpoint, ({ actor, params: { id } }) =>
    archivePicture(tools, actor, { id, archived: false }),
  );
}

/** A picture that has just come in and what looks like it, for whoever brought it. */
export async function presentWithAlike(
  { db, now }: LibraryTools,
  actor: Actor,
  id: string,
): Promise<LibraryPicture & { similar: LibraryPicture[] }> {
  const scope = scopeOf(actor, 'media.read');
  const row = await detailsRow(db, scope, id);
  if (!row) throw new Error('A picture that came in a moment ago is gone');
  const alike = await similarTo(db, scope, { id, limit: mostSimilar });
  const tree = await agencyTree(db);
  return { ...presentIn(tree, row, now()), similar: alike.map((one) => presentIn(tree, one, now())) };
}

function zoneIn(tree: AgencyTree, agencyId: string | undefined): string {
  const agency = (agencyId === undefined ? undefined : tree.get(agencyId)) ?? tree.roots[0];
  return agency?.zone ?? 'Asia/Jakarta';
}

function daysAt(now: Date, zone: string): Days {
  const today = isoDay(now, zone);
  return { today, soon: addDaysToDate(today, soonDays) };
}

function presentIn(tree: AgencyTree, row: LibraryRow, now: Date): LibraryPicture {
  const agency = tree.get(row.agencyId);
  if (!agency) throw new Error(`No agency ${row.agencyId}`);
  const { today, soon } = daysAt(now, agency.zone);
  const { id, agencyId, mime, bytes, width, height, originalName, alt, uses, archived } = row;
  const asStored = { id, agencyId, mime, bytes, width, height, originalName, alt, uses, archived };
  return {
    ...asStored,
    agency: { id: agency.id, shortName: agency.shortName, name: agency.name, zone: agency.zone },
    title: row.title || originalName,
    tags: [...row.tags],
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    bar: barOn(row, today),
    caution: cautionOn(row, soon),
  };
}

function detailsOf(row: DetailsRow): PictureDetails['details'] {
  const { title, alt, tags, source, rights, rightsNote, rightsUntil } = row;
  const { consent, consentBy, consentOn, consentUntil, consentReference, consentWithdrawnOn } = row;
  const rightsKnown = { source, rights, rightsNote, rightsUntil };
  const consentKnown = { consent, consentBy, consentOn, consentUntil, consentReference, consentWithdrawnOn };
  return { title, alt, tags: [...tags], ...rightsKnown, ...consentKnown };
}
