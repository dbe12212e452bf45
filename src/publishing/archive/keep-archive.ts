import { inTransaction, type Db } from '#platform/db/db.ts';
import type { Routine } from '#platform/jobs/job.ts';
import type { Networks } from '#publishing/deliveries/engine.ts';
import { holdChain, keepRecords, unrecorded, type NewRecord, type Unrecorded } from './archive.store.ts';
import { seal, type ChainEnd } from './record.ts';
import { firstLook } from './look.ts';

export interface ArchiveTools {
  readonly db: Db;
  readonly now: () => Date;
  readonly networks: Pick<Networks, 'publisher'>;
}

/** What was published since a minute ago; after a long rest, all of it. Sending never waits for it. */
export function keepArchiveRoutine(tools: ArchiveTools): Routine {
  return { name: 'publishing.keep-archive', cron: '* * * * *', work: () => keepArchive(tools) };
}

const atOnce = 200;

/** Two at once take turns, and what one has recorded the other does not find any more. */
export async function keepArchive(tools: ArchiveTools): Promise<void> {
  for (let kept = 1; kept > 0;) {
    kept = await inTransaction(tools.db, async (tx) => {
      const end = await holdChain(tx);
      const records = sealed(tools, end, await unrecorded(tx, atOnce));
      await keepRecords(tx, records);
      return records.length;
    });
  }
}

function sealed({ networks, now }: ArchiveTools, begin: ChainEnd, found: readonly Unrecorded[]): readonly NewRecord[] {
  let end = begin;
  return found.map((of) => {
    const record = seal(end, factsOf(of));
    end = record;
    // The portal is ours, and what a person published no program can read back.
    const watched = of.channel.network !== 'portal' && networks.publisher(of.channel.network) !== undefined;
    const lookAt = watched ? firstLook(of.sentAt, now()) : null;
    return { ...record, of, title: of.content.title || of.post.title, lookAt };
  });
}

/** What is sealed. No name of a person stands in it. */
function factsOf({ id, kind, at, sentAt, dueAt, ...of }: Unrecorded): object {
  const { agency, channel, post, version, content, sent, url, remoteId, remoteVersion } = of;
  return {
    kind,
    at: at.toISOString(),
    deliveryId: id,
    agency,
    channel,
    post,
    version,
    content,
    sent,
    url,
    remoteId,
    remoteVersion,
    dueAt: dueAt.toISOString(),
    sentAt: sentAt.toISOString(),
    byHandPersonId: of.byHandPersonId,
    proof: of.proof,
    pictures: of.pictures,
  };
}
