import { attachable, barredPictures, openPicture, type MediaId } from '#media/index.ts';
import type { Actor } from '#organisation/index.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { CardDesign } from './design.ts';
import type { DressedLook } from './look.ts';
import type { CardTools } from './tools.ts';

export type PictureRefusal =
  | { readonly kind: 'picture-not-found'; readonly mediaId: string }
  | { readonly kind: 'card-picture-barred'; readonly names: string };

interface Asked {
  readonly design: CardDesign;
  readonly look: DressedLook;
}

/** The bytes of what the card shows, if this person may use it. */
export async function picturesFor(
  tools: CardTools,
  actor: Actor,
  { design, look }: Asked,
): Promise<Result<Readonly<Record<string, Uint8Array>>, PictureRefusal>> {
  const pictures: Record<string, Uint8Array> = look.logo ? { logo: look.logo } : {};
  const usable = await attachable(tools.db, actor, design.pictures as readonly MediaId[]);
  if (!usable.ok) return usable;
  const barred = await barredPictures(tools.db, design.pictures, tools.now());
  if (barred.length > 0)
    return refuse({ kind: 'card-picture-barred', names: barred.map(({ name }) => name).join(', ') });
  for (const [at, { id }] of usable.value.entries()) {
    const opened = await openPicture(tools, id, { maxBytes: null, mime: 'image/webp' });
    if (!opened.ok) return refuse({ kind: 'picture-not-found', mediaId: id });
    pictures[`picture-${at}`] = opened.value.bytes;
  }
  return accept(pictures);
}
