import { agencyTree, canSomewhere, scopeOf, type Actor, type AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { QueryOf } from '#platform/http/endpoint.ts';
import type { Routes } from '#platform/http/routes.ts';
import type { Language } from '#platform/i18n/language.ts';
import { speaker } from '#platform/i18n/messages.ts';
import { platformMessages } from '#platform/messages/messages.ts';
import { accept, refuse } from '#platform/result.ts';
import { within } from './agency-in.ts';
import { besidePosts, calendarChannels, calendarPosts, titlesOf, type CalendarAsk } from './calendar.view.ts';
import { firstOfEachDay } from './first-of-each-day.ts';
import { copyPostEndpoint, movePostsEndpoint, postCalendarEndpoint, type PostCalendar } from './contract.ts';
import { publishingMessages } from './messages/messages.ts';
import { copyPost } from './posts/copy-post.ts';
import { movePosts, type MovePostsRefusal } from './posts/move-posts.ts';
import { presentCalendar } from './present-calendar.ts';
import type { PublishingRoomTools } from './tools.ts';

const most = 8_000;
const titlesPerCell = 8;
const own = speaker([platformMessages, publishingMessages]);

export function calendarRoutes(routes: Routes<Actor>, tools: PublishingRoomTools): void {
  const { db } = tools;
  routes.serve(postCalendarEndpoint, async ({ actor, query }) => {
    if (!canSomewhere(actor, 'post.read')) return refuse({ kind: 'not-allowed' });
    const scope = await withinSome(db, scopeOf(actor, 'post.read'), listOf(query.agencyId));
    return accept(await calendarOf(db, scope, query));
  });

  routes.serve(movePostsEndpoint, async ({ actor, body: { moves }, language }) => {
    const asked = moves.map(({ id, time, seen }) => ({
      id,
      time,
      seen: typeof seen === 'string' ? new Date(seen) : seen,
    }));
    const done = await movePosts(tools, actor, asked);
    if (!done.ok) return refuse(told(done.refusal, language));
    const moved = done.value.map(({ id, state, from, to }) => {
      return { id, state, from: from?.toISOString() ?? null, to: to.toISOString() };
    });
    return accept({ moved });
  });

  routes.serve(copyPostEndpoint, ({ actor, params, body: { times } }) =>
    copyPost(tools, actor, { postId: params.id, times }),
  );
}

async function calendarOf(
  db: Db,
  scope: AgencyScope,
  query: QueryOf<typeof postCalendarEndpoint>,
): Promise<PostCalendar> {
  const ask = askOf(query);
  const [tree, channels, found] = await Promise.all([
    agencyTree(db),
    calendarChannels(db, scope),
    calendarPosts(db, scope, ask),
  ]);
  const truncated = found.length > most;
  const posts = truncated ? found.slice(0, most) : found;
  const { isCards } = ask;
  const minutes = posts.map(({ minute }) => minute);
  const titled = isCards ? all : firstOfEachDay(minutes, { ...ask, zone: query.zone, most: titlesPerCell });
  const ids = posts.map(({ id }) => id);
  const [titles, beside] = await Promise.all([
    titlesOf(db, isCards ? ids : titled.flatMap((place) => ids[place] ?? [])),
    isCards ? besidePosts(db, ids) : undefined,
  ]);
  return presentCalendar(tree, { from: ask.from, posts, truncated, channels, titles, titled, beside });
}

const all: readonly number[] = [];

function askOf(query: QueryOf<typeof postCalendarEndpoint>): CalendarAsk {
  return {
    from: new Date(query.from),
    to: new Date(query.to),
    states: listOf(query.state),
    kinds: listOf(query.kind),
    media: listOf(query.medium),
    pillarIds: listOf(query.pillarId),
    campaignIds: listOf(query.campaignId),
    programmeIds: listOf(query.programmeId),
    text: query.text,
    limit: most,
    isCards: query.detail === 'cards',
  };
}

function listOf<Value>(asked: Value | readonly Value[] | undefined): readonly Value[] {
  return asked === undefined ? [] : ([asked].flat() as readonly Value[]);
}

async function withinSome(db: Db, scope: AgencyScope, agencyIds: readonly string[]): Promise<AgencyScope> {
  if (agencyIds.length === 0) return scope;
  const found = await Promise.all(agencyIds.map((id) => within(db, scope, id)));
  return [...new Set(found.flat())];
}

/** Of several posts each says why it stays, in the reader's language. */
function told(refusal: MovePostsRefusal, language: Language) {
  if (refusal.kind !== 'some-stay') return refusal;
  const posts = refusal.posts.map(({ id, title, refusal: why }) => {
    return { id, title, kind: why.kind, message: own.say(language, `refusal.${why.kind}`, { ...why }) };
  });
  return { ...refusal, posts };
}
