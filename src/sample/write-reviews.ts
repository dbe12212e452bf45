import type { Tx } from '#platform/db/db.ts';
import { inMagelang, hourMs, later, minuteMs } from './ids.ts';
import { staffOf, type Newsroom } from './newsroom.ts';
import type { Office } from './write-organisation.ts';
import type { SamplePost } from './posts-plan.ts';
import { addRows } from './sample.store.ts';

const healthFlow = 'Info kesehatan bertahap';

/** Two flows, what each post in review waits for, one late review that was escalated, and two people who stand in. */
export async function writeReviews(
  tx: Tx,
  office: Office,
  { newsroom, now }: { newsroom: Newsroom; now: Date },
): Promise<void> {
  const { agencies } = office;
  const idOf = (code: string): string => agencies.find((agency) => agency.code === code)?.id ?? '';
  const ppid = staffOf(newsroom.people, 'KOTA', 'liaison') ?? '';
  const approver = { kind: 'approver' } as const;
  const coordinator = { need: 'any', parties: [{ kind: 'coordinator' }] };
  const [onlyApprover, withPpid] = [
    { need: 'any', parties: [approver] },
    { need: 'all', parties: [approver, { kind: 'people', title: 'PPID Utama', personIds: [ppid] }] },
  ];
  const times = { lead_minutes: 60, repeats: false };
  await addRows(tx, 'approval_flow', [
    { agency_id: idOf('KOTA'), name: 'Pesan kunci lintas OPD', covers: 'key-message', reach: 'binding', steps: JSON.stringify([onlyApprover, coordinator]), ...times },
    { agency_id: idOf('DINKES'), name: healthFlow, covers: 'all', reach: 'agency', steps: JSON.stringify([withPpid, coordinator]), ...times },
  ]); // oxfmt-ignore
  await writeRunning(tx, { newsroom, now, ppid });
  await writeStandIns(tx, { newsroom, now, idOf });
}

const codeOf = (post: SamplePost): string => post.activity.agency.code;
const party = (post: SamplePost, step: number, position: number) => ({ review_id: post.id, step, position });

interface Running {
  readonly newsroom: Newsroom;
  readonly now: Date;
  readonly ppid: string;
}

async function writeRunning(tx: Tx, { newsroom, now, ppid }: Running): Promise<void> {
  const waiting = newsroom.posts.flatMap(({ post }) => (post.state === 'in-review' ? [post] : []));
  const late = waiting.find(
    (post) => !['DPUPR', 'DINKES'].includes(codeOf(post)) && post.publishAt > later(now, 24 * hourMs),
  );
  const rows = waiting.map((post) => reviewRow(post, { isLate: post === late, now }));
  await addRows(tx, 'post_review', rows);
  const healthy = waiting.filter((post) => codeOf(post) === 'DINKES');
  await addRows(
    tx,
    'post_review_party',
    waiting.flatMap((post) => {
      const isHealth = healthy.includes(post);
      const agreed = post === healthy[0] ? { person_id: staffOf(newsroom.people, 'DINKES', 'approver'), agreed_at: later(post.createdAt, 4 * hourMs) } : {}; // oxfmt-ignore
      const first = { ...party(post, 0, 0), need: isHealth ? 'all' : 'any', kind: 'approver', ...agreed };
      if (!isHealth) return [first];
      const beside = { ...party(post, 0, 1), need: 'all', kind: 'people', title: 'PPID Utama', people: [ppid] };
      return [first, beside, { ...party(post, 1, 0), need: 'any', kind: 'coordinator' }];
    }),
  );
  if (!late) return;
  const told = { review_id: late.id, turn: 0 };
  const [approver, coordinator] = [
    staffOf(newsroom.people, codeOf(late), 'approver'),
    staffOf(newsroom.people, 'KOTA', 'coordinator'),
  ];
  await addRows(tx, 'post_review_notice', [
    ...(approver ? [{ ...told, kind: 'remind', person_id: approver, at: later(now, -5 * hourMs) }] : []),
    ...(coordinator ? [{ ...told, kind: 'escalate', person_id: coordinator, at: later(now, -3 * hourMs) }] : []),
  ]);
}

/** A review carries its post's id: there is one for each. */
function reviewRow(post: SamplePost, { isLate, now }: { readonly isLate: boolean; readonly now: Date }) {
  const submitted = later(post.createdAt, 3 * hourMs);
  return {
    id: post.id,
    post_id: post.id,
    submitted_at: submitted,
    turn_at: submitted,
    flow_name: post.activity.agency.code === 'DINKES' ? healthFlow : '',
    lead_minutes: 60,
    working_hours: isLate ? 4 : null,
    hours_due_at: later(now, isLate ? -3 * hourMs - 20 * minuteMs : 8 * hourMs),
    reminded_turn: isLate ? 0 : null,
    escalated_at: isLate ? later(now, -3 * hourMs) : null,
  };
}

interface StandingIn {
  readonly newsroom: Newsroom;
  readonly now: Date;
  readonly idOf: (code: string) => string;
}

async function writeStandIns(tx: Tx, { newsroom: { people }, now, idOf }: StandingIn): Promise<void> {
  const day = (offset: number): string => inMagelang(now, offset, 12).toISOString().slice(0, 10);
  const rows = [
    { code: 'DPUPR', delegate: 'contributor', starts_on: day(9), ends_on: day(13), note: 'Dinas luar ke Semarang' },
    { code: 'DINSOS', delegate: 'admin', starts_on: day(-1), ends_on: day(2), note: 'Cuti' },
  ].flatMap(({ code, delegate, ...days }) => {
    const [person_id, delegate_id] = [staffOf(people, code, 'approver'), staffOf(people, code, delegate)];
    return person_id && delegate_id ? [{ agency_id: idOf(code), person_id, delegate_id, ...days }] : [];
  });
  await addRows(tx, 'approval_delegation', rows);
}
