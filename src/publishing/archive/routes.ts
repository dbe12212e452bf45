import { Readable } from 'node:stream';
import { agencyTree, canSomewhere, scopeOf, type Actor, type AgencyTree } from '#organisation/index.ts';
import { readCursor, writeCursor } from '#platform/db/paging.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import { agencyIn, within } from '../agency-in.ts';
import type { PublishingRoomTools } from '../tools.ts';
import {
  archiveBatches, archiveList, archiveRecord, type ExportedRecord, type ListedRecord, type ToldInBody, type WholeRecord,
} from './archive.view.ts'; // oxfmt-ignore
import {
  archiveCheckEndpoint, archiveEndpoint, archiveExportEndpoint, archiveRecordEndpoint, type RecordInList, type RecordView,
} from './contract.ts'; // oxfmt-ignore
import { verifyArchive } from './verify-archive.ts';

const pageLength = 50;

export function archiveRoutes(routes: Routes<Actor>, { db }: Pick<PublishingRoomTools, 'db'>): void {
  routes.serve(archiveEndpoint, async ({ actor, query: { agencyId, cursor, ...filter } }) => {
    if (!canSomewhere(actor, 'post.read')) return refuse({ kind: 'not-allowed' });
    const scope = await within(db, scopeOf(actor, 'post.read'), agencyId);
    const before = Number(readCursor(cursor, 1)?.[0] ?? Number.NaN);
    const page = { before: Number.isSafeInteger(before) ? before : undefined, limit: pageLength + 1 };
    const [tree, found] = await Promise.all([agencyTree(db), archiveList(db, { scope, ...filter }, page)]);
    const items = found.slice(0, pageLength).map((record) => inList(tree, record));
    const last = items.at(-1);
    return accept({ items, nextCursor: found.length > pageLength && last ? writeCursor([String(last.number)]) : null });
  });

  routes.serve(archiveRecordEndpoint, async ({ actor, params: { number } }) => {
    const record = await archiveRecord(db, scopeOf(actor, 'post.read'), number);
    return record ? accept(whole(await agencyTree(db), record)) : refuse({ kind: 'record-not-found' });
  });

  routes.serve(archiveCheckEndpoint, async ({ actor }) =>
    canSomewhere(actor, 'post.read') ? accept(await verifyArchive(db)) : refuse({ kind: 'not-allowed' }),
  );

  routes.serve(archiveExportEndpoint, async ({ actor, query: { agencyId, ...filter } }) => {
    if (!canSomewhere(actor, 'post.read')) return refuse({ kind: 'not-allowed' });
    const scope = await within(db, scopeOf(actor, 'post.read'), agencyId);
    const lines = asLines(archiveBatches(db, { scope, ...filter }));
    return accept(
      new Response(Readable.toWeb(Readable.from(lines, { objectMode: false })) as ReadableStream, {
        headers: {
          'content-type': 'application/x-ndjson; charset=utf-8',
          'content-disposition': 'attachment; filename="arsip-terbitan.jsonl"',
        },
      }),
    );
  });
}

async function* asLines(batches: AsyncIterable<readonly ExportedRecord[]>): AsyncGenerator<string> {
  for await (const batch of batches) {
    yield batch
      .map(
        ({ number, previous_hash: previousHash, hash, body }) =>
          `${JSON.stringify({ number, previousHash, hash, body })}\n`,
      )
      .join('');
  }
}

function inList(
  tree: AgencyTree,
  { number, kind, at, agency_id: agencyId, channel, post_id, title }: ListedRecord,
): RecordInList {
  return { number, kind, at: at.toISOString(), agency: agencyIn(tree, agencyId), channel, postId: post_id, title };
}

function whole(tree: AgencyTree, record: WholeRecord): RecordView {
  const told = JSON.parse(record.body) as ToldInBody;
  const sums = new Map(told.pictures.map(({ id, sha256 }) => [id, sha256]));
  const shown = (told.content.pictures ?? []).map(({ mediaId, alt }) => ({
    mediaId,
    alt,
    sha256: sums.get(mediaId) ?? '',
  }));
  const proof = told.proof && { mediaId: told.proof.id, alt: '', sha256: told.proof.sha256 };
  return {
    ...inList(tree, record),
    text: told.content.text ?? '',
    url: told.url || null,
    dueAt: told.dueAt,
    sentAt: told.sentAt,
    byHand: told.byHandPersonId !== null,
    pictures: proof ? [...shown, proof] : shown,
    previousHash: record.previous_hash,
    hash: record.hash,
    body: record.body,
  };
}
