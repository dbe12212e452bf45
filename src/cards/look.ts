import { openPicture, type MediaId, type PictureFiles } from '#media/index.ts';
import { agencyTree, city, type Agency, type AgencyId } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { brandFor } from '#strategy/index.ts';
import type { CardLook } from './design.ts';

export interface DressedLook extends CardLook {
  readonly logo: Uint8Array | undefined;
}

const wedel = '#2b4299';
const amber = '#e3a857';

/** How cards of an agency look: by the colours and the logo of its strategy, else of the nearest agency above it. */
export async function lookOf(
  { db, files }: { readonly db: Db; readonly files: PictureFiles },
  agencyId: AgencyId,
): Promise<DressedLook> {
  const tree = await agencyTree(db);
  const agency = tree.get(agencyId);
  if (!agency) throw new Error(`Agency ${agencyId} is gone while a card of it is drawn`);
  const { logos, colours } = await brandFor(db, { agency, tree });
  const government = (await city(db))?.governmentName ?? '';
  const [main, accent] = colours;
  return {
    ...namesOf(agency, government),
    main: (main?.hex ?? wedel).toLowerCase(),
    accent: (accent?.hex ?? amber).toLowerCase(),
    logo: await logoOf({ db, files }, logos[0]?.mediaId),
  };
}

/** The city speaks as its government. */
function namesOf({ name, parentId }: Agency, government: string): Pick<CardLook, 'agencyName' | 'governmentName'> {
  if (parentId !== null) return { agencyName: name, governmentName: government };
  return { agencyName: government === '' ? name : government, governmentName: '' };
}

async function logoOf(
  tools: { readonly db: Db; readonly files: PictureFiles },
  mediaId: string | undefined,
): Promise<Uint8Array | undefined> {
  if (mediaId === undefined) return undefined;
  const opened = await openPicture(tools, mediaId as MediaId, { maxBytes: null, mime: 'image/webp' });
  return opened.ok ? opened.value.bytes : undefined;
}
