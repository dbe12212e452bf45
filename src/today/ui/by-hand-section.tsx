import { IconBroadcast, IconHandStop } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { ByHandItem } from '#today/contract.ts';
import { LinkButton } from '#web/kit/button.tsx';
import { MediumIcon } from '#web/kit/medium-icon.tsx';
import { Section } from '#web/kit/page.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { Tile, WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { useWords } from '#web/words/words.ts';
import { SeeAll, WhoseAgency } from './see-all.tsx';
import { todayWords } from './words.ts';

interface ByHandProps {
  readonly total: number;
  readonly items: readonly ByHandItem[];
}

export function ByHandSection({ total, items }: ByHandProps): ReactElement | null {
  const say = useWords(todayWords);
  const times = useTimes();
  if (total === 0) return null;
  return (
    <Section icon={<IconBroadcast />} tone="ok" title={say('hand')} count={total} hint={say('hand.hint')}>
      <WorkList>
        {items.map((delivery) => (
          <WorkRow
            key={delivery.id}
            tile={<Tile icon={<MediumIcon medium={delivery.medium} />} />}
            meta={
              <>
                <Tag look="accent" icon={<IconHandStop aria-hidden />}>
                  {say('hand')}
                </Tag>
                <span>{say('hand.due', { at: times.near(delivery.dueAt) })}</span>
                <WhoseAgency name={delivery.agency} />
              </>
            }
            title={delivery.title}
            why={say('hand.why', { channel: delivery.channel })}
            actions={
              <LinkButton to="/konten/$id" params={{ id: delivery.postId }}>
                {say('hand.do')}
              </LinkButton>
            }
          />
        ))}
      </WorkList>
      <SeeAll shown={items.length} total={total} to="/terbit" />
    </Section>
  );
}
