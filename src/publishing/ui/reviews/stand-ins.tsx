import { IconUsers } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import {
  delegationsEndpoint,
  endDelegationEndpoint,
  resumeDelegationEndpoint,
  type DelegationView,
} from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { Panel, Section } from '#web/kit/page.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './queue.module.css';
import { useDayRange } from './use-day-range.ts';
import { reviewWords } from './words.ts';

/** Who decides for whom, now and later. */
export function StandIns(): ReactElement | null {
  const say = useWords(reviewWords);
  const { agency } = useSession();
  const answer = useAnswer(delegationsEndpoint, { query: agency ? { agencyId: agency.id } : {} });
  const items = answer.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section icon={<IconUsers />} title={say('standing')} count={items.length}>
      <Panel>
        <ul className={css.standing}>
          {items.map((item) => (
            <StandIn key={item.id} item={item} />
          ))}
        </ul>
      </Panel>
    </Section>
  );
}

function StandIn({ item }: { readonly item: DelegationView }): ReactElement {
  const say = useWords(reviewWords);
  const days = useDayRange();
  const params = { id: item.id };
  const refused = { onRefused: ({ message }: { message: string }) => toastRefusal(message) };
  const resume = useAct(resumeDelegationEndpoint, refused);
  const end = useAct(endDelegationEndpoint, {
    onDone: () => toast(say('standing.ended'), () => resume.act({ params })),
    ...refused,
  });
  return (
    <li>
      <Tag look={item.running ? 'warn' : 'line'}>{say(item.running ? 'standing.now' : 'standing.later')}</Tag>
      <div>
        <b>{say('standing.line', { delegate: item.delegate.name, person: item.person.name })}</b>
        <small>{[item.agency.shortName, days(item), item.note].filter(Boolean).join(' · ')}</small>
      </div>
      {item.can.end && (
        <Button size="small" busy={end.busy} onClick={() => void end.act({ params })}>
          {say('standing.end')}
        </Button>
      )}
    </li>
  );
}
