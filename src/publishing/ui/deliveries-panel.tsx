import { IconExternalLink } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { DeliveryView, PostView } from '#publishing/contract.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { MediumIcon } from '#web/kit/medium-icon.tsx';
import { Panel } from '#web/kit/page.tsx';
import { PausedTag, StatusTag, Tag } from '#web/kit/status-tag.tsx';
import { Time } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import { useChannelLabel } from './channel-label.ts';
import css from './post.module.css';
import { postWords } from './words.ts';

/** How it went, channel by channel. */
export function DeliveriesPanel({ post }: { readonly post: PostView }): ReactElement | null {
  const say = useWords(postWords);
  const label = useChannelLabel(post.channels);
  if (post.deliveries.length === 0) return null;
  return (
    <Panel title={say('deliveries')} actions={<DeskLink to="/terbit">{say('deliveries.queue')}</DeskLink>}>
      <ul className={css.deliveries}>
        {post.deliveries.map((delivery) => (
          <li key={delivery.id}>
            <MediumIcon medium={delivery.channel.medium} />
            <div>
              <b>{label(delivery.channel)}</b>
              {delivery.goneAt === null ? <StatusTag state={delivery.state} /> : <Tag look="fix">{say('gone')}</Tag>}
              {delivery.paused && <PausedTag />}
              <small>
                <Time at={delivery.verifiedAt ?? delivery.dueAt} />
                {delivery.byHand && ` · ${say('by-hand.by', { name: delivery.byHand.by })}`}
              </small>
              {delivery.goneAt !== null && (
                <p>
                  {say('gone.since')} <Time at={delivery.goneAt} form="instant" />
                </p>
              )}
              {delivery.failure && <p>{say(`failure.${failureWord(delivery)}`)}</p>}
            </div>
            {delivery.url && (
              <a href={delivery.url} target="_blank" rel="noreferrer">
                <IconExternalLink size={16} aria-hidden />
                {say('open')}
              </a>
            )}
          </li>
        ))}
      </ul>
      {post.deliveries.some(({ sentAt }) => sentAt !== null) && (
        <DeskLink to="/arsip" search={{ unggahan: post.id }}>
          {say('deliveries.archive')}
        </DeskLink>
      )}
    </Panel>
  );
}

const known = [
  'rejected', 'picture-barred', 'must-reconnect', 'account-restricted', 'lacks-permission', 'target-gone', 'slow-down', 'unreachable', 'unanswered', 'not-understood',
] as const; // oxfmt-ignore
export type FailureWord = (typeof known)[number];

/** The kind of failure, as far as there are words for it. */
export function failureWord({ failure }: Pick<DeliveryView, 'failure'>): FailureWord {
  return known.find((kind) => kind === failure?.kind) ?? 'not-understood';
}
