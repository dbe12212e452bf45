import { IconVariable } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { PostToCorrectView } from '#strategy/contract.ts';
import { FactChanges, useRenew } from '#strategy/ui/facts/correct-list.tsx';
import { Button, LinkButton } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { Section } from '#web/kit/page.tsx';
import { StatusTag, type ShownState } from '#web/kit/status-tag.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { toastRefusal } from '#web/kit/undo-toast.tsx';
import { Tile, WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { useWords } from '#web/words/words.ts';
import { SeeAll, WhoseAgency } from './see-all.tsx';
import { todayWords } from './words.ts';

interface SectionProps {
  readonly total: number;
  readonly items: readonly PostToCorrectView[];
}

/** Posts that a changed fact holds back. */
export function CorrectSection({ total, items }: SectionProps): ReactElement | null {
  const say = useWords(todayWords);
  if (total === 0) return null;
  return (
    <Section icon={<IconVariable />} tone="warn" title={say('correct')} count={total} hint={say('correct.hint')}>
      <WorkList>
        {items.map((post) => (
          <Row key={post.id} post={post} />
        ))}
      </WorkList>
      <SeeAll shown={items.length} total={total} to="/fakta" />
    </Section>
  );
}

function Row({ post }: { readonly post: PostToCorrectView }): ReactElement {
  const say = useWords(todayWords);
  const times = useTimes();
  const renew = useRenew((refused) => toastRefusal(refused.message));
  const params = { id: post.id };
  return (
    <WorkRow
      tile={<Tile icon={<IconVariable />} />}
      meta={
        <>
          <StatusTag state={post.state as ShownState} />
          {post.publishAt && <span>{say('fix.planned', { at: times.near(post.publishAt) })}</span>}
          <WhoseAgency name={post.agency} />
        </>
      }
      title={
        <DeskLink to="/konten/$id" params={params}>
          {post.title}
        </DeskLink>
      }
      why={<FactChanges changes={post.changes} />}
      actions={
        post.can.renew ? (
          <Button look="primary" busy={renew.busy} onClick={() => void renew.act({ params })}>
            {say('correct.renew')}
          </Button>
        ) : (
          <LinkButton to="/konten/$id" params={params}>
            {say('fix.look')}
          </LinkButton>
        )
      }
    />
  );
}
