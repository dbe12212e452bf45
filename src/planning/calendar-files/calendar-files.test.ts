import { describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, anActor } from '../../../test/support/people.ts';
import { aProduct, aTokenOf } from '../../../test/support/product.ts';
import { inTransaction } from '#platform/db/db.ts';
import type { Actor } from '#organisation/index.ts';
import { checkCalendar, eventKey, importCalendar } from './import-calendar.ts';
import { readCalendar } from './read-calendar.ts';
import { importSpecialDays } from '#planning/special-days/import-days.ts';
import { removeSpecialDays } from '#planning/special-days/fill-holidays.ts';
import { undoCalendarImport } from './undo-calendar.ts';

const { db } = await aDatabase();
const city = await aCityWithAgencies(db);
const now = new Date('2026-11-27T03:00:00Z');
const tools = { db, now: () => now };
const { contributor, leadership } = city.people;
const stranger = anActor({ role: 'admin', agencyId: city.sibling });
const refused = (kind: string, facts: object = {}) => ({ ok: false, refusal: { kind, ...facts } });

function ics(...events: readonly (readonly string[])[]): Uint8Array {
  const lines = events.flatMap((event) => ['BEGIN:VEVENT', ...event, 'END:VEVENT']);
  return new TextEncoder().encode(['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n'));
}

function read(bytes: Uint8Array, zone = 'Asia/Makassar') {
  const outcome = readCalendar(bytes, { zone, now });
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  return outcome.value.map(({ title, startsAt, endsAt, fault, allDay }) => ({
    title,
    start: startsAt?.toISOString().slice(0, 16),
    end: endsAt?.toISOString().slice(0, 16),
    fault,
    allDay,
  }));
}

const starts = (bytes: Uint8Array) => read(bytes).map(({ start, fault }) => fault ?? start);
const rule = (text: string, ...more: readonly string[]) =>
  ics(['UID:r', 'SUMMARY:Rapat', 'DTSTART;TZID=Asia/Jakarta:20261130T090000', `RRULE:${text}`, ...more]);

const at = (start: string): string[] => ['UID:z', 'SUMMARY:x', start];
const count = async (): Promise<number> => (await db.selectFrom('activity').select('id').execute()).length;

const good = (uid: string, title: string) => [`UID:${uid}`, `SUMMARY:${title}`, 'DTSTART:20261201T010000Z', 'DTEND:20261201T030000Z']; // oxfmt-ignore

async function importing(bytes: Uint8Array, actor: Actor = contributor) {
  return await importCalendar(tools, actor, { agencyId: city.own, fileName: 'dinas.ics', bytes });
}

async function imported(bytes: Uint8Array) {
  const outcome = await importing(bytes);
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  const made = await db.selectFrom('activity_import_row').innerJoin('activity', 'activity.id', 'activity_id').selectAll('activity').where('import_id', '=', outcome.value.id).orderBy('title').execute();
  return { ...outcome.value, made };
} // oxfmt-ignore

describe('reading', () => {
  test('times in UTC, in a zone, by an Outlook name, by the file itself and in no zone', () => {
    const zone = 'BEGIN:VTIMEZONE\r\nTZID:Kantor\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900\r\nEND:STANDARD\r\nEND:VTIMEZONE';
    const text = new TextDecoder().decode(ics(at('DTSTART:20261201T010000Z'), at('DTSTART;TZID=Asia/Jayapura:20261201T090000'), at('DTSTART;TZID="SE Asia Standard Time":20261201T090000'), at('DTSTART;TZID=Kantor:20261201T090000'), at('DTSTART:20261201T090000')));
    const bytes = new TextEncoder().encode(text.replace('VERSION:2.0', `VERSION:2.0\r\n${zone}`));
    expect(starts(bytes)).toEqual(['2026-12-01T01:00', '2026-12-01T00:00', '2026-12-01T02:00', '2026-12-01T00:00', '2026-12-01T01:00']);
  }); // oxfmt-ignore

  test('a whole day is a day where the agency is, and ends before the next', () => {
    const bytes = ics(['SUMMARY:Hari jadi', 'DTSTART;VALUE=DATE:20261201', 'DTEND;VALUE=DATE:20261203']);
    expect(read(bytes)).toMatchObject([{ start: '2026-11-30T16:00', end: '2026-12-02T15:59', allDay: true }]);
  });

  test('folded lines, escaped text and a duration', () => {
    const bytes = ics(['SUMMARY:Rapat\\, lalu', '  makan', 'DTSTART:20261201T010000Z', 'DURATION:PT90M']);
    expect(read(bytes)).toMatchObject([{ title: 'Rapat, lalu makan', end: '2026-12-01T02:30' }]);
  });

  test('repeating events are written out, without what was left out, moved or lies too far away', () => {
    expect(starts(rule('FREQ=WEEKLY;COUNT=3', 'EXDATE;TZID=Asia/Jakarta:20261207T090000'))).toEqual([
      '2026-11-30T02:00',
      '2026-12-14T02:00',
    ]);
    const moved = ics(
      ['UID:m', 'SUMMARY:Apel', 'DTSTART:20261130T010000Z', 'RRULE:FREQ=WEEKLY;COUNT=2'],
      ['UID:m', 'SUMMARY:Apel', 'RECURRENCE-ID:20261207T010000Z', 'DTSTART:20261208T010000Z'],
    );
    expect(starts(moved)).toEqual(['2026-11-30T01:00', '2026-12-08T01:00']);
    expect(starts(rule('FREQ=WEEKLY'))).toHaveLength(52);
  });

  test('rules without sense or end do not hang and say what is wrong', () => {
    const before = performance.now();
    expect(starts(rule('FREQ=DAILY'))).toEqual(['too-many']);
    expect(starts(rule('FREQ=MINUTELY'))).toEqual(['too-many']);
    expect(starts(rule('FREQ=SECONDLY'))).toEqual(['rule-unreadable']);
    expect(starts(rule('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'))).toEqual(['never']);
    expect(starts(rule('FREQ=SOMETIMES'))).toEqual([expect.stringMatching(/rule-unreadable|unreadable/)]);
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  test('each event says its own fault, and spoils no other', () => {
    const bytes = ics(
      ['SUMMARY:Tanpa mulai'],
      ['DTSTART:20261201T010000Z'],
      ['SUMMARY:Terbalik', 'DTSTART:20261201T030000Z', 'DTEND:20261201T010000Z'],
      ['SUMMARY:Zona', 'DTSTART;TZID=Bulan/Kawah:20261201T010000'],
      ['SUMMARY:Batal', 'DTSTART:20261201T010000Z', 'STATUS:CANCELLED'],
      ['SUMMARY:Bulan 13', 'DTSTART:20261301T010000Z'],
      ['ini bukan baris kalender'],
      good('utuh', 'Utuh'),
    );
    expect(read(bytes).map(({ fault }) => fault)).toEqual(['no-start', 'no-title', 'ends-before-it-starts', 'zone-unknown', 'cancelled', 'no-such-time', 'unreadable', null]);
  }); // oxfmt-ignore

  test.each([
    [new TextEncoder().encode('%PDF-1.7'), 'not-a-calendar-file', {}],
    [new Uint8Array(), 'not-a-calendar-file', {}],
    [ics(), 'calendar-file-empty', {}],
    [new Uint8Array(5_000_000), 'calendar-file-too-large', { max: 2 }],
    [ics(...Array.from({ length: 10_000 }, () => ['SUMMARY:x'])), 'calendar-file-too-long', { count: 10_000, max: 2_000 }],
  ] as const)('a file that is none, empty, or too much (%#)', (bytes, kind, facts) => {
    expect(readCalendar(bytes, { zone: 'Asia/Jakarta', now })).toEqual(refused(kind, facts));
  }); // oxfmt-ignore
});

describe('importing', () => {
  test('makes activities of the good events, and does not take them twice', async () => {
    const bytes = ics([...good('a', 'A'), 'LOCATION:Alun-alun', 'DESCRIPTION:Baris\\nkedua'], good('b', 'B'), good('b', 'B'), ['SUMMARY:Rusak']);
    const { made, activities, left } = await imported(bytes);
    expect([activities, left]).toEqual([2, 2]);
    expect(made[0]).toMatchObject({ title: 'A', place: 'Alun-alun', what: 'Baris\nkedua', starts_at: new Date('2026-12-01T01:00:00Z'), ends_at: new Date('2026-12-01T03:00:00Z'), shown_on_portal: false, created_by: contributor.personId });
    const again = await checkCalendar(tools, contributor, { agencyId: city.own, bytes });
    expect(again.ok && again.value.map(({ fault }) => fault)).toEqual(['there-already', 'there-already', 'there-already', 'no-start']);
    expect(await importing(bytes)).toEqual(refused('no-event-to-import'));
  }); // oxfmt-ignore

  test('of the same file sent twice at once, one comes in', async () => {
    const bytes = ics(good('sekaligus', 'Sekaligus'));
    const outcomes = await Promise.all([importing(bytes), importing(bytes)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('what is over stays out unless it is chosen; of what is chosen nothing else comes in', async () => {
    const over = ['UID:lewat', 'SUMMARY:Lewat', 'DTSTART:20261127T010000Z', 'DTEND:20261127T025900Z'];
    const running = ['UID:jalan', 'SUMMARY:Sedang berjalan', 'DTSTART:20261127T010000Z', 'DTEND:20261127T030000Z'];
    const today = ['UID:hari', 'SUMMARY:Sepanjang hari ini', 'DTSTART;VALUE=DATE:20261127'];
    const bytes = ics(over, running, today, good('nanti', 'Nanti'));
    const checked = await checkCalendar(tools, contributor, { agencyId: city.own, bytes });
    if (!checked.ok) throw new Error(checked.refusal.kind);
    expect(checked.value.map(({ past }) => past)).toEqual([true, false, false, false]);
    const keys = new Set(checked.value.filter(({ title }) => title === 'Lewat').map((event) => eventKey(event) ?? ''));
    const file = { agencyId: city.own, fileName: 'dinas.ics', bytes };
    expect(await importCalendar(tools, contributor, { ...file, chosen: new Set(['0123456789abcdef']) })).toEqual(refused('no-event-to-import'));
    expect(await importCalendar(tools, contributor, { ...file, chosen: keys })).toMatchObject({ ok: true, value: { activities: 1, left: 3 } });
    expect((await imported(bytes)).made.map(({ title }) => title)).toEqual(['Nanti', 'Sedang berjalan', 'Sepanjang hari ini']);
  }); // oxfmt-ignore

  test('takes at most 500 at once, whatever is over beside', async () => {
    const bytes = ics(...Array.from({ length: 510 }, (_, index) => good(`banyak-${index}`, `${index}`)));
    const checked = await checkCalendar(tools, contributor, { agencyId: city.own, bytes });
    expect(checked.ok && checked.value.filter(({ fault }) => fault === 'too-many')).toHaveLength(10);
    const old = ['UID:tua', 'SUMMARY:Tua', 'DTSTART:20251201T010000Z', 'RDATE:20251202T010000Z'];
    const more = ics(old, ...Array.from({ length: 500 }, (_, index) => good(`batas-${index}`, `${index}`)));
    const all = await checkCalendar(tools, contributor, { agencyId: city.own, bytes: more });
    if (!all.ok) throw new Error(all.refusal.kind);
    expect(all.value.filter(({ fault }) => fault !== null)).toEqual([]);
    const chosen = new Set(all.value.map((event) => eventKey(event) ?? ''));
    const asked = { agencyId: city.own, fileName: 'banyak.ics', bytes: more, chosen };
    expect(await importCalendar(tools, contributor, asked)).toEqual(refused('too-many-events-chosen', { max: 500 }));
  });

  test('is closed to strangers and readers, and keeps nothing of a bad file', async () => {
    const before = await count();
    for (const actor of [stranger, leadership]) {
      expect(await importing(ics(good('x', 'x')), actor)).toEqual(refused('not-allowed'));
      const asked = { agencyId: city.own, bytes: ics(good('x', 'x')) };
      expect(await checkCalendar(tools, actor, asked)).toEqual(refused('not-allowed'));
    }
    expect(await importing(new TextEncoder().encode('halo'))).toEqual(refused('not-a-calendar-file'));
    expect(await count()).toBe(before);
  });
});

describe('undoing', () => {
  test('takes back all but what was worked on, and lets the file in again', async () => {
    const bytes = ics(good('u1', 'Utuh'), good('u2', 'Ditulis'), good('u3', 'Tampil'), good('u4', 'Dipakai'));
    const { id, made } = await imported(bytes);
    const idOf = (title: string) => made.find((one) => one.title === title)?.id ?? '';
    await inTransaction(db, async (tx) => {
      await tx.updateTable('activity').set({ revision: 2 }).where('id', '=', idOf('Ditulis')).execute();
      await tx.updateTable('activity').set({ shown_on_portal: true }).where('id', '=', idOf('Tampil')).execute();
      await tx.insertInto('post').values({ agency_id: city.own, slug: crypto.randomUUID(), activity_id: idOf('Dipakai') }).execute();
    });
    expect(await undoCalendarImport(tools, stranger, id)).toEqual(refused('activity-import-not-found'));
    expect(await undoCalendarImport(tools, leadership, id)).toEqual(refused('not-allowed'));
    const undone = await undoCalendarImport(tools, contributor, id);
    expect(undone).toMatchObject({ ok: true, value: { undone: 1 } });
    expect(undone.ok && undone.value.kept.map(({ title }) => title).toSorted()).toEqual(['Dipakai', 'Ditulis', 'Tampil']);
    expect(await undoCalendarImport(tools, contributor, id)).toEqual(refused('already-taken-back'));
    expect((await imported(bytes)).activities).toBe(1);
  }); // oxfmt-ignore
});

function upload(chosen?: string): FormData {
  const sent = new FormData();
  if (chosen !== undefined) sent.set('chosen', chosen);
  sent.set('agencyId', city.own);
  sent.set('file', new File([Buffer.from(ics(good('http', 'Lewat HTTP'), ['SUMMARY:Rusak']))], 'dinas.ics'));
  return sent;
}

describe('as special days', () => {
  const days = ics(
    ['UID:d1', 'SUMMARY:Hari jadi', 'DTSTART;VALUE=DATE:20270411', 'DTEND;VALUE=DATE:20270413'],
    ['UID:d2', 'SUMMARY:Rusak'],
  );
  const asDays = (actor: Actor, bytes = days, agencyId = city.root) =>
    importSpecialDays(tools, actor, { bytes, agencyId, kind: 'local' });

  test('each day comes in for the whole city once, and all are taken back', async () => {
    const made = await asDays(city.coordinator);
    if (!made.ok) throw new Error(made.refusal.kind);
    expect(made.value).toMatchObject({ added: [expect.any(String), expect.any(String)], left: 1 });
    const kept = await db.selectFrom('special_day').select(['date', 'name', 'agency_id', 'kind']).where('id', 'in', [...made.value.added]).orderBy('date').execute();
    expect(kept).toMatchObject([{ date: '2027-04-11', name: 'Hari jadi', agency_id: null, kind: 'local' }, { date: '2027-04-12' }]);
    expect(await asDays(city.coordinator)).toEqual(refused('no-event-to-import'));
    expect(await removeSpecialDays(tools, city.coordinator, made.value.added)).toEqual({ ok: true, value: 2 });
    expect((await asDays(city.coordinator)).ok).toBe(true);
  }); // oxfmt-ignore

  test('is the coordinator’s, and refuses a file that is none or too much', async () => {
    expect(await asDays(contributor, days, city.own)).toEqual(refused('not-allowed'));
    expect(await asDays(city.people.coordinator)).toEqual(refused('not-allowed'));
    expect(await asDays(city.coordinator, new TextEncoder().encode('x'))).toEqual(refused('not-a-calendar-file'));
    const long = ics(['SUMMARY:Lama', 'DTSTART;VALUE=DATE:20270101', 'DTEND;VALUE=DATE:20271231']);
    expect(await asDays(city.coordinator, long)).toEqual(refused('too-many-special-days', { max: 100 }));
  });
});

test('over HTTP a file is previewed, imported, listed and undone', async () => {
  const product = aProduct(db, { now: () => now });
  const token = await aTokenOf(db, contributor);
  const send = async (path: string, chosen?: string) =>
    await (await product.app.request(`/api${path}`, { method: 'POST', body: upload(chosen), headers: { authorization: `Bearer ${token}` } })).json() as object;
  const preview = (await send('/activity-imports/preview')) as { items: { key: string }[] };
  expect(preview).toMatchObject({ good: 1, past: 0, items: [{ title: 'Lewat HTTP', past: false, fault: null }, { key: null, fault: 'no-start' }] });
  expect(await send('/activity-imports', 'semua')).toMatchObject({ error: { kind: 'invalid-input' } });
  const made = (await send('/activity-imports', preview.items[0]?.key)) as { id: string };
  expect(made).toMatchObject({ activities: 1, left: 1 });
  const list = (await product.call('get', '/activity-imports', { token })).body as { items: unknown[] };
  expect(list.items[0]).toMatchObject({ id: made.id, fileName: 'dinas.ics', activities: 1, canUndo: true });
  expect((await product.call('post', `/activity-imports/${made.id}/undo`, { token })).body).toEqual({ undone: 1, kept: [] });
}); // oxfmt-ignore
