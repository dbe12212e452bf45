import type { Tx } from '#platform/db/db.ts';
import { inMagelang } from './ids.ts';
import type { SampleAgency, SamplePerson } from './people-plan.ts';
import { staffOf } from './newsroom.ts';
import { addRows } from './sample.store.ts';

const planned = [
  ['DPUPR', 4, 12, 'Jalan Pahlawan ditutup untuk karnaval budaya', 'Jalan Pahlawan ditutup mulai pukul 06.00 WIB. Lewat Jalan Veteran selama karnaval berlangsung.'],
  ['DISHUB', 4, 12, 'Karnaval budaya: rute pengganti Jalan Pahlawan', 'Jalan Pahlawan ditutup mulai pukul 08.00 WIB. Ikuti petunjuk petugas di persimpangan.'],
  ['DINKES', 6, 7, 'Vaksinasi rabies gratis di balai kelurahan', 'Vaksinasi rabies untuk anjing dan kucing tersedia 150 dosis. Bawa hewan dengan tali.'],
  ['DISPERPA', 9, 16.5, 'Vaksinasi rabies gratis untuk kucing dan anjing', 'Vaksinasi rabies gratis tersedia 200 dosis di balai kelurahan. Daftar di tempat.'],
] as const; // oxfmt-ignore

interface Around {
  readonly now: Date;
  readonly agencies: readonly SampleAgency[];
  readonly people: readonly SamplePerson[];
}

/** Drafts of two agencies that collide in the coming days, so that the screen has something to settle. */
export async function writeClashingPosts(tx: Tx, { now, agencies, people }: Around): Promise<void> {
  const rows = planned.flatMap(([code, day, hour, title, text], index) => {
    const agency = agencies.find((one) => one.code === code);
    if (!agency) return [];
    const createdBy = staffOf(people, code, 'admin');
    return [{ agency_id: agency.id, slug: `benturan-${index + 1}`, title, text, created_by: createdBy, publish_at: inMagelang(now, day, hour) }];
  });
  await addRows(tx, 'post', rows);
} // oxfmt-ignore
