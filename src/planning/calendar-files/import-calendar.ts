import { createHash } from 'node:crypto';
import { authorOf, can, recordAudit, zoneOf, type Actor, type AgencyId } from '#organisation/index.ts';
import { addActivity } from '#planning/activity.store.ts';
import type { PlanningTools } from '#planning/tools.ts';
import { inTransaction, type Db, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { FileFault } from './event-blocks.ts';
import {
  addCalendarImport, addCalendarRows, fillFromEvent, knownEvents, lockImportsOf, type MadeActivity,
} from './import.store.ts'; // oxfmt-ignore
import { readCalendar, type ReadEvent } from './read-calendar.ts';

/** More than an agency does in a year is a mistake: of what is ahead, and of what is over. */
const mostAtOnce = 500;

export interface CalendarFile {
  readonly agencyId: AgencyId;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Keys of events; without them, all good ones that are not over. */
  readonly chosen?: ReadonlySet<string> | undefined;
}

export type ReadFileRefusal = FileFault | { readonly kind: 'not-allowed' };
export type ImportCalendarRefusal =
  | ReadFileRefusal
  | { readonly kind: 'no-event-to-import' }
  | { readonly kind: 'too-many-events-chosen'; readonly max: number };

/** What would come of the file as things are now. */
export async function checkCalendar(
  { db, now }: PlanningTools,
  actor: Actor,
  { agencyId, bytes }: Pick<CalendarFile, 'agencyId' | 'bytes'>,
): Promise<Result<readonly ReadEvent[], ReadFileRefusal>> {
  if (!can(actor, 'activity.write', agencyId)) return refuse({ kind: 'not-allowed' });
  return await check(db, agencyId, { bytes, now: now() });
}

async function check(
  db: Db | Tx,
  agencyId: AgencyId,
  { bytes, now }: { readonly bytes: Uint8Array; readonly now: Date },
): Promise<Result<readonly ReadEvent[], FileFault>> {
  const read = readCalendar(bytes, { zone: await zoneOf(db, agencyId), now });
  if (!read.ok) return read;
  const known = await knownEvents(db, agencyId);
  const seen = new Set<string>();
  const taken = { ahead: 0, past: 0 };
  const events = read.value.map((event): ReadEvent => {
    if (event.fault || !event.startsAt) return event;
    const key = `${event.uid} ${event.startsAt.toISOString()}`;
    if (known.has(key)) return { ...event, fault: 'there-already' };
    if (seen.has(key)) return { ...event, fault: 'twice' };
    seen.add(key);
    const when = event.past ? 'past' : 'ahead';
    taken[when] += 1;
    return taken[when] > mostAtOnce ? { ...event, fault: 'too-many' } : event;
  });
  return accept(events);
}

/** The same for the same event of the same file; null: it never happens. */
export function eventKey({ uid, startsAt }: ReadEvent): string | null {
  if (!startsAt) return null;
  return createHash('sha256').update(`${uid} ${startsAt.toISOString()}`).digest('hex').slice(0, 16);
}

/** The good events that are chosen become activities, all in one transaction. */
export function importCalendar(
  { db, now }: PlanningTools,
  actor: Actor,
  { agencyId, fileName, bytes, chosen }: CalendarFile,
): Promise<Result<{ readonly id: string; readonly activities: number; readonly left: number }, ImportCalendarRefusal>> {
  return inTransaction(db, async (tx) => {
    if (!can(actor, 'activity.write', agencyId)) return refuse({ kind: 'not-allowed' });
    await lockImportsOf(tx, agencyId);
    const checked = await check(tx, agencyId, { bytes, now: now() });
    if (!checked.ok) return checked;
    const good = checked.value.filter(
      (event) => event.fault === null && (chosen?.has(eventKey(event) ?? '') ?? !event.past),
    );
    if (good.length === 0) return refuse({ kind: 'no-event-to-import' });
    if (good.length > mostAtOnce) return refuse({ kind: 'too-many-events-chosen', max: mostAtOnce });
    const made: MadeActivity[] = [];
    for (const event of good) made.push(await addOne(tx, actor, { agencyId, event, at: now() }));
    const id = await addCalendarImport(tx, { agencyId, by: authorOf(actor), fileName });
    await addCalendarRows(tx, id, made);
    const subject = { agencyId, subjectKind: 'activity-import', subjectId: id };
    await recordAudit(tx, actor, {
      ...subject,
      action: 'activity.imported',
      after: { fileName, activities: made.length },
    });
    await announce(tx, { topic: 'activity', agencyId, id });
    return accept({ id, activities: made.length, left: checked.value.length - made.length });
  });
}

interface Adding {
  readonly agencyId: AgencyId;
  readonly event: ReadEvent;
  readonly at: Date;
}

async function addOne(tx: Tx, actor: Actor, { agencyId, event, at }: Adding): Promise<MadeActivity> {
  const { title, uid, startsAt } = event;
  if (!startsAt) throw new Error('An event without a start was about to be imported');
  const id = await addActivity(tx, [agencyId], { agencyId, title, createdBy: authorOf(actor), at });
  await fillFromEvent(tx, id, event);
  const subject = { agencyId, subjectKind: 'activity', subjectId: id };
  await recordAudit(tx, actor, { ...subject, action: 'activity.created', after: { title } });
  return { id, uid, startsAt };
}
