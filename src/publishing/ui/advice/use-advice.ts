import { useEffect, useMemo, useState } from 'react';
import { isoDay } from '#platform/time/format.ts';
import { adviceOn, type Advice, type PostContentBody, type PostView } from '#publishing/contract.ts';
import { useFacts } from '#strategy/ui/facts/use-facts.ts';
import type { Tab } from '../channel-tabs.tsx';
import { textOf } from '../text-of.ts';

const pauseMs = 500;

/** The text when the writer pauses, so that nothing changes beside it while they type. Another tab counts at once. */
function useSettledText(text: string, tab: Tab): string {
  const [settled, settle] = useState({ text, tab });
  useEffect(() => {
    const timer = setTimeout(() => settle({ text, tab }), pauseMs);
    return () => clearTimeout(timer);
  }, [text, tab]);
  return settled.tab === tab ? settled.text : text;
}

/** The day on which a post will be read. */
function readOn(post: PostView): string {
  const now = new Date();
  const planned = post.publishAt === null ? now : new Date(post.publishAt);
  return isoDay(planned > now ? planned : now, post.agency.zone);
}

export interface GivenAdvice {
  readonly advice: readonly Advice[];
  /** What the places of the advice mean. */
  readonly text: string;
}

export function useAdvice(post: PostView, draft: PostContentBody, tab: Tab): GivenAdvice {
  const facts = useFacts();
  const text = useSettledText(textOf(draft, tab), tab);
  const { title, pictures } = draft;
  const day = readOn(post);
  const { neutrality, publishAt } = post;
  const advice = useMemo(() => {
    const used = facts.loading ? [] : facts.usedIn(text, publishAt);
    return adviceOn({
      title,
      text,
      pictures,
      readOn: day,
      outdatedFacts: used.flatMap(({ code, standing }) => (standing === 'usable' ? [] : [code])),
      electionWords: neutrality?.found.map(({ words }) => words) ?? [],
    });
  }, [facts, text, title, pictures, day, publishAt, neutrality]);
  return { advice, text };
}
