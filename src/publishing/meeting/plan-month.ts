import {
  agencyTree,
  can,
  city,
  scopeOf,
  type Actor,
  type Agency,
  type AgencyScope,
  type AgencyTree,
} from '#organisation/index.ts';
import { emptySlots, specialDaysBetween, type EmptySlot } from '#planning/index.ts';
import type { Db } from '#platform/db/db.ts';
import { zoneLabel } from '#platform/time/format.ts';
import { addDaysToDate, instantOf, localTimeOf } from '#platform/time/local-time.ts';
import type { PostState } from '#publishing/posts/post.ts';
import { within } from '#publishing/agency-in.ts';
import { labelled } from '#publishing/sheets/read-names.ts';
import { sheetChannels } from '#publishing/sheets/sheet-context.view.ts';
import type { PlanDay, PlanEntry, PlanMonth } from './contract.ts';
import { notesBetween, type PlanNote } from './note.store.ts';
import { mostPlanned, plannedPosts, runningCampaigns, type PlannedPost } from './plan-month.view.ts';

export interface MonthAsked {
  readonly month: string;
  readonly agencyId?: string | undefined;
  readonly medium?: string | undefined;
  /** A state of posts, or `empty` for the gaps. */
  readonly state?: string | undefined;
}

/** A month as a meeting looks at it. Undefined: that agency is not in sight. */
export async function planMonth(db: Db, actor: Actor, asked: MonthAsked): Promise<PlanMonth | undefined> {
  const tree = await agencyTree(db);
  const scope = await within(db, scopeOf(actor, 'post.read'), asked.agencyId);
  if (scope.length === 0) return undefined;
  const founded = await city(db);
  const agency = asked.agencyId === undefined ? undefined : tree.get(asked.agencyId);
  const place = { tree, scope, agency, zone: agency?.zone ?? founded?.zone ?? 'Asia/Jakarta' };
  const days = daysOf(asked.month);
  const { entries, media, truncated } = await entriesOf(db, place, { asked, days });
  const posts = entries.filter(({ entry }) => entry.postId !== null).length;
  return {
    month: asked.month,
    government: founded?.governmentName ?? '',
    agency: agency ? { id: agency.id, name: agency.name, shortName: agency.shortName } : null,
    zoneLabel: zoneLabel(place.zone),
    several: place.scope.length > 1,
    days: await planDays(db, actor, { place, days, entries }),
    campaigns: await campaignsOf(db, place, days),
    media: [...media],
    counts: { posts, empty: entries.length - posts },
    truncated,
    noteAgencyId: notedAt(actor, place),
  };
}

interface PlaceOfPlan {
  readonly tree: AgencyTree;
  readonly scope: AgencyScope;
  /** Undefined: all in sight. */
  readonly agency: Agency | undefined;
  readonly zone: string;
}

interface EntriesAsked {
  readonly asked: MonthAsked;
  readonly days: readonly string[];
}

async function entriesOf(db: Db, { tree, scope, zone }: PlaceOfPlan, { asked, days }: EntriesAsked) {
  const span = spanOf(days, zone);
  const posts = await plannedPosts(db, scope, span);
  const names = await namesFor(db, scope, tree);
  const shown = posts.slice(0, mostPlanned).filter(wanted(asked));
  const empty = await gaps(db, scope, { asked, span });
  return {
    entries: [...shown.map((post) => entryOf(post, names)), ...empty.map((slot) => gapEntry(slot, names))],
    media: [...new Set(posts.flatMap(({ media }) => media))].toSorted(),
    truncated: posts.length > mostPlanned,
  };
}

interface DaysOf {
  readonly place: PlaceOfPlan;
  readonly days: readonly string[];
  readonly entries: readonly DatedEntry[];
}

async function planDays(db: Db, actor: Actor, { place, days, entries }: DaysOf): Promise<PlanDay[]> {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const special = await specialDaysBetween(db, { from: first, to: last }, place.agency?.id);
  const notes = await notesBetween(db, place.scope, { first, last });
  return days.map((date) => ({
    date,
    special: special.filter(({ on }) => on === date).map(({ name, kind }) => ({ name, kind })),
    entries: gapsTogether(entries.filter((entry) => entry.date === date).map(({ entry }) => entry)).toSorted(byTime),
    notes: notes.filter(({ day }) => day === date).map((note) => presentNote(note, actor, place.tree)),
  }));
}

async function campaignsOf(
  db: Db,
  { tree, scope, agency }: PlaceOfPlan,
  days: readonly string[],
): Promise<PlanMonth['campaigns']> {
  const above = agency ? tree.ancestors(agency.id) : [];
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const running = await runningCampaigns(db, { scope, above }, { first, last });
  return running.map((one) => ({
    id: one.id,
    kind: one.kind,
    name: one.name,
    agency: one.agency,
    startsOn: one.starts_on,
    endsOn: one.ends_on,
  }));
}

/** Where decisions are noted: at the chosen agency, else at the top of what is in sight. */
function notedAt(actor: Actor, { tree, scope, agency }: PlaceOfPlan): string | null {
  const id = agency?.id ?? tree.roots.find((root) => scope.includes(root.id))?.id ?? scope[0];
  return id !== undefined && can(actor, 'post.write', id) ? id : null;
}

/** `2026-12-01` to `2026-12-31`. */
function daysOf(month: string): readonly string[] {
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDaysToDate(day, 1)) days.push(day);
  return days;
}

function spanOf(days: readonly string[], zone: string): { readonly from: Date; readonly to: Date } {
  const start = (date: string): Date => instantOf({ date, time: '00:00' }, zone) ?? new Date(`${date}T00:00:00Z`);
  return { from: start(days[0] ?? ''), to: start(addDaysToDate(days.at(-1) ?? '', 1)) };
}

function wanted({ medium, state }: MonthAsked): (post: PlannedPost) => boolean {
  return (post) => (!medium || post.media.includes(medium)) && (!state || post.state === state);
}

interface GapsAsked {
  readonly asked: MonthAsked;
  readonly span: { readonly from: Date; readonly to: Date };
}

async function gaps(db: Db, scope: AgencyScope, { asked, span }: GapsAsked): Promise<readonly EmptySlot[]> {
  const shown = (!asked.state || asked.state === 'empty') && !asked.medium;
  return shown ? await emptySlots(db, scope, span) : [];
}

interface Names {
  readonly tree: AgencyTree;
  readonly channels: ReadonlyMap<string, string>;
}

async function namesFor(db: Db, scope: AgencyScope, tree: AgencyTree): Promise<Names> {
  const channels = labelled(await sheetChannels(db, scope));
  return { tree, channels: new Map(channels.map(({ id, label }) => [id, label])) };
}

interface DatedEntry {
  readonly date: string;
  readonly entry: PlanEntry;
}

function entryOf(post: PlannedPost, { tree, channels }: Names): DatedEntry {
  const { shortName = '', zone = 'Asia/Jakarta' } = tree.get(post.agency_id) ?? {};
  const { date, time } = localTimeOf(post.publish_at, zone);
  const entry = {
    postId: post.id,
    agencies: [shortName],
    time,
    channels: post.channel_ids.flatMap((id) => channels.get(id) ?? []).toSorted(),
    title: post.title.trim() || post.excerpt.trim(),
    pillar: post.pillar,
    programmes: [...post.programmes],
    pic: post.pic,
    state: post.state as PostState,
  };
  return { date, entry };
}

function gapEntry(slot: EmptySlot, { tree, channels }: Names): DatedEntry {
  const entry = {
    postId: null,
    agencies: [tree.get(slot.agencyId)?.shortName ?? ''],
    time: slot.time,
    channels: slot.channelId === null ? [] : [channels.get(slot.channelId) ?? ''],
    title: slot.name,
    pillar: slot.pillar ?? slot.campaign,
    programmes: [],
    pic: null,
    state: null,
  };
  return { date: slot.date, entry };
}

/** Forty agencies without a post at seven are one row, not forty; the gaps of one agency stay apart. */
function gapsTogether(entries: readonly PlanEntry[]): readonly PlanEntry[] {
  const gaps = Map.groupBy(
    entries.filter(({ postId }) => postId === null),
    ({ time }) => time,
  );
  const together = [...gaps.values()].flatMap((sameTime) => {
    const agencies = [...new Set(sameTime.flatMap((gap) => gap.agencies))].toSorted((a, b) => a.localeCompare(b, 'id'));
    const [first] = sameTime;
    if (!first || agencies.length === 1) return sameTime;
    return [{ ...first, agencies, channels: [], title: '', pillar: null }];
  });
  return [...entries.filter(({ postId }) => postId !== null), ...together];
}

function byTime(a: PlanEntry, b: PlanEntry): number {
  return a.time.localeCompare(b.time) || (a.agencies[0] ?? '').localeCompare(b.agencies[0] ?? '', 'id');
}

function presentNote(
  { id, agencyId, text, by, at }: PlanNote,
  actor: Actor,
  tree: AgencyTree,
): PlanDay['notes'][number] {
  const agency = tree.get(agencyId)?.shortName ?? '';
  return { id, agency, text, by, at: at.toISOString(), canRemove: can(actor, 'post.write', agencyId) };
}
