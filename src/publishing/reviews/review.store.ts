import { sql } from 'kysely';
import type { PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { Post } from '#publishing/posts/post.ts';
import { placesOf, type HeldFlow } from './flow.ts';
import type { Place, Review } from './review.ts';

export interface NewReview {
  readonly postId: string;
  readonly flow: HeldFlow;
  readonly hoursDueAt: Date;
  readonly turn: number;
}

/** Of the submission that was just written, with the flow as it stands now. */
export async function addReview(tx: Tx, { postId, flow, hoursDueAt, turn }: NewReview): Promise<void> {
  await sql`
    with begun as (
      insert into post_review (post_id, submitted_at, flow_name, repeats, lead_minutes, hours_due_at, working_hours, turn)
      select id, submitted_at, ${flow.name}, ${flow.repeats}, ${flow.leadMinutes}, ${hoursDueAt}, ${flow.workingHours}, ${turn}
      from post where id = ${postId} returning id
    )
    insert into post_review_party (review_id, step, position, need, kind, title, people)
    select begun.id, p.* from begun cross join jsonb_to_recordset(${JSON.stringify(placesOf(flow.steps))}::jsonb)
      as p(step integer, position integer, need text, kind text, title text, people uuid[])`.execute(tx);
}

/** Forgets what the latest submission waited for, and gives the turn it was at. */
export async function dropReview(tx: Tx, postId: string): Promise<number | undefined> {
  const { rows } = await sql<{ turn: number }>`
    delete from post_review r using post p where p.id = ${postId} and r.post_id = p.id and r.submitted_at = p.submitted_at
    returning r.turn`.execute(tx);
  return rows[0]?.turn;
}

/** System-wide: what the latest submission of a post waits for; undefined for one from before there were flows. */
export async function reviewOf(db: Db | Tx, { id }: Pick<Post, 'id'>): Promise<Review | undefined> {
  const { rows } = await sql<Omit<Review, 'places'> & { places: readonly StoredPlace[] }>`
    select r.id, r.step, r.turn, r.repeats, r.flow_name as "flowName", r.working_hours as "workingHours", r.afterwards and r.closed_at is null as "isOpenAfterwards",
      (select json_agg(json_build_object('step', y.step, 'position', y.position, 'need', y.need, 'kind', y.kind, 'title', y.title,
          'people', y.people, 'personId', y.person_id, 'forPersonId', y.for_person_id, 'agreedAt', y.agreed_at, 'facts', y.facts)
        order by y.step, y.position) from post_review_party y where y.review_id = r.id) as places
    from post p join post_review r on r.post_id = p.id and r.submitted_at = p.submitted_at where p.id = ${id}`.execute(
    db,
  );
  const [row] = rows;
  return row && { ...row, places: row.places.map(placeOf) };
}

type StoredPlace = Omit<Place, 'agreedAt'> & { readonly agreedAt: string | null };

function placeOf({ agreedAt, ...place }: StoredPlace): Place {
  return { ...place, agreedAt: agreedAt === null ? null : new Date(agreedAt) };
}

export interface Agreement {
  readonly reviewId: string;
  readonly places: readonly Place[];
  readonly personId: PersonId | null;
  readonly forPersonId: PersonId | null;
  readonly facts: Place['facts'];
}

export async function saveAgreement(tx: Tx, agreement: Agreement): Promise<void> {
  const { reviewId, places, personId, forPersonId } = agreement;
  const facts = agreement.facts && JSON.stringify(agreement.facts);
  for (const { step, position } of places) {
    await tx
      .updateTable('post_review_party')
      .set({ person_id: personId, for_person_id: forPersonId, agreed_at: sql`now()`, facts })
      .where('review_id', '=', reviewId)
      .where('step', '=', step)
      .where('position', '=', position)
      .execute();
  }
}

export interface NextTurn {
  readonly reviewId: string;
  readonly step: number;
  readonly hoursDueAt: Date;
}

/** Others are asked now, and their time begins. */
export async function saveTurn(tx: Tx, { reviewId, step, hoursDueAt }: NextTurn): Promise<void> {
  await tx
    .updateTable('post_review')
    .set((eb) => ({ step, turn: eb('turn', '+', 1), turn_at: sql`now()`, hours_due_at: hoursDueAt }))
    .where('id', '=', reviewId)
    .execute();
}

/** Takes every agreement of a review back; how many there were. */
export async function dropAgreements(tx: Tx, reviewId: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('post_review_party')
    .set({ person_id: null, for_person_id: null, agreed_at: null, facts: null })
    .where('review_id', '=', reviewId)
    .where('agreed_at', 'is not', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
