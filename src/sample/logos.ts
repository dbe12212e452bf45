import { type PictureFiles, uploadPicture } from '#media/index.ts';
import type { Actor, AgencyId } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { SampleAgency } from './people-plan.ts';
import { drawn } from './pictures.ts';

export interface SampleLogo {
  readonly mediaId: string;
  readonly alt: string;
}

interface Mark {
  readonly colour: string;
  /** In a square of 100, in white; thin parts are drawn as lines. */
  readonly fill?: string;
  readonly line?: string;
  readonly shows: string;
}

/** Invented marks, one plain sign each: the real ones belong to their agencies. */
const marks: Readonly<Record<string, Mark>> = {
  KOTA: {
    colour: '#2b4299',
    fill: 'M42 18h16v8h6v46q0 10-14 10t-14-10V26h6z',
    line: 'M24 34q-8 16 0 32M76 34q8 16 0 32',
    shows: 'kentongan',
  },
  DPUPR: { colour: '#8a5726', line: 'M30 84 44 18M70 84 56 18M50 24v10M50 44v12M50 68v14', shows: 'jalan' },
  DISDUKCAPIL: {
    colour: '#127a51',
    line: 'M16 28h68v44H16zM54 42h20M54 54h20',
    fill: 'M34 38a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM22 64q0-10 12-10t12 10z',
    shows: 'kartu',
  },
  DINKES: { colour: '#ae2019', fill: 'M42 20h16v22h22v16H58v22H42V58H20V42h22z', shows: 'palang' },
  DISPORAPAR: {
    colour: '#cd6b11',
    fill: 'M50 18 59 41l25 1-20 15 7 24-21-14-21 14 7-24-20-15 25-1z',
    shows: 'bintang',
  },
  DLH: {
    colour: '#3f7a55',
    fill: 'M50 16q30 24 22 46-6 16-22 16t-22-16q-8-22 22-46z',
    line: 'M50 42v46',
    shows: 'daun',
  },
  DISDIKBUD: { colour: '#41142d', line: 'M50 32q-14-10-32-6v44q18-4 32 6 14-10 32-6V26q-18-4-32 6zv44', shows: 'buku' },
};

/** The mark of each agency that writes a strategy of its own, by its code. */
export async function drawLogos(
  tools: { readonly db: Db; readonly files: PictureFiles },
  actor: Actor,
  agencies: readonly SampleAgency[],
): Promise<ReadonlyMap<string, SampleLogo>> {
  const logos = new Map<string, SampleLogo>();
  for (const { id, code, short } of agencies) {
    const mark = marks[code];
    if (!mark) continue;
    const bytes = await drawn(svgOf(mark), (picture) => picture.png());
    const alt = `Logo ${short}: ${mark.shows}.`;
    const upload = { agencyId: id as AgencyId, alt, name: `logo-${code.toLowerCase()}.png`, bytes };
    const outcome = await uploadPicture(tools, actor, upload);
    if (!outcome.ok) throw new Error(`A sample logo was refused: ${outcome.refusal.kind}`);
    logos.set(code, { mediaId: outcome.value.id, alt });
  }
  return logos;
}

function svgOf({ colour, fill = '', line = '' }: Mark): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="480" viewBox="0 0 100 100">
    <rect width="100" height="100" rx="22" fill="${colour}"/>
    <path d="${fill}" fill="#fff"/>
    <path d="${line}" fill="none" stroke="#fff" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/>
  </svg>`;
}
