import type { Tx } from '#platform/db/db.ts';
import type { Newsroom } from './newsroom.ts';
import { addRows } from './sample.store.ts';
import type { SampleVoice } from './voices-plan.ts';
import { decisionRows } from './write-posts.ts';

const states: Readonly<Record<string, string>> = { submitted: 'in-review' };

/** What people decided and answered in those months, in the order they did it: the chain grows by time. */
export async function writeTrail(tx: Tx, newsroom: Newsroom, voices: readonly SampleVoice[]): Promise<void> {
  const nameOf = new Map(newsroom.people.map(({ id, name }) => [id, name]));
  const adminOf = new Map(
    newsroom.people.filter(({ role }) => role === 'admin').map((person) => [person.agencyCode, person]),
  );
  const decisions = newsroom.posts.flatMap(({ post }) =>
    decisionRows(post, newsroom.people).map(({ decision, person_id: personId, at, note }) => ({
      at,
      person_id: personId,
      actor_name: nameOf.get(personId ?? '') ?? 'Kentongan',
      agency_id: post.activity.agency.id,
      action: `post.${decision}`,
      subject_kind: 'post',
      subject_id: post.id,
      after: JSON.stringify({ state: states[decision] ?? decision, ...(note === '' ? {} : { note }) }),
    })),
  );
  const answers = voices.flatMap(({ agency, answer }) => {
    const admin = adminOf.get(agency.code);
    if (!answer || !admin) return [];
    const said = { action: 'reply.written', subject_kind: 'reply', subject_id: answer.id };
    const who = { person_id: admin.id, actor_name: admin.name, agency_id: agency.id };
    return [{ at: answer.at, ...who, ...said, after: JSON.stringify({ text: answer.text }) }];
  });
  const inOrder = [...decisions, ...answers].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  await addRows(
    tx,
    'audit_entry',
    inOrder.map((entry) => ({ ...entry, via: 'session' })),
  );
}
