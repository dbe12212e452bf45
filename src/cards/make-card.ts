import { createHash } from 'node:crypto';
import { uploadPicture } from '#media/index.ts';
import { authorOf, can, recordAudit, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { addCard } from './card.store.ts';
import { altOf, lacking, type Card, type NotWhole } from './card.ts';
import { sizeOfCard, tidied, type CardDesign, type CardSize } from './design.ts';
import type { RasteredCard } from './drawing/raster.ts';
import { lookOf } from './look.ts';
import { picturesFor, type PictureRefusal } from './pictures-for.ts';
import { wordsOf } from './preview-card.ts';
import type { StudioRefusal } from './studio.ts';
import type { CardTools } from './tools.ts';

export type MakeCardRefusal =
  | { readonly kind: 'not-allowed' }
  | NotWhole
  | { readonly kind: 'card-text-too-long'; readonly field: string; readonly letters: number; readonly size: CardSize; readonly pixels: string }
  | { readonly kind: 'card-letters-not-drawn'; readonly letters: string }
  | PictureRefusal
  | StudioRefusal; // oxfmt-ignore

export interface CardAsked {
  readonly agencyId: AgencyId;
  readonly design: CardDesign;
  readonly sizes: readonly CardSize[];
}

export interface MadeCard extends Card {
  readonly alt: string;
}

/** Every size is drawn before the first picture is kept: a card is made whole or not at all. */
export async function makeCard(
  tools: CardTools,
  actor: Actor,
  { agencyId, design: asked, sizes }: CardAsked,
): Promise<Result<MadeCard, MakeCardRefusal>> {
  if (!can(actor, 'media.write', agencyId)) return refuse({ kind: 'not-allowed' });
  const design = tidied(asked);
  const missing = lacking(design);
  if (missing) return refuse(missing);
  const look = await lookOf(tools, agencyId);
  const pictures = await picturesFor(tools, actor, { design, look });
  if (!pictures.ok) return pictures;
  const wanted = [...new Set(sizes)];
  const common = { design, look: wordsOf(look), pictures: pictures.value, as: 'file' } as const;
  const all = await Promise.all(wanted.map((size) => tools.studio.draw({ ...common, size })));
  const drawn: { readonly size: CardSize; readonly card: RasteredCard }[] = [];
  for (const [at, one] of all.entries()) {
    if (!one.ok) return one;
    const size = wanted[at] ?? 'square';
    const fault = faultOf(one.value, size);
    if (fault) return refuse(fault);
    drawn.push({ size, card: one.value });
  }
  return await keep(tools, actor, { agencyId, design, alt: altOf(design, look.agencyName), drawn });
}

function faultOf({ tooLong: [first], missing }: RasteredCard, size: CardSize): MakeCardRefusal | undefined {
  if (missing.length > 0) return { kind: 'card-letters-not-drawn', letters: missing.slice(0, 12).join(' ') };
  if (!first) return undefined;
  const { width, height } = sizeOfCard[size];
  return { kind: 'card-text-too-long', ...first, size, pixels: `${width} × ${height}` };
}

interface Keeping {
  readonly agencyId: AgencyId;
  readonly design: CardDesign;
  readonly alt: string;
  readonly drawn: readonly { readonly size: CardSize; readonly card: RasteredCard }[];
}

async function keep(
  tools: CardTools,
  actor: Actor,
  { agencyId, design, alt, drawn }: Keeping,
): Promise<Result<MadeCard, { readonly kind: 'not-allowed' }>> {
  const pictures: Card['pictures'][number][] = [];
  for (const { size, card } of drawn) {
    const { width, height } = sizeOfCard[size];
    const name = `kartu-${design.template}-${width}x${height}.${card.mime === 'image/png' ? 'png' : 'jpg'}`;
    const kept = await uploadPicture(tools, actor, { agencyId, alt, name, bytes: card.bytes });
    if (!kept.ok && kept.refusal.kind === 'not-allowed') return refuse(kept.refusal);
    if (!kept.ok) throw new Error(`A card of our own was refused: ${kept.refusal.kind}`);
    pictures.push({ size, mediaId: kept.value.id });
  }
  const digest = createHash('sha256')
    .update(JSON.stringify([design, pictures]))
    .digest('hex');
  const card = { agencyId, design, pictures };
  const id = await inTransaction(tools.db, async (tx) => {
    const written = await addCard(tx, { ...card, digest, createdBy: authorOf(actor) });
    if (written.added) {
      const subject = { agencyId, subjectKind: 'card', subjectId: written.id };
      const after = { template: design.template, sizes: pictures.map(({ size }) => size), alt };
      await recordAudit(tx, actor, { ...subject, action: 'card.made', before: null, after });
    }
    return written.id;
  });
  return accept({ id, ...card, alt });
}
