import { type SampleActivity, unused } from './activities-plan.ts';
import { type Chance, fill } from './chance.ts';
import { dayMs, hourMs, inMagelang, minuteMs, later, sampleId, slugOf } from './ids.ts';

export type SamplePostState =
  | 'draft'
  | 'in-review'
  | 'returned'
  | 'approved'
  | 'scheduled'
  | 'sending'
  | 'published'
  | 'partly-failed'
  | 'failed'
  | 'missed'
  | 'withdrawn';

export interface SamplePost {
  readonly id: string;
  readonly slug: string;
  readonly activity: SampleActivity;
  readonly title: string;
  readonly text: string;
  readonly short: string;
  readonly state: SamplePostState;
  readonly version: number;
  readonly publishAt: Date;
  readonly createdAt: Date;
  readonly note: string;
  /** Read out on the radio and nowhere else. */
  readonly byHandOnly: boolean;
}

interface Wording {
  readonly title: string;
  readonly text: string;
  readonly short: string;
}

const followUps: readonly Wording[] = [
  {
    title: '{title}: kabar terbaru',
    text: 'Kabar dari {place}: {whatLower}\n\nSampai sore ini, {label} tercatat {value}. {how}\n\nPertanyaan warga kami jawab di bawah ini, satu per satu.',
    short: '{title}: {label} tercatat {value} sampai sore ini. Ada pertanyaan? Tulis di sini.',
  },
  {
    title: 'Tanya jawab: {titleLower}',
    text: 'Ini yang paling sering ditanyakan tentang {titleLower}.\n\nMengapa dilakukan? {why}\nSiapa yang mengerjakan? {who}.\nBagaimana caranya? {how}\n\nMasih ada yang mengganjal? Tulis pertanyaan Anda.',
    short: 'Yang sering ditanyakan: {why} {how} Masih ada pertanyaan? Tulis di sini.',
  },
  {
    title: '{title}: mengapa dan bagaimana',
    text: '{why}\n\nKarena itu {who} turun ke {place}. {how}\n\nPunya usul supaya lebih baik? Kami baca semuanya.',
    short: '{why} Karena itu {who} turun ke {place}. Punya usul? Kami baca semuanya.',
  },
];

const notes = [
  'Tanggal mulai belum sama dengan surat tugas.',
  'Sebutkan jam pengerjaannya.',
  'Foto belum ada teks alternatifnya.',
  'Ajakan untuk warga belum ada.',
  'Nama jalan keliru, cek lagi.',
];
const slotHours = [7, 12, 16.5, 19];

/** One or two posts for each activity, in every state a desk has on an ordinary day. */
export function planPosts(chance: Chance, now: Date, activities: readonly SampleActivity[]): readonly SamplePost[] {
  const used = new Set<string>();
  const posts = activities.flatMap((activity) => {
    const first = planOne(chance, { now, activity, wording: activity.subject, offsetDays: -1, used });
    if (chance.happens(0.25)) return [first];
    return [
      first,
      planOne(chance, { now, activity, wording: chance.pick(followUps), offsetDays: chance.between(0, 3), used }),
    ];
  });
  return setTheScene(posts, now);
}

/** What the guides speak of: the desk of one agency on an ordinary day, by minutes from now. */
const ordinaryDay: readonly (Pick<SamplePost, 'state'> & { readonly minutes: number; readonly byHandOnly?: true })[] = [
  { state: 'partly-failed', minutes: -16 * 60 },
  { state: 'published', minutes: -75 },
  { state: 'sending', minutes: -20, byHandOnly: true },
  { state: 'in-review', minutes: 150 },
  { state: 'in-review', minutes: 330 },
  { state: 'scheduled', minutes: 480 },
  { state: 'returned', minutes: 23 * 60 },
  { state: 'draft', minutes: 29 * 60 },
];

function setTheScene(posts: readonly SamplePost[], now: Date): readonly SamplePost[] {
  const own = posts.filter(({ activity }) => activity.agency.code === 'DPUPR');
  const nearest = own
    .toSorted(
      (a, b) => Math.abs(a.publishAt.getTime() - now.getTime()) - Math.abs(b.publishAt.getTime() - now.getTime()),
    )
    .slice(0, ordinaryDay.length)
    .toSorted((a, b) => a.publishAt.getTime() - b.publishAt.getTime());
  const staged = new Map(
    nearest.map((post, index) => {
      const { minutes = 0, ...given } = ordinaryDay[index] ?? {};
      const quarterMs = 15 * minuteMs;
      const publishAt = new Date(Math.round(later(now, minutes * minuteMs).getTime() / quarterMs) * quarterMs);
      return [
        post.id,
        { ...post, ...given, publishAt, createdAt: later(earlier(publishAt, now), -2 * dayMs) },
      ] as const;
    }),
  );
  return posts.map((post) => staged.get(post.id) ?? post);
}

interface Circumstances {
  readonly now: Date;
  readonly activity: SampleActivity;
  readonly wording: Wording;
  readonly offsetDays: number;
  readonly used: Set<string>;
}

function planOne(chance: Chance, { now, activity, wording, offsetDays, used }: Circumstances): SamplePost {
  const { subject } = activity;
  const values = {
    ...activity.values,
    title: activity.title,
    titleLower: lowerFirst(activity.title),
    place: activity.place === 'Balai kelurahan' ? `Kelurahan ${activity.village}` : activity.place,
    what: fill(subject.what, activity.values),
    whatLower: lowerFirst(fill(subject.what, activity.values)),
    why: fill(subject.why, activity.values),
    who: fill(subject.who, activity.values),
    how: fill(subject.how, activity.values),
    label: (subject.fact[0] ?? '').toLowerCase(),
    value: fill(subject.fact[1] ?? '', activity.values),
  };
  const title = fill(wording.title, values);
  const days = Math.floor((activity.startsAt.getTime() - inMagelang(now, 0, 0).getTime()) / dayMs) + offsetDays;
  const publishAt = inMagelang(now, days, chance.pick(slotHours));
  const state = stateFor(chance, publishAt.getTime() - now.getTime());
  return {
    id: sampleId(chance),
    slug: unused(slugOf(title), used),
    activity,
    title,
    text: fill(wording.text, values),
    short: fill(wording.short, values).slice(0, 290),
    state,
    version: chance.pick([1, 1, 2, 3]),
    publishAt,
    createdAt: later(earlier(publishAt, now), -chance.between(20, 90) * hourMs - chance.between(0, 59) * minuteMs),
    note: chance.pick(notes),
    byHandOnly: false,
  };
}

type Odds = readonly (readonly [SamplePostState, number])[];

/** What share of the posts is in which state, by how far away their time is. */
const oddsByTime: readonly { readonly fromMs: number; readonly odds: Odds }[] = [
  {
    fromMs: 7 * dayMs,
    odds: [
      ['draft', 60],
      ['in-review', 20],
      ['scheduled', 20],
    ],
  },
  {
    fromMs: 0,
    odds: [
      ['scheduled', 45],
      ['in-review', 25],
      ['returned', 12],
      ['approved', 8],
      ['draft', 10],
    ],
  },
  {
    fromMs: -2 * dayMs,
    odds: [
      ['published', 90],
      ['partly-failed', 5],
      ['missed', 5],
    ],
  },
  {
    // What was missed within a month waits in a tray.
    fromMs: -31 * dayMs,
    odds: [
      ['published', 97],
      ['withdrawn', 3],
    ],
  },
  {
    fromMs: -Infinity,
    odds: [
      ['published', 93],
      ['missed', 5],
      ['withdrawn', 2],
    ],
  },
];

function stateFor(chance: Chance, untilMs: number): SamplePostState {
  const { odds } = oddsByTime.find(({ fromMs }) => untilMs > fromMs) ?? { odds: [] };
  let dice = chance.between(1, 100);
  for (const [state, share] of odds) {
    dice -= share;
    if (dice <= 0) return state;
  }
  return 'draft';
}

function lowerFirst(text: string): string {
  return /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
