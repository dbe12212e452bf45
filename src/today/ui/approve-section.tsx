import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { approvePostEndpoint, withdrawPostEndpoint } from '#publishing/contract.ts';
import type { ApproveItem } from '#today/contract.ts';
import { DueNote } from '#publishing/ui/reviews/due-note.tsx';
import { useAct } from '#web/api/use-act.ts';
import { Button, LinkButton } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { MediumIcon, MediumIcons } from '#web/kit/medium-icon.tsx';
import { Section } from '#web/kit/page.tsx';
import { useNow, useTimes } from '#web/kit/time.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { Due, Tile, WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { useWords } from '#web/words/words.ts';
import { SeeAll, WhoseAgency } from './see-all.tsx';
import { todayWords } from './words.ts';

interface ApproveProps {
  readonly total: number;
  readonly items: readonly ApproveItem[];
}

export function ApproveSection({ total, items }: ApproveProps): ReactElement | null {
  const say = useWords(todayWords);
  if (total === 0) return null;
  return (
    <Section icon={<IconCircleCheck />} tone="accent" title={say('approve')} count={total} hint={say('approve.hint')}>
      <WorkList>
        {items.map((post) => (
          <ApproveRow key={post.id} post={post} />
        ))}
      </WorkList>
      <SeeAll shown={items.length} total={total} to="/persetujuan" />
    </Section>
  );
}

const soonMs = 6 * 3_600_000;

function ApproveRow({ post }: { readonly post: ApproveItem }): ReactElement {
  const say = useWords(todayWords);
  const { revision, turn, facts } = post;
  const params = { id: post.id };
  const undo = useAct(withdrawPostEndpoint, { onRefused: (refused) => toastRefusal(refused.message) });
  const approve = useAct(approvePostEndpoint, {
    onRefused: (refused) => toastRefusal(refused.message),
    onDone: ({ state }) => {
      const takeBack = (): void => void undo.act({ params, body: { note: say('approve.undo-note') } });
      // While others are still asked there is nothing to take back yet but the whole submission.
      const offers = post.canWithdraw && state !== 'in-review';
      toast(say('approve.done', { title: post.title }), offers ? takeBack : undefined);
    },
  });
  return (
    <WorkRow
      tile={<Tile picture={post.picture} icon={<MediumIcon medium={post.media[0]?.medium ?? ''} />} />}
      meta={
        <>
          <Deadline at={post.at} />
          {post.dueAt !== null && <DueNote at={post.dueAt} />}
          <MediumIcons media={post.media} />
          <WhoseAgency name={post.agency} />
        </>
      }
      title={
        <DeskLink to="/konten/$id" params={params}>
          {post.title}
        </DeskLink>
      }
      why={[say('approve.by', { writer: post.writer ?? '—', version: post.version }), post.programme]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <>
          <LinkButton to="/konten/$id" params={params}>
            {say('approve.look')}
          </LinkButton>
          <Button
            look="primary"
            busy={approve.busy}
            onClick={() => void approve.act({ params, body: { revision, turn, facts } })}
          >
            {say('approve.do')}
          </Button>
        </>
      }
    />
  );
}

function Deadline({ at }: { readonly at: string | null }): ReactElement {
  const say = useWords(todayWords);
  const times = useTimes();
  const now = useNow();
  if (at === null) return <span>{say('approve.no-time')}</span>;
  const leftMs = Date.parse(at) - now.getTime();
  if (leftMs < 0) return <Due urgency="late">{say('approve.late', { at: times.near(at) })}</Due>;
  if (leftMs < soonMs) return <Due urgency="soon">{say('approve.due', { at: times.near(at) })}</Due>;
  return <span>{say('approve.out', { at: times.near(at) })}</span>;
}
