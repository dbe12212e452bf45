import type { MediumName } from '#channels/index.ts';
import type { Chance } from './chance.ts';
import { sampleId } from './ids.ts';
import type { SampleAgency } from './people-plan.ts';

export interface SampleChannel {
  readonly id: string;
  readonly agency: SampleAgency;
  readonly medium: MediumName;
  readonly name: string;
  readonly handle: string;
  /** False for the one account that somebody must connect again. */
  readonly connected: boolean;
}

/** Ends in a domain that can't exist, so that it is never asked for over the network. */
export const practiceOrigin = 'https://bluesky.invalid';

const onRadio = new Set(['DPUPR', 'SETDA', 'DISKOMINSTA', 'DINKES']);
const onBillboard = new Set(['DISKOMINSTA', 'DISPORAPAR']);
const onWhatsapp = new Set(['DISDUKCAPIL', 'RSUDTIDAR', 'DISKOMINSTA']);

export function planChannels(chance: Chance, agencies: readonly SampleAgency[]): readonly SampleChannel[] {
  return agencies.flatMap((agency) => mediaOf(agency, chance).map((medium) => planOne(chance, agency, medium)));
}

function mediaOf({ code }: SampleAgency, chance: Chance): readonly MediumName[] {
  const media: MediumName[] = ['portal', 'bluesky'];
  if (chance.happens(0.85) || code === 'DPUPR') media.push('instagram');
  if (onRadio.has(code)) media.push('radio');
  if (onBillboard.has(code)) media.push('billboard');
  if (onWhatsapp.has(code)) media.push('whatsapp-channel');
  return media;
}

const names: Partial<Record<MediumName, string>> = { radio: 'Magelang FM', billboard: 'Videotron Alun-alun' };

function planOne(chance: Chance, agency: SampleAgency, medium: MediumName): SampleChannel {
  const handle = `${agency.slug.replaceAll('-', '')}.magelang.contoh`;
  const needsHandle = medium === 'bluesky' || medium === 'instagram';
  return {
    id: sampleId(chance),
    agency,
    medium,
    name: names[medium] ?? accountName(agency),
    handle: needsHandle ? handle : '',
    connected: !(medium === 'bluesky' && agency.code === 'DISHUB'),
  };
}

/** The city's own account is called after the city alone. */
function accountName({ short }: SampleAgency): string {
  return short.includes('Kota Magelang') ? short : `${short} Kota Magelang`;
}
