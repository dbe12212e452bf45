import type { Role } from '#organisation/index.ts';
import type { Chance } from './chance.ts';
import { agencyContents, cityContent } from './content.ts';
import { sampleId, slugOf } from './ids.ts';

export interface SampleAgency {
  readonly id: string;
  readonly code: string;
  readonly slug: string;
  readonly name: string;
  readonly short: string;
  readonly topic: string;
  readonly description: string;
  readonly alias: { readonly name: string; readonly short: string; readonly to: string } | null;
}

export interface SamplePerson {
  readonly id: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly email: string;
  readonly agencyCode: string;
  readonly role: Role;
}

export function planAgencies(chance: Chance): readonly SampleAgency[] {
  return agencyContents.map(({ code, name, short, topic, description, alias }) => ({
    id: sampleId(chance),
    code,
    slug: slugOf(short),
    name,
    short,
    topic,
    description,
    alias: alias ?? null,
  }));
}

const jobs: readonly { readonly role: Role; readonly title: string }[] = [
  { role: 'admin', title: 'Admin Bakohumas' },
  { role: 'approver', title: 'Sekretaris' },
  { role: 'liaison', title: 'Pejabat Penghubung' },
];

/** Everybody is invented: first and family names are drawn apart, addresses end in `.contoh`. */
export function planPeople(chance: Chance, agencies: readonly SampleAgency[]): readonly SamplePerson[] {
  const names = inventedNames(chance);
  const hire = (agency: SampleAgency, role: Role, jobTitle: string): SamplePerson => {
    const name = names.pop() ?? 'Warga Contoh';
    const email = `${slugOf(name).replaceAll('-', '.')}@${agency.slug}.contoh`;
    return {
      id: sampleId(chance),
      name,
      jobTitle: `${jobTitle} ${agency.short}`,
      email,
      agencyCode: agency.code,
      role,
    };
  };
  const [root, ...others] = agencies;
  if (!root) return [];
  const centre: SamplePerson[] = [
    {
      ...hire(root, 'coordinator', 'Koordinator Komunikasi'),
      name: 'Endah Lestari',
      email: 'endah.lestari@kota.contoh',
    },
    hire(root, 'coordinator', 'Wakil Koordinator'),
    hire(root, 'approver', 'Kepala Bagian'),
    hire(root, 'leadership', 'Sekretaris Daerah'),
    hire(root, 'liaison', 'PPID Utama'),
  ];
  const staff = others.flatMap((agency) => jobs.map(({ role, title }) => hire(agency, role, title)));
  const helping = others
    .filter((_, index) => index % 3 === 0)
    .map((agency) => hire(agency, 'contributor', 'Kontributor'));
  return [...centre, ...staff, ...helping].map((person) =>
    known[`${person.agencyCode} ${person.role}`]
      ? { ...person, ...known[`${person.agencyCode} ${person.role}`] }
      : person,
  );
}

/** The people that the guides and pictures speak of. */
const known: Readonly<Record<string, { name: string; email: string }>> = {
  'DPUPR admin': { name: 'Ratna Wulandari', email: 'ratna.wulandari@dpupr.contoh' },
  'DPUPR approver': { name: 'Bambang Prasetyo', email: 'bambang.prasetyo@dpupr.contoh' },
  'DPUPR liaison': { name: 'Joko Susilo', email: 'joko.susilo@dpupr.contoh' },
  'DPUPR contributor': { name: 'Dimas Aryo', email: 'dimas.aryo@dpupr.contoh' },
};

function inventedNames(chance: Chance): string[] {
  const all = [...cityContent.women, ...cityContent.men];
  const first = all.map((name) => name.split(' ')[0] ?? name);
  const family = all.map((name) => name.split(' ')[1] ?? name);
  const taken = new Set([...Object.values(known).map(({ name }) => name), 'Endah Lestari']);
  const names = new Set<string>();
  while (names.size < 140) {
    const name = `${chance.pick(first)} ${chance.pick(family)}`;
    if (!taken.has(name)) names.add(name);
  }
  return [...names];
}
