import { useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { todayEndpoint, waitingEndpoint } from '#today/contract.ts';
import { MissedTray, useMissed } from '#publishing/ui/pauses/missed-tray.tsx';
import { ConsistencyOfToday } from '#reporting/ui/consistency/consistency-of-today.tsx';
import type { Got } from '#web/api/call.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { LinkButton } from '#web/kit/button.tsx';
import { Columns, Page } from '#web/kit/page.tsx';
import { Answered, Bone, EmptyState, RowsSkeleton } from '#web/kit/states.tsx';
import { useNow, useTimes } from '#web/kit/time.tsx';
import { useSession } from '#web/session/session.tsx';
import { bold } from '#web/words/rich.tsx';
import { useWords } from '#web/words/words.ts';
import { AnswerSection } from './answer-section.tsx';
import { ApproveSection } from './approve-section.tsx';
import { ByHandSection } from './by-hand-section.tsx';
import { CorrectSection } from './correct-section.tsx';
import { ClashSection } from './clash-section.tsx';
import { EmptySection } from './empty-section.tsx';
import { Facts } from './facts.tsx';
import { FixSection } from './fix-section.tsx';
import { NewsPanel } from './news-panel.tsx';
import { OutToday } from './out-today.tsx';
import css from './today.module.css';
import { ReadSection } from './read-section.tsx';
import { todayWords } from './words.ts';

type Today = Got<typeof todayEndpoint>;

/** What waits for me, before any number. */
export function TodayScreen(): ReactElement {
  const say = useWords(todayWords);
  const { agency } = useSession();
  const query = agency ? { agencyId: agency.id } : {};
  const answer = useAnswer(todayEndpoint, { query }, { keepFormer: true });
  return (
    <Page title={say('title')} heading={<Greeting />} lead={<Lead />}>
      <Answered answer={answer} skeleton={<Waiting />}>
        {(today) => (
          <>
            <Facts facts={today.facts} />
            <ConsistencyOfToday />
            <Columns
              side={
                <>
                  <OutToday posts={today.outToday} />
                  <NewsPanel />
                </>
              }
            >
              <Work today={today} />
            </Columns>
          </>
        )}
      </Answered>
    </Page>
  );
}

function Work({ today }: { readonly today: Today }): ReactElement {
  const { fix, toCorrect, keyMessages, approve, answer, byHand, emptySlots, clashes } = today;
  const missed = useMissed();
  const waits = [missed, fix, toCorrect, keyMessages, approve, answer, byHand, emptySlots, clashes].some(
    ({ total }) => total > 0,
  );
  if (!waits) return <NothingWaits />;
  return (
    <div className={css.sections}>
      <MissedTray {...missed} />
      <FixSection {...fix} />
      <CorrectSection {...toCorrect} />
      <ReadSection {...keyMessages} />
      <ApproveSection {...approve} />
      <AnswerSection {...answer} />
      <ByHandSection {...byHand} />
      <EmptySection {...emptySlots} />
      <ClashSection {...clashes} />
    </div>
  );
}

const newActivity = '/kegiatan/baru';

function NothingWaits(): ReactElement {
  const say = useWords(todayWords);
  const { can } = useSession();
  const { routesByPath } = useRouter();
  const mayWrite = newActivity in routesByPath && can('activity.write');
  return (
    <EmptyState
      title={say('empty')}
      why={say('empty.why')}
      actions={
        mayWrite && (
          <LinkButton look="primary" to={newActivity}>
            {say('empty.write')}
          </LinkButton>
        )
      }
    />
  );
}

function Greeting(): ReactElement {
  const say = useWords(todayWords);
  const { person } = useSession();
  const times = useTimes();
  const hour = Number(times.bareClock(useNow()).slice(0, 2));
  const name = person.name.split(' ')[0] ?? person.name;
  return <>{say(partOfDay(hour), { name })}</>;
}

function partOfDay(hour: number): 'hello.morning' | 'hello.noon' | 'hello.afternoon' | 'hello.evening' {
  if (hour >= 4 && hour < 11) return 'hello.morning';
  if (hour >= 11 && hour < 15) return 'hello.noon';
  return hour >= 15 && hour < 18 ? 'hello.afternoon' : 'hello.evening';
}

function Lead(): ReactElement {
  const say = useWords(todayWords);
  const times = useTimes();
  const now = useNow();
  const { agency } = useSession();
  const waiting = useAnswer(waitingEndpoint, { query: agency ? { agencyId: agency.id } : {} }, { keepFormer: true });
  const date = times.longDate(now);
  const time = times.clock(now);
  if (!waiting.data) return <>{`${date}, ${time}`}</>;
  const count = waiting.data.total;
  return <>{say.rich('lead', { date, time, count, b: bold })}</>;
}

function Waiting(): ReactElement {
  return (
    <>
      <div className={css.factBones}>
        <Bone height={64} />
      </div>
      <RowsSkeleton rows={5} />
    </>
  );
}
