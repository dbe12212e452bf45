import sharp, { type Sharp } from 'sharp';
import { type PictureFiles, uploadPicture } from '#media/index.ts';
import type { Actor, AgencyId } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { SampleActivity } from './activities-plan.ts';
import { scene, sceneAlt, type SceneName } from './scenes.ts';

export interface Pictures {
  /** The media id of the drawing that stands for that activity. */
  of(activity: SampleActivity): string;
}

/** Draws what the activities need and hands it to the media room as any upload, once per agency, scene and colours. */
export async function drawPictures(
  tools: { db: Db; files: PictureFiles },
  actor: Actor,
  activities: readonly SampleActivity[],
): Promise<Pictures> {
  const looks = new Map<string, Uint8Array>();
  const ids = new Map<string, string>();
  for (const activity of activities) {
    const { agency, subject, variant } = activity;
    const key = keyOf(activity);
    if (ids.has(key)) continue;
    const look = `${subject.scene}-${variant}`;
    const bytes = looks.get(look) ?? (await render(subject.scene, variant));
    looks.set(look, bytes);
    const upload = { agencyId: agency.id as AgencyId, alt: sceneAlt(subject.scene), name: `${look}.jpg`, bytes };
    const outcome = await uploadPicture(tools, actor, upload);
    if (!outcome.ok) throw new Error(`A sample picture was refused: ${outcome.refusal.kind}`);
    ids.set(key, outcome.value.id);
  }
  return {
    of(activity) {
      const id = ids.get(keyOf(activity));
      if (id === undefined) throw new Error(`No picture was drawn for ${activity.title}`);
      return id;
    },
  };
}

const keyOf = ({ agency, subject, variant }: SampleActivity): string => `${agency.id} ${subject.scene} ${variant}`;

const svgLoader = { operation: ['VipsForeignLoadSvg'] };

function render(name: SceneName, variant: number): Promise<Uint8Array> {
  return drawn(scene(name, variant), (picture) => picture.jpeg({ quality: 86 }));
}

/** The media room refuses drawings from outside; ours are let in for this moment only. */
export async function drawn(svg: string, as: (picture: Sharp) => Sharp): Promise<Uint8Array> {
  sharp.unblock(svgLoader);
  try {
    return await as(sharp(Buffer.from(svg))).toBuffer();
  } finally {
    sharp.block(svgLoader);
  }
}
