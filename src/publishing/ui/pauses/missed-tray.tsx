import { IconClockX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { pictureAddress } from '#media/contract.ts';
import { missedPostsEndpoint, rescheduleMissedEndpoint, type MissedPost } from '#publishing/contract.ts';
import type { Got } from '#web/api/call.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { MediumIcon, MediumIcons } from '#web/kit/medium-icon.tsx';
import { Section } from '#web/kit/page.tsx';
import { useTimes, ZoneProvider } from '#web/kit/time.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { Tile, WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './pauses.module.css';
import { pauseWords } from './words.ts';

type Missed = Got<typeof missedPostsEndpoint>;

const none: Missed = { items: [], total: 0 };

export function useMissed(): Missed {
  const { agency } = useSession();
  const query = agency ? { agencyId: agency.id } : {};
  return useAnswer(missedPostsEndpoint, { query }, { keepFormer: true }).data ?? none;
}

/** What missed its time: each with the next free slot, to be taken one by one or all at once. */
export function MissedTray({ items, total }: Missed): ReactElement | null {
  const say = useWords(pauseWords);
  const reschedule = useRescheduling();
  if (items.length === 0) return null;
  return (
    <Section icon={<IconClockX />} tone="danger" title={say('tray')} count={total} hint={say('tray.hint')}>
      <WorkList>
        {items.map((post) => (
          <MissedRow key={post.id} post={post} busy={reschedule.busy} onSchedule={() => reschedule.all([post])} />
        ))}
      </WorkList>
      {items.length > 1 && (
        <div className={css.all}>
          <Button busy={reschedule.busy} onClick={() => reschedule.all(items)}>
            {say('tray.all', { count: items.length })}
          </Button>
          <span>{say('tray.all.why')}</span>
          {total > items.length && <span>{say('tray.more', { count: total - items.length })}</span>}
        </div>
      )}
    </Section>
  );
}

function useRescheduling() {
  const say = useWords(pauseWords);
  const act = useAct(rescheduleMissedEndpoint, {
    onDone: ({ scheduled }) => toast(say('tray.done', { count: scheduled.length })),
    onRefused: (refused) => toastRefusal(refused.message),
    alsoChanges: ['pause'],
  });
  const all = (posts: readonly MissedPost[]): void => {
    const wanted = posts.map(({ id, proposed: { date, time } }) => ({ id, time: { date, time } }));
    void act.act({ body: { posts: wanted } });
  };
  return { all, busy: act.busy };
}

interface MissedRowProps {
  readonly post: MissedPost;
  readonly busy: boolean;
  readonly onSchedule: () => void;
}

function MissedRow(props: MissedRowProps): ReactElement {
  return (
    <ZoneProvider zone={props.post.agency.zone}>
      <Row {...props} />
    </ZoneProvider>
  );
}

function Row({ post, busy, onSchedule }: MissedRowProps): ReactElement {
  const say = useWords(pauseWords);
  const times = useTimes();
  const { id, title, agency, at, media, thumbnailId, proposed } = post;
  const picture = thumbnailId && pictureAddress(thumbnailId, '320');
  return (
    <WorkRow
      tile={<Tile picture={picture} icon={<MediumIcon medium={media[0]?.medium ?? ''} />} />}
      meta={
        <>
          <span>{say('tray.was', { at: times.near(at) })}</span>
          <b>{agency.shortName}</b>
          <MediumIcons media={media} />
        </>
      }
      title={
        <DeskLink to="/konten/$id" params={{ id }}>
          {title}
        </DeskLink>
      }
      actions={
        <Button look="primary" busy={busy} onClick={onSchedule}>
          {say('tray.schedule', { at: times.near(proposed.at) })}
        </Button>
      }
    />
  );
}
