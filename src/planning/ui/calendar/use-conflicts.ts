import { useEffect, useMemo, useRef } from 'react';
import { postCalendarEndpoint } from '#publishing/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { readCalendar, type CalendarPost } from './calendar-data.ts';
import { conflictsAt, type Candidate, type Conflict, type Neighbour } from './conflicts.ts';
import { filterKeys, type CalendarAddress } from './use-calendar-address.ts';
import { spanOf, type Calendar } from './use-calendar.ts';

/** What speaks against a time on the calendar's clock. */
export type ConflictsOf = (
  post: CalendarPost,
  target: { readonly at: number; readonly date: string },
) => readonly Conflict[];

/** A filter hides posts from the eye, not from the channel: then the whole agency is asked for while one is in hand. */
export function useConflicts(
  calendar: Calendar,
  { filters }: CalendarAddress,
  held: CalendarPost | undefined,
): ConflictsOf {
  const filtered = filterKeys.some((key) => key !== 'agencyId' && filters[key] !== '');
  const answer = useAnswer(
    postCalendarEndpoint,
    { query: spanOf(calendar.clock, held?.agency.id) },
    { enabled: filtered && held !== undefined },
  );
  const asked = filtered ? answer.data : undefined;
  // Until the answer is there, what is on screen is better than nothing.
  const neighbours = useMemo(
    () => gathered(() => (asked ? readCalendar(asked) : [...calendar.posts.values()].map(({ post }) => post))),
    [asked, calendar.posts],
  );
  const latest = useRef<ConflictsOf>(() => []);
  const { specialDays, campaigns } = calendar;
  useEffect(() => {
    latest.current = (post, target) =>
      conflictsAt(candidateOf(post), target, {
        now: Date.now(),
        posts: neighbours(post.agency.id),
        specialDays,
        campaigns,
      });
  });
  return useMemo(() => (post, target) => latest.current(post, target), []);
}

/** By agency, when first asked for: a calendar that is only looked at pays nothing for it. */
function gathered(posts: () => readonly CalendarPost[]): (agencyId: string) => readonly Neighbour[] {
  const known = new Map<string, readonly Neighbour[]>();
  return (agencyId) => {
    const found = known.get(agencyId) ?? posts().filter(({ agency }) => agency.id === agencyId).map(neighbourOf); // oxfmt-ignore
    known.set(agencyId, found);
    return found;
  };
}

function candidateOf(post: CalendarPost): Candidate {
  return { id: post.id, agencyId: post.agency.id, channels: post.channels, campaignId: post.campaignId };
}

function neighbourOf(post: CalendarPost): Neighbour {
  return { ...candidateOf(post), title: post.title, state: post.state, at: post.at };
}
