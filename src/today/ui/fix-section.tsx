import { IconPlugConnectedX, IconTool } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { FixItem } from '#today/contract.ts';
import { LinkButton } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { MediumIcon } from '#web/kit/medium-icon.tsx';
import { Section } from '#web/kit/page.tsx';
import { StatusTag, Tag } from '#web/kit/status-tag.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { Tile, WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { hasWord, useWords, type Say } from '#web/words/words.ts';
import { SeeAll, WhoseAgency } from './see-all.tsx';
import { todayWords, type TodayWord } from './words.ts';

type PostFix = Extract<FixItem, { kind: 'post' }>;
type ChannelFix = Extract<FixItem, { kind: 'channel' }>;

export function FixSection({
  total,
  items,
}: {
  readonly total: number;
  readonly items: readonly FixItem[];
}): ReactElement | null {
  const say = useWords(todayWords);
  if (total === 0) return null;
  return (
    <Section icon={<IconTool />} tone="danger" title={say('fix')} count={total} hint={say('fix.hint')}>
      <WorkList>
        {items.map((item) =>
          item.kind === 'post' ? <PostRow key={item.id} post={item} /> : <ChannelRow key={item.id} channel={item} />,
        )}
      </WorkList>
      <SeeAll shown={items.length} total={total} to="/terbit" />
    </Section>
  );
}

function PostRow({ post }: { readonly post: PostFix }): ReactElement {
  const say = useWords(todayWords);
  const times = useTimes();
  const returned = post.state === 'returned';
  const when =
    returned && post.at
      ? say('fix.planned', { at: times.near(post.at) })
      : say('fix.since', { at: times.near(post.since) });
  return (
    <WorkRow
      tile={<Tile picture={post.picture} icon={<MediumIcon medium={post.media[0]?.medium ?? ''} />} />}
      meta={
        <>
          <StatusTag state={post.state} partly={{ done: post.done, total: post.total }} />
          <span>{when}</span>
          <WhoseAgency name={post.agency} />
        </>
      }
      title={
        <DeskLink to="/konten/$id" params={{ id: post.id }}>
          {post.title}
        </DeskLink>
      }
      why={returned ? noteOf(post, say) : post.troubles.map((trouble) => troubleOf(trouble, say)).join(' ')}
      actions={
        needsReconnecting(post) ? (
          <LinkButton look="primary" to="/kanal">
            {say('fix.reconnect')}
          </LinkButton>
        ) : (
          <LinkButton to="/konten/$id" params={{ id: post.id }}>
            {say(returned ? 'fix.open' : 'fix.look')}
          </LinkButton>
        )
      }
    />
  );
}

function noteOf({ note, noteBy }: PostFix, say: Say<TodayWord>): string {
  return note === '' ? say('fix.returned') : say('fix.note', { who: noteBy ?? '', note });
}

function troubleOf({ name, state, failure }: PostFix['troubles'][number], say: Say<TodayWord>): string {
  const key = `failure.${state === 'failed' ? (failure ?? 'failed') : state}`;
  return say('fix.trouble', { name, reason: say(hasWord(todayWords, key) ? key : 'failure.failed') });
}

function needsReconnecting({ troubles }: PostFix): boolean {
  return troubles.some(({ failure }) => failure === 'must-reconnect');
}

function ChannelRow({ channel }: { readonly channel: ChannelFix }): ReactElement {
  const say = useWords(todayWords);
  const times = useTimes();
  return (
    <WorkRow
      tile={<Tile icon={<MediumIcon medium={channel.medium} />} />}
      meta={
        <>
          <Tag look="danger" icon={<IconPlugConnectedX aria-hidden />}>
            {say('fix.channel')}
          </Tag>
          {channel.since && <span>{say('fix.since', { at: times.near(channel.since) })}</span>}
          <WhoseAgency name={channel.agency} />
        </>
      }
      title={channel.name}
      why={say('fix.channel.why', { count: channel.waitingPosts })}
      actions={
        <LinkButton look="primary" to="/kanal">
          {say('fix.reconnect')}
        </LinkButton>
      }
    />
  );
}
