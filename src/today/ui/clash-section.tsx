import { IconClockExclamation } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { ClashItem } from '#planning/contract.ts';
import { LinkButton } from '#web/kit/button.tsx';
import { Section } from '#web/kit/page.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { Tile, WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { useWords, type Say } from '#web/words/words.ts';
import { SeeAll } from './see-all.tsx';
import { todayWords, type TodayWord } from './words.ts';

interface ClashSectionProps {
  readonly total: number;
  readonly items: readonly ClashItem[];
}

/** Plans that collide with another agency's, those with something new said first. */
export function ClashSection({ total, items }: ClashSectionProps): ReactElement | null {
  const say = useWords(todayWords);
  const times = useTimes();
  if (total === 0) return null;
  return (
    <Section icon={<IconClockExclamation />} tone="warn" title={say('clash')} count={total} hint={say('clash.hint')}>
      <WorkList>
        {items.map(({ id, kind, first, second, because, unread }) => (
          <WorkRow
            key={id}
            tile={<Tile icon={<IconClockExclamation aria-hidden />} />}
            meta={
              <>
                <Tag look="warn">{say(`clash.kind.${kind}`)}</Tag>
                {unread > 0 && <Tag look="accent">{say('clash.unread', { count: unread })}</Tag>}
                {first.publishAt && <span>{times.near(first.publishAt)}</span>}
              </>
            }
            title={[first, second].flatMap((side) => (side ? [`${side.agency.shortName}: ${side.title}`] : [])).join(' · ')}
            why={reasonOf(because, say)}
            actions={
              <LinkButton to="/benturan" search={unread > 0 ? { bicara: id } : {}}>
                {say('clash.look')}
              </LinkButton>
            }
          />
        ))}
      </WorkList>
      <SeeAll shown={items.length} total={total} to="/benturan" />
    </Section>
  );
} // oxfmt-ignore

function reasonOf({ day, words, passages }: ClashItem['because'], say: Say<TodayWord>): string {
  const [differing] = passages;
  if (differing) return say('clash.differs', { first: differing.first, second: differing.second });
  return day ?? words.join(', ');
}
