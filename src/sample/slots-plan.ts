import type { SampleAgency } from './people-plan.ts';

export interface SampleSlot {
  readonly name: string;
  readonly days: string;
  readonly time: string;
  /** By name; neither: on purpose anything. */
  readonly pillar?: string;
  readonly campaign?: string;
  readonly onHolidays: 'keep' | 'skip' | 'move';
  /** On the agency's account; else on any of its channels. */
  readonly onAccount?: boolean;
  readonly fill?: { readonly way: 'bank' | 'ready' | 'bank-then-ready'; readonly daysAhead: number };
}

const everywhere: readonly SampleSlot[] = [
  { name: 'Pagi kerja', days: 'MO,TU,WE,TH,FR', time: '07:00', pillar: 'Informasi dan kebijakan', onHolidays: 'skip' },
];

/** A pillar or a campaign with its own hour: what an agency is known for on that day. */
const ofAgency: Readonly<Record<string, readonly SampleSlot[]>> = {
  KOTA: [{ name: '', days: 'TH', time: '16:30', pillar: 'Kamis budaya', onHolidays: 'keep', onAccount: true }],
  DISKOMINSTA: [
    { name: 'Jawab warga', days: 'FR', time: '12:00', pillar: 'Partisipasi warga', onHolidays: 'move' },
    { name: '', days: 'WE', time: '16:30', campaign: 'Siaga hujan, kota tetap jalan', onHolidays: 'keep' },
  ],
  DPUPR: [
    { name: '', days: 'WE', time: '12:00', pillar: 'Jalan dan saluran hari ini', onHolidays: 'move' },
    { name: '', days: 'SA', time: '07:00', campaign: 'Siaga hujan, kota tetap jalan', onHolidays: 'keep' },
  ],
  DISPERKIM: [{ name: '', days: 'WE', time: '16:30', campaign: 'Siaga hujan, kota tetap jalan', onHolidays: 'keep' }],
  DISDUKCAPIL: [
    { name: '', days: 'TU', time: '12:00', pillar: 'Selasa adminduk', onHolidays: 'move', fill: { way: 'bank', daysAhead: 3 } },
  ],
  DINKES: [
    { name: '', days: 'SA', time: '07:00', pillar: 'Sehat dari rumah', onHolidays: 'keep', fill: { way: 'bank', daysAhead: 2 } },
    { name: '', days: 'WE', time: '12:00', campaign: 'Posyandu tiap bulan', onHolidays: 'move' },
  ],
  DLH: [
    { name: '', days: 'SU', time: '16:30', pillar: 'Pilah sampah', onHolidays: 'keep', fill: { way: 'bank', daysAhead: 2 } },
    { name: '', days: 'WE', time: '16:30', campaign: 'Pilah dari rumah', onHolidays: 'keep' },
  ],
  DISPORAPAR: [
    { name: '', days: 'TH', time: '19:00', pillar: 'Kamis budaya', onHolidays: 'keep' },
    { name: '', days: 'SA', time: '16:30', pillar: 'Sabtu dolan', onHolidays: 'keep', fill: { way: 'bank-then-ready', daysAhead: 2 } },
  ],
  DISDIKBUD: [
    { name: '', days: 'MO', time: '12:00', pillar: 'Dari ruang kelas', onHolidays: 'move' },
    { name: '', days: 'TH', time: '16:30', pillar: 'Kamis budaya', onHolidays: 'keep', onAccount: true, fill: { way: 'bank', daysAhead: 3 } },
  ],
  DISPERPUSIP: [{ name: '', days: 'TH', time: '16:30', pillar: 'Kamis budaya', onHolidays: 'keep' }],
}; // oxfmt-ignore

const weekendEvening: SampleSlot = { name: 'Malam akhir pekan', days: 'SA,SU', time: '19:00', onHolidays: 'keep' };

/** When an agency means to publish. Whatever stands in the bank fills the service hour by itself. */
export function slotsFor({ code }: SampleAgency, index: number, hasService: boolean): readonly SampleSlot[] {
  const service: SampleSlot = {
    name: 'Layanan sore',
    days: index % 2 === 0 ? 'MO,TH' : 'TU,FR',
    time: '16:30',
    pillar: 'Layanan: begini caranya',
    onHolidays: 'move',
    onAccount: true,
    ...(hasService ? { fill: { way: 'bank', daysAhead: 2 } } : {}),
  };
  return [...everywhere, service, ...(ofAgency[code] ?? []), ...(index % 3 === 0 ? [weekendEvening] : [])];
}
