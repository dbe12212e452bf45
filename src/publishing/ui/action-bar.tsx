import { IconCalendarTime } from '@tabler/icons-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { instantOf } from '#platform/time/local-time.ts';
import type { PostView } from '#publishing/contract.ts';
import type { Refused } from '#web/api/refused.ts';
import { Button } from '#web/kit/button.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { Time } from '#web/kit/time.tsx';
import { useWords, type Say } from '#web/words/words.ts';
import css from './post.module.css';
import { TimeDialog } from './time-dialog.tsx';
import { postWords, type PostWord } from './words.ts';

interface ActionBarProps {
  readonly post: PostView;
  readonly channels: number;
  /** Why the last act was refused. */
  readonly refused?: Refused | null;
  /** The one act that comes next, and what else can be done. */
  readonly children: ReactNode;
}

/** Sticks to the foot of the window: when it goes out, who decides, and the next step. */
export function ActionBar({ post, channels, refused, children }: ActionBarProps): ReactElement {
  const say = useWords(postWords);
  const [choosing, setChoosing] = useState(false);
  const movable = post.can.wish || post.can.schedule;
  return (
    <div className={css.bar}>
      {refused && (
        <div className={css.refused}>
          <RefusalNote refused={refused} actions={<span />} />
        </div>
      )}
      <div className={css.when}>
        <IconCalendarTime size={22} aria-hidden />
        <span>
          <small>{say(timeWord(post))}</small>
          <b>
            <Time at={shownTime(post)} form="instant" />
          </b>
        </span>
        {movable && (
          <Button look="ghost" size="small" onClick={() => setChoosing(true)}>
            {say('time.change')}
          </Button>
        )}
      </div>
      <div className={css.acts}>
        <span className={css.who}>{whoWords(post, say, channels)}</span>
        {children}
      </div>
      <TimeDialog post={post} open={choosing} onClose={() => setChoosing(false)} />
    </div>
  );
}

type TimeWord = 'time.published' | 'time.planned' | 'time.missed' | 'time.wished' | 'time.next-slot';

function timeWord({ publishAt, publishedAt, state, approval }: PostView): TimeWord {
  if (publishedAt) return 'time.published';
  if (!publishAt) return 'time.next-slot';
  if (state === 'missed') return 'time.missed';
  return approval ? 'time.planned' : 'time.wished';
}

/** Without a time of its own: the next free slot, as a suggestion. */
export function shownTime({ publishAt, publishedAt, nextSlot, agency }: PostView): string {
  return publishedAt ?? publishAt ?? instantOf(nextSlot, agency.zone)?.toISOString() ?? '';
}

const namesShown = 2;

function whoWords(post: PostView, say: Say<PostWord>, channels: number): string {
  if (post.approval) {
    return say(post.approval.ownPost ? 'who.approved-own' : 'who.approved', {
      name: post.approval.by,
      count: channels,
    });
  }
  const names = post.approvers.map(({ name }) => name);
  const shown = names.slice(0, namesShown).join(', ');
  if (names.length === 0) return say('who.nobody', { count: channels });
  const more = names.length - namesShown;
  return say(more > 0 ? 'who.several' : 'who.approves', { names: shown, more, count: channels });
}
