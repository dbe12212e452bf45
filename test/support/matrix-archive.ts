import { randomInt } from 'node:crypto';
import { inTransaction, type Db } from '../../src/platform/db/db.ts';
import type { AgencyId } from '../../src/organisation/index.ts';
import type { Case } from './matrix-seeds.ts';
import { aChannel, aPostedPost } from './voices.ts';

/** One that no chain holds: who may read it does not depend on that. */
async function aRecord(db: Db, agencyId: AgencyId): Promise<string> {
  const channel = await aChannel(db, { agencyId, network: 'by-hand' });
  const { postId, deliveryId } = await aPostedPost(db, { agencyId, channelId: channel.id });
  const number = randomInt(1_000_000, 2 ** 40);
  const record = {
    number,
    kind: 'published',
    at: new Date(),
    agency_id: agencyId,
    channel_id: channel.id,
    post_id: postId,
    delivery_id: deliveryId,
    title: 'Jadwal vaksin',
    words: 'Jadwal vaksin',
    body: JSON.stringify({ content: {}, url: null, dueAt: '2026-11-20T02:00:00.000Z', sentAt: '2026-11-20T02:00:00.000Z', byHandPersonId: null, proof: null, pictures: [] }),
    previous_hash: '',
    hash: `${number}`,
  }; // oxfmt-ignore
  await inTransaction(db, (tx) => tx.insertInto('publication_record').values(record).execute());
  return String(number);
}

/** What the calls about the archive are tried with. */
export const archiveCases: Readonly<Record<string, Case>> = {
  'get /archive/records/{number}': { thing: aRecord, params: ({ id }) => ({ number: id }) },
};
