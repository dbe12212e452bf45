import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { messagesToConfirm, postsToCorrect, presentToCorrect } from '#strategy/index.ts';
import type { PostToCorrectView } from '#strategy/contract.ts';
import { isoDay } from '#platform/time/format.ts';
import type { Asked } from './asked.ts';
import type { KeyMessageToRead } from './contract.ts';

const shown = 5;

/** For those who may void an approval: nobody else can mend it. The nearest first. */
export async function correctList(db: Db, { scope }: Asked): Promise<{ total: number; items: PostToCorrectView[] }> {
  const { total, items } = await postsToCorrect(db, scope('post.schedule'), { limit: shown });
  return { total, items: items.map((row) => presentToCorrect(row, true)) };
}

/** Key messages that wait for "Sudah kami baca" from the person's agencies, newest first. */
export async function readList(
  db: Db,
  { scope, now, zone }: Asked,
): Promise<{ total: number; items: KeyMessageToRead[] }> {
  const asked = { today: isoDay(now, zone), limit: shown };
  const { total, items } = await messagesToConfirm(db, ownScope(scope), asked);
  return {
    total,
    items: items.map(({ id, title, version, issuer, note, agency_id: agencyId, agency, issued_at: at }) => {
      return {
        id,
        title,
        version,
        issuer,
        note,
        agency: { id: agencyId, shortName: agency },
        issuedAt: at.toISOString(),
      };
    }),
  };
}

/** Whoever writes the messages is not reminded of reading them for everybody. */
export function ownScope(scope: Asked['scope']): AgencyScope {
  const writes = new Set(scope('key-message.write'));
  return scope('key-message.confirm').filter((id) => !writes.has(id));
}
