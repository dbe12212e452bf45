import { agencyTree, scopeOf, type Actor, type AgencyTree } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { within } from '#publishing/agency-in.ts';
import { stateNames } from '#publishing/sheets/sheet-words.ts';
import type { Feed } from './feed.store.ts';
import { feedItems, type FeedItem, type FeedScopes } from './feed-items.view.ts';
import { calendarText, type CalendarEvent } from './write-calendar.ts';

const dayMs = 86_400_000;
const back = 90 * dayMs;
const ahead = 400 * dayMs;
const cancelledFor = 30 * dayMs;
const hourMs = 3_600_000;

const words = {
  id: { calendar: 'Kalender konten', post: 'Unggahan', activity: 'Kegiatan', untitled: 'Tanpa judul', channels: 'Kanal', state: 'Status', agency: 'OPD' },
  en: { calendar: 'Content calendar', post: 'Post', activity: 'Activity', untitled: 'Untitled', channels: 'Channels', state: 'State', agency: 'Agency' },
} as const; // oxfmt-ignore

interface FeedTools {
  readonly db: Db;
  readonly now: () => Date;
  readonly publicUrl: string;
}

/** What the feed holds for its person as things are now; undefined when they may not see any of it any more. */
export async function feedCalendar(
  { db, now, publicUrl }: FeedTools,
  feed: Feed,
  actor: Actor,
): Promise<string | undefined> {
  const scopes = await scopesOf(db, feed, actor);
  if (scopes.posts.length + scopes.activities.length === 0) return undefined;
  const at = now();
  const span = {
    from: new Date(+at - back),
    to: new Date(+at + ahead),
    removedSince: new Date(+at - cancelledFor),
  };
  const items = await feedItems(db, scopes, span);
  const tree = await agencyTree(db);
  const agency = (feed.agencyId ? tree.get(feed.agencyId) : undefined) ?? tree.roots[0];
  const zone = agency?.zone ?? 'Asia/Jakarta';
  const events = items.map((item) => eventOf(item, { tree, actor, publicUrl }));
  return calendarText({ name: `${words[actor.language].calendar}: ${feed.name}`, zone, now: at, events });
}

async function scopesOf(db: Db, { agencyId, content }: Feed, actor: Actor): Promise<FeedScopes> {
  const wanted = agencyId ?? undefined;
  const [posts, activities] = await Promise.all([
    content === 'activities' ? [] : within(db, scopeOf(actor, 'post.read'), wanted),
    content === 'posts' ? [] : within(db, scopeOf(actor, 'activity.read'), wanted),
  ]);
  return { posts, activities };
}

interface Telling {
  readonly tree: AgencyTree;
  readonly actor: Actor;
  readonly publicUrl: string;
}

function eventOf(item: FeedItem, { tree, actor, publicUrl }: Telling): CalendarEvent {
  const say = words[actor.language];
  const agency = tree.get(item.agency_id);
  if (!agency) throw new Error(`No agency ${item.agency_id}`);
  const { hostname } = new URL(publicUrl);
  const isPost = item.kind === 'post';
  return {
    uid: `${item.kind}-${item.id}@${hostname}`,
    sequence: item.sequence,
    changedAt: item.updated_at,
    zone: agency.zone,
    start: item.starts_at,
    end: item.ends_at ?? new Date(+item.starts_at + (isPost ? hourMs / 4 : hourMs)),
    title: `${item.title.trim() || say.untitled} · ${agency.shortName}`,
    description: descriptionOf(item, { agency: agency.name, actor }),
    place: item.place,
    url: `${publicUrl}/desk/${isPost ? 'konten' : 'kegiatan'}/${item.id}`,
    categories: [say[item.kind]],
    state: item.removed ? 'CANCELLED' : isFirm(item) ? 'CONFIRMED' : 'TENTATIVE',
  };
}

function isFirm({ kind, state }: FeedItem): boolean {
  return kind === 'activity' || !['draft', 'in-review', 'approved'].includes(state);
}

function descriptionOf(
  { kind, state, channels, words: text }: FeedItem,
  { agency, actor: { language } }: { readonly agency: string; readonly actor: Actor },
): string {
  const say = words[language];
  const names = stateNames[language] as Readonly<Record<string, string>>;
  const lines = [
    `${say.agency}: ${agency}`,
    ...(kind === 'post' ? [`${say.state}: ${names[state] ?? state}`] : []),
    ...(channels.length > 0 ? [`${say.channels}: ${channels.join(', ')}`] : []),
    ...(text.trim() === '' ? [] : ['', text.trim()]),
  ];
  return lines.join('\n');
}
