import { can, type Actor, type AgencyId } from '#organisation/index.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { altOf, lacking } from './card.ts';
import type { CardFinding } from './contract.ts';
import { tidied, type CardDesign, type CardSize } from './design.ts';
import type { RasteredCard } from './drawing/raster.ts';
import { lookOf } from './look.ts';
import { picturesFor, type PictureRefusal } from './pictures-for.ts';
import type { StudioRefusal } from './studio.ts';
import type { CardTools } from './tools.ts';

export type PreviewCardRefusal = { readonly kind: 'not-allowed' } | PictureRefusal | StudioRefusal;

export interface PreviewAsked {
  readonly agencyId: AgencyId;
  readonly design: CardDesign;
  readonly size: CardSize;
  readonly width: number;
}

export interface PreviewedCard extends Pick<RasteredCard, 'bytes' | 'mime' | 'width' | 'height'> {
  readonly alt: string;
  readonly findings: readonly CardFinding[];
}

/** Also of a card that is not whole yet: whoever fills it in sees it grow. */
export async function previewCard(
  tools: CardTools,
  actor: Actor,
  { agencyId, design: asked, size, width }: PreviewAsked,
): Promise<Result<PreviewedCard, PreviewCardRefusal>> {
  if (!can(actor, 'media.write', agencyId)) return refuse({ kind: 'not-allowed' });
  const design = tidied(asked);
  const look = await lookOf(tools, agencyId);
  const pictures = await picturesFor(tools, actor, { design, look });
  if (!pictures.ok) return pictures;
  const drawn = await tools.studio.draw({
    design,
    look: wordsOf(look),
    size,
    width,
    pictures: pictures.value,
    as: 'preview',
  });
  if (!drawn.ok) return drawn;
  const { bytes, mime, width: wide, height } = drawn.value;
  const findings = [...lackingIn(design), ...findingsOf(drawn.value)];
  return accept({ bytes, mime, width: wide, height, alt: altOf(design, look.agencyName), findings });
}

/** The look without its pictures: what a thread needs to know. */
export function wordsOf({ agencyName, governmentName, main, accent }: Awaited<ReturnType<typeof lookOf>>) {
  return { agencyName, governmentName, main, accent };
}

function lackingIn(design: CardDesign): readonly CardFinding[] {
  const missing = lacking(design);
  if (!missing) return [];
  return missing.kind === 'card-field-missing'
    ? [{ kind: 'field-missing', field: missing.field }]
    : [{ kind: 'picture-missing', count: missing.count }];
}

function findingsOf({ tooLong, missing, adjusted }: RasteredCard): readonly CardFinding[] {
  return [
    ...tooLong.map(({ field, letters }) => ({ kind: 'too-long' as const, field, letters })),
    ...(missing.length > 0 ? [{ kind: 'letters-missing' as const, letters: missing.slice(0, 12).join(' ') }] : []),
    ...(adjusted ? [{ kind: 'colour-adjusted' as const, ...adjusted }] : []),
  ];
}
