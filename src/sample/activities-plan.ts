import { type Chance, fill } from './chance.ts';
import { cityContent, type Subject, subjectContents } from './content.ts';
import { hourMs, inMagelang, later, sampleId, slugOf } from './ids.ts';
import type { SampleAgency, SamplePerson } from './people-plan.ts';

export interface SampleActivity {
  readonly id: string;
  readonly slug: string;
  readonly agency: SampleAgency;
  readonly subject: Subject;
  readonly values: Readonly<Record<string, string | number>>;
  readonly title: string;
  readonly village: string;
  readonly place: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly programme: string | null;
  readonly variant: number;
  readonly quote: { readonly text: string; readonly name: string; readonly title: string } | null;
}

const weeksBack = 13;
const weekdays = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];
const months = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];

const quotes = [
  'Yang penting warga tahu kapan selesai, bukan hanya kapan mulai.',
  'Kami mulai dari titik yang paling sering dilaporkan warga.',
  'Kalau ada yang belum pas, sampaikan. Kami perbaiki bersama.',
  'Biayanya kami buka, silakan ditanyakan.',
  'Usul ini datang dari warga; kami tinggal mengerjakan.',
];

/** About one activity per agency and week, three months back and two weeks ahead. */
export function planActivities(
  chance: Chance,
  now: Date,
  office: { agencies: readonly SampleAgency[]; people: readonly SamplePerson[] },
): readonly SampleActivity[] {
  const used = new Set<string>();
  return office.agencies.flatMap((agency) => {
    const subjects = subjectContents.filter((subject) => subject.agency === agency.code);
    const approver = office.people.find((person) => person.agencyCode === agency.code && person.role === 'approver');
    return weeks(agency.code === 'DPUPR' ? 0.2 : weeksBetween(subjects.length)).map((week, index) => {
      const subject = subjects[index % subjects.length] ?? chance.pick(subjects);
      return planOne(chance, { now, week, agency, subject, approver, used });
    });
  });
}

function weeksBetween(subjectCount: number): number {
  if (subjectCount === 0) return Infinity;
  return subjectCount > 2 ? 1 : 1.5;
}

function weeks(step: number): number[] {
  const list: number[] = [];
  if (step === Infinity) return list;
  for (let week = -weeksBack; week < 2; week += step) list.push(week);
  return list;
}

interface Circumstances {
  readonly now: Date;
  readonly week: number;
  readonly agency: SampleAgency;
  readonly subject: Subject;
  readonly approver: SamplePerson | undefined;
  readonly used: Set<string>;
}

function planOne(chance: Chance, { now, week, agency, subject, approver, used }: Circumstances): SampleActivity {
  const startsAt = inMagelang(now, Math.round(week * 7) + chance.between(0, 5), chance.pick([8, 8.5, 9, 13]));
  const village = chance.pick(cityContent.villages);
  const road = chance.pick(cityContent.roads);
  const values = {
    village,
    road,
    n: chance.between(12, 180),
    d: chance.between(1, 9),
    p: chance.between(5, 19) * 5,
    day: dayName(startsAt),
  };
  const title = fill(subject.title, values);
  return {
    id: sampleId(chance),
    slug: unused(slugOf(title), used),
    agency,
    subject,
    values,
    title,
    village,
    place: subject.title.includes('{road}') ? road : 'Balai kelurahan',
    startsAt,
    endsAt: later(startsAt, chance.pick([3, 4, 6]) * hourMs),
    programme: subject.programme ?? null,
    variant: chance.between(0, 3),
    quote:
      approver && chance.happens(0.6)
        ? { text: chance.pick(quotes), name: approver.name, title: approver.jobTitle }
        : null,
  };
}

/** "Rabu, 23 Desember" on Magelang's clock. */
function dayName(at: Date): string {
  const local = later(at, 7 * hourMs);
  return `${weekdays[local.getUTCDay()] ?? ''}, ${local.getUTCDate()} ${months[local.getUTCMonth()] ?? ''}`;
}

export function unused(wanted: string, used: Set<string>): string {
  let slug = wanted;
  for (let copy = 2; used.has(slug); copy += 1) slug = `${wanted}-${copy}`;
  used.add(slug);
  return slug;
}
