import { IconMessage2 } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import type { AnswerItem } from '#today/contract.ts';
import { LinkButton } from '#web/kit/button.tsx';
import { MediumIcon } from '#web/kit/medium-icon.tsx';
import { Section } from '#web/kit/page.tsx';
import { useNow, useTimes } from '#web/kit/time.tsx';
import { Due, Tile, WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { italic } from '#web/words/rich.tsx';
import { useWords, type Say } from '#web/words/words.ts';
import { SeeAll, WhoseAgency } from './see-all.tsx';
import { todayWords, type TodayWord } from './words.ts';

interface AnswerProps {
  readonly total: number;
  readonly items: readonly AnswerItem[];
}

export function AnswerSection({ total, items }: AnswerProps): ReactElement | null {
  const say = useWords(todayWords);
  if (total === 0) return null;
  return (
    <Section icon={<IconMessage2 />} tone="soga" title={say('answer')} count={total} hint={say('answer.hint')}>
      <WorkList>
        {items.map((thread) => (
          <AnswerRow key={thread.id} thread={thread} />
        ))}
      </WorkList>
      <SeeAll shown={items.length} total={total} to="/suara-warga" />
    </Section>
  );
}

function AnswerRow({ thread }: { readonly thread: AnswerItem }): ReactElement {
  const say = useWords(todayWords);
  return (
    <WorkRow
      tile={<Tile icon={<MediumIcon medium={thread.medium} />} />}
      meta={
        <>
          <TimeLeft dueAt={thread.dueAt} />
          <b>{say(`kind.${thread.kind}`)}</b>
          {thread.mine && <b>{say('answer.mine')}</b>}
          <WhoseAgency name={thread.agency} />
        </>
      }
      title={`“${thread.text}”`}
      lang={thread.language}
      why={whence(thread, say)}
      actions={
        <LinkButton to="/suara-warga/$id" params={{ id: thread.id }}>
          {say('answer.do')}
        </LinkButton>
      }
    />
  );
}

const soonMs = 3 * 3_600_000;

function TimeLeft({ dueAt }: { readonly dueAt: string }): ReactElement {
  const say = useWords(todayWords);
  const times = useTimes();
  const leftMs = Date.parse(dueAt) - useNow().getTime();
  const time = times.duration(leftMs, 'long');
  if (leftMs < 0) return <Due urgency="late">{say('answer.late', { time })}</Due>;
  return <Due urgency={leftMs < soonMs ? 'soon' : 'calm'}>{say('answer.left', { time })}</Due>;
}

function whence({ citizen, postTitle, trackingCode }: AnswerItem, say: Say<TodayWord>): ReactNode {
  const who = citizen || say('answer.nobody');
  if (postTitle !== null) return say.rich('answer.on', { citizen: who, post: postTitle, i: italic });
  return trackingCode
    ? say('answer.portal.code', { citizen: who, code: trackingCode })
    : say('answer.portal', { citizen: who });
}
