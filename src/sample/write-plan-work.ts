import { createHash } from 'node:crypto';
import { isoDay } from '#platform/time/format.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Chance } from './chance.ts';
import planWork from './content/plan-work.json' with { type: 'json' };
import { hourMs, inMagelang, later, sampleId, slugOf } from './ids.ts';
import { staffOf } from './newsroom.ts';
import { addRows } from './sample.store.ts';
import type { Office } from './write-organisation.ts';

interface Around extends Office {
  readonly now: Date;
  readonly chance: Chance;
}

const maker = 'DPUPR';

/** What planning leaves behind: plans from a spreadsheet and a calendar file, addresses for calendars, decisions of meetings. */
export async function writePlanWork(tx: Tx, around: Around): Promise<void> {
  await writeSheet(tx, around);
  await writeUndoneSheet(tx, around);
  await writeCalendarFile(tx, around);
  await writeFeeds(tx, around);
  await writeNotes(tx, around);
}

/** Drafts of the coming month with the notes that only a plan has: what to show, what to ask for, who does it. */
async function writeSheet(tx: Tx, { now, chance, agencies, people, channels }: Around): Promise<void> {
  const { file, rows } = planWork.sheet;
  const agency = agencyIdOf(agencies, maker);
  const at = inMagelang(now, -4, 10.4);
  const by = staffOf(people, maker, 'admin');
  const posts = rows.map((row) => ({ ...row, id: sampleId(chance) }));
  await addRows(tx, 'post', posts.map(({ id, day, hour, title, text }) => ({ id, agency_id: agency, slug: `rencana-${slugOf(title)}`, title, text, publish_at: inMagelang(now, day, hour), created_by: by, created_at: at, updated_at: at })));
  await addRows(tx, 'post_version', posts.map(({ id, title, text }) => ({ post_id: id, version: 1, person_id: by, started_at: at, at, content: JSON.stringify({ title, text, kind: 'berita', informationClass: 'berkala', channels: [], pictures: [] }) })));
  const usual = channels.filter(({ agency: { code }, medium }) => code === maker && (medium === 'instagram' || medium === 'bluesky'));
  await addRows(tx, 'post_variant', posts.flatMap(({ id }) => usual.map((channel) => ({ post_id: id, channel_id: channel.id, text: null }))));
  await addRows(tx, 'post_brief', posts.map(({ id, hashtags, visual, call, purpose, person }) => ({ post_id: id, hashtags, visual, call_to_action: call, purpose, person_in_charge: person, updated_at: at })));
  const importId = sampleId(chance);
  await addRows(tx, 'post_import', [{ id: importId, agency_id: agency, person_id: by, file_name: file, created_at: at }]);
  await addRows(tx, 'post_import_row', posts.map(({ id }, index) => ({ import_id: importId, line: index + 2, post_id: id })));
} // oxfmt-ignore

/** The wrong file, taken back minutes later. */
async function writeUndoneSheet(tx: Tx, { now, chance, agencies, people }: Around): Promise<void> {
  const { agency: code, file, rows } = planWork.undone;
  const agency = agencyIdOf(agencies, code);
  const [at, undoneAt] = [inMagelang(now, -9, 9), inMagelang(now, -9, 9.1)];
  const by = staffOf(people, code, 'admin');
  const posts = rows.map((title) => ({ id: sampleId(chance), title }));
  await addRows(tx, 'post', posts.map(({ id, title }) => ({ id, agency_id: agency, slug: `keliru-${slugOf(title)}`, title, created_by: by, created_at: at, updated_at: undoneAt, removed_at: undoneAt })));
  const importId = sampleId(chance);
  await addRows(tx, 'post_import', [{ id: importId, agency_id: agency, person_id: by, file_name: file, created_at: at, undone_at: undoneAt }]);
  await addRows(tx, 'post_import_row', posts.map(({ id }, index) => ({ import_id: importId, line: index + 2, post_id: id })));
} // oxfmt-ignore

async function writeCalendarFile(tx: Tx, { now, chance, agencies, people }: Around): Promise<void> {
  const { file, events } = planWork.calendar;
  const agency = agencyIdOf(agencies, maker);
  const at = inMagelang(now, -6, 14.2);
  const by = staffOf(people, maker, 'contributor');
  const made = events.map((event) => ({ ...event, id: sampleId(chance), startsAt: inMagelang(now, event.day, event.hour) }));
  await addRows(tx, 'activity', made.map(({ id, title, what, place, hours, startsAt }) => ({ id, agency_id: agency, slug: `agenda-${slugOf(title)}`, title, what, place, starts_at: startsAt, ends_at: later(startsAt, hours * hourMs), created_by: by, created_at: at, updated_at: at })));
  const importId = sampleId(chance);
  await addRows(tx, 'activity_import', [{ id: importId, agency_id: agency, person_id: by, file_name: file, created_at: at }]);
  await addRows(tx, 'activity_import_row', made.map(({ id, startsAt }) => ({ import_id: importId, activity_id: id, uid: `${id}@sda.contoh`, starts_at: startsAt })));
} // oxfmt-ignore

/** Their secrets were shown once and are known to nobody. */
async function writeFeeds(tx: Tx, { now, chance, agencies, people }: Around): Promise<void> {
  const rows = planWork.feeds.flatMap(({ agency, role, whole, content, name, used }) => {
    const person = people.find((one) => one.role === role && (whole || one.agencyCode === agency));
    if (!person) return [];
    const token_hash = createHash('sha256').update(sampleId(chance)).digest();
    const seen = { created_at: inMagelang(now, -20, 11), last_used_at: later(now, -used * hourMs) };
    return [{ person_id: person.id, agency_id: whole ? null : agencyIdOf(agencies, agency), content, name, token_hash, ...seen }];
  });
  await addRows(tx, 'calendar_feed', rows);
} // oxfmt-ignore

/** An agency's own, and those of the whole city, which its top holds. */
async function writeNotes(tx: Tx, { now, agencies, people }: Around): Promise<void> {
  const [top] = agencies;
  const coordinator = people.find(({ role }) => role === 'coordinator')?.id ?? null;
  const rows = planWork.notes.map(({ agency, day, text }, index) => ({
    agency_id: agency === '' && top ? top.id : agencyIdOf(agencies, agency),
    person_id: agency === '' ? coordinator : staffOf(people, agency, 'admin'),
    day: isoDay(inMagelang(now, day, 12), 'Asia/Jakarta'),
    text,
    created_at: inMagelang(now, -5, 9 + index * 0.1),
  }));
  await addRows(tx, 'plan_note', rows);
}

function agencyIdOf(agencies: Office['agencies'], code: string): string {
  const agency = agencies.find((one) => one.code === code);
  if (!agency) throw new Error(`The sample city has no agency ${code}`);
  return agency.id;
}
