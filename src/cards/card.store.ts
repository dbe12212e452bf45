import type { AgencyId, AgencyScope, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { Card } from './card.ts';
import type { CardDesign, CardSize } from './design.ts';

export interface NewCard extends Omit<Card, 'id'> {
  readonly digest: string;
  readonly createdBy: PersonId | null;
}

/** The id, and whether it was not there before. */
export async function addCard(tx: Tx, card: NewCard): Promise<{ readonly id: string; readonly added: boolean }> {
  const { agencyId, digest, design, createdBy, pictures } = card;
  const row = { agency_id: agencyId, digest, design: JSON.stringify(design), created_by: createdBy };
  const added = await tx
    .insertInto('card')
    .values(row)
    .onConflict((conflict) => conflict.columns(['agency_id', 'digest']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) {
    const there = tx.selectFrom('card').select('id').where('agency_id', '=', agencyId).where('digest', '=', digest);
    return { id: (await there.executeTakeFirstOrThrow()).id, added: false };
  }
  const rows = pictures.map(({ size, mediaId }) => ({ card_id: added.id, size, media_id: mediaId }));
  await tx.insertInto('card_picture').values(rows).execute();
  return { id: added.id, added: true };
}

/** Of each picture the card made last, for one picture may be of two that look alike. */
export async function cardsOf(
  db: Db | Tx,
  scope: AgencyScope | 'everywhere',
  mediaIds: readonly string[],
): Promise<ReadonlyMap<string, Card>> {
  if (mediaIds.length === 0 || scope.length === 0) return new Map();
  let query = db
    .selectFrom('card_picture as asked')
    .innerJoin('card', 'card.id', 'asked.card_id')
    .innerJoin('card_picture as sibling', 'sibling.card_id', 'card.id')
    .select([
      'asked.media_id',
      'card.id',
      'card.agency_id',
      'card.design',
      'sibling.size',
      'sibling.media_id as picture',
    ])
    .where('asked.media_id', 'in', mediaIds)
    .orderBy('card.created_at')
    .orderBy('card.id');
  if (scope !== 'everywhere') query = query.where('card.agency_id', 'in', scope);
  const rows = await query.execute();
  const last = new Map(rows.map((row) => [row.media_id, row.id]));
  const found = new Map<string, Card>();
  for (const row of rows) {
    if (last.get(row.media_id) !== row.id) continue;
    const { design, pictures } = found.get(row.media_id) ?? {
      design: row.design as unknown as CardDesign,
      pictures: [],
    };
    const sibling = { size: row.size as CardSize, mediaId: row.picture };
    const agencyId = row.agency_id as AgencyId;
    found.set(row.media_id, { id: row.id, agencyId, design, pictures: [...pictures, sibling] });
  }
  return found;
}

/** System-wide: of pictures that are cards, the pictures that they show. */
export async function picturesIn(db: Db | Tx, mediaIds: readonly string[]): Promise<readonly string[]> {
  if (mediaIds.length === 0) return [];
  const rows = await db
    .selectFrom('card_picture')
    .innerJoin('card', 'card.id', 'card_picture.card_id')
    .select('card.design')
    .where('card_picture.media_id', 'in', mediaIds)
    .execute();
  return [...new Set(rows.flatMap(({ design }) => (design as unknown as CardDesign).pictures))];
}
