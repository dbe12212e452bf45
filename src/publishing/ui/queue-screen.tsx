import {
  IconAlertOctagon,
  IconCalendarTime,
  IconHandStop,
  IconRosetteDiscountCheck,
  IconSend,
} from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { queueEndpoint, type QueueItem, type QueueView } from '#publishing/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { LinkButton } from '#web/kit/button.tsx';
import { Page, Section, type Tone } from '#web/kit/page.tsx';
import { Answered, EmptyState, RowsSkeleton } from '#web/kit/states.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { WorkList } from '#web/kit/work-row.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { DeliveryRow } from './delivery-row.tsx';
import { SameCause } from './same-cause.tsx';
import { postWords } from './words.ts';

const sections = [
  { name: 'needsPerson', tone: 'danger', icon: <IconAlertOctagon /> },
  { name: 'byHand', tone: 'accent', icon: <IconHandStop /> },
  { name: 'sending', tone: 'info', icon: <IconSend /> },
  { name: 'coming', tone: 'mute', icon: <IconCalendarTime /> },
  { name: 'recent', tone: 'ok', icon: <IconRosetteDiscountCheck /> },
] as const satisfies readonly { name: keyof QueueView; tone: Tone; icon: ReactNode }[];

/** Terbit: what needs a person first, then what is on its way, then how it went. */
export function QueueScreen(): ReactElement {
  const say = useWords(postWords);
  const { agency } = useSession();
  const answer = useAnswer(queueEndpoint, { query: agency ? { agencyId: agency.id } : {} }, { keepFormer: true });
  return (
    <Page title={say('queue.title')} lead={say('queue.lead')}>
      <Answered answer={answer} skeleton={<RowsSkeleton rows={7} />}>
        {(queue) => <Queue queue={queue} />}
      </Answered>
    </Page>
  );
}

function Queue({ queue }: { readonly queue: QueueView }): ReactElement {
  const say = useWords(postWords);
  const filled = sections.filter(({ name }) => queue[name].length > 0);
  if (filled.length === 0) {
    const plan = <LinkButton to="/konten">{say('queue.empty.act')}</LinkButton>;
    return <EmptyState title={say('queue.empty')} why={say('queue.empty.why')} actions={plan} />;
  }
  return (
    <>
      {queue.counts.late > 0 && <Tag look="fix">{say('queue.late', { count: queue.counts.late })}</Tag>}
      {filled.map(({ name, tone, icon }) => (
        <Section
          key={name}
          icon={icon}
          tone={tone}
          title={say(`queue.${name}`)}
          count={name === 'recent' ? undefined : queue.counts[name]}
          hint={say(`queue.${name}.hint`)}
        >
          {name === 'needsPerson' && <SameCause items={queue.needsPerson} />}
          <Rows items={queue[name]} label={say(`queue.${name}`)} />
          {name !== 'recent' && queue.counts[name] > queue[name].length && (
            <p>{say('queue.more', { count: queue.counts[name] - queue[name].length })}</p>
          )}
        </Section>
      ))}
    </>
  );
}

function Rows({ items, label }: { readonly items: readonly QueueItem[]; readonly label: string }): ReactElement {
  return (
    <WorkList label={label}>
      {items.map((delivery) => (
        <DeliveryRow key={delivery.id} delivery={delivery} />
      ))}
    </WorkList>
  );
}
