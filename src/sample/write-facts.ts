import type { Tx } from '#platform/db/db.ts';
import { approvedFacts } from './facts-plan.ts';
import { dayMs, later } from './ids.ts';
import { type Newsroom, staffOf } from './newsroom.ts';
import { addRows } from './sample.store.ts';

const firstDays = -90;

/** The registry with its history, and which posts hold which tokens. */
export async function writeFacts(tx: Tx, { facts, posts, people }: Newsroom, now: Date): Promise<void> {
  const begun = later(now, firstDays * dayMs);
  const keeperOf = (code: string): string | null => staffOf(people, code, code === 'KOTA' ? 'coordinator' : 'admin');
  await addRows(
    tx,
    'fact',
    facts.map(({ id, agency, content, value, shown, former, validFrom, validUntil }) => ({
      id,
      agency_id: agency.id,
      code: content.code,
      label: content.label,
      kind: content.kind,
      value,
      unit: content.unit ?? '',
      display: content.display,
      shown,
      source: content.source,
      valid_from: validFrom,
      valid_until: validUntil,
      revision: former ? 2 : 1,
      created_by: keeperOf(agency.code),
      created_at: begun,
      updated_by: keeperOf(agency.code),
      updated_at: former?.until ?? begun,
    })),
  );
  await addRows(
    tx,
    'fact_revision',
    facts.flatMap(({ id, agency, content, shown, former, validFrom, validUntil }) => {
      const period = { valid_from: validFrom, valid_until: validUntil };
      const same = { fact_id: id, label: content.label, source: content.source, ...period };
      const first = { ...same, revision: 1, shown: former?.shown ?? shown, note: '', at: begun };
      const rows = former ? [first, { ...same, revision: 2, shown, note: former.note, at: former.until }] : [first];
      return rows.map((row) => ({ ...row, person_id: keeperOf(agency.code) }));
    }),
  );
  await addRows(
    tx,
    'post_fact',
    posts.flatMap(({ post }) =>
      [...approvedFacts(post, facts)].map(([code, approved]) => ({ post_id: post.id, code, shown: approved })),
    ),
  );
}
