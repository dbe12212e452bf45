import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Occurrence, SlotInCalendar } from '#planning/contract.ts';
import { Button } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { MediumIcon } from '#web/kit/medium-icon.tsx';
import { StatusTag, Tag, type ShownState } from '#web/kit/status-tag.tsx';
import { useNow, useTimes } from '#web/kit/time.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './slots.module.css';
import { useChannelName } from './use-channel-name.ts';
import { slotWords } from './words.ts';

interface CardProps {
  readonly slot: SlotInCalendar;
  readonly occurrence: Occurrence;
  readonly withDay?: boolean;
  readonly onFill: () => void;
}

/** One occurrence: the post that fills it, or an outline that waits for one. */
export function SlotCard({ slot, occurrence, withDay, onFill }: CardProps): ReactElement {
  const times = useTimes(slot.zone);
  const { agency } = useSession();
  const { post } = occurrence;
  const when = withDay ? times.near(occurrence.at) : times.clock(occurrence.at);
  return (
    <li className={css.card} data-empty={!post || undefined} data-paused={slot.paused || undefined}>
      <p className={css.when}>
        <b>{when}</b>
        {agency?.id !== slot.agency.id && <span>{slot.agency.shortName}</span>}
      </p>
      <CardTitle slot={slot} post={post} />
      <p className={css.tags}>
        {post ? <StatusTag state={post.state as ShownState} short /> : <EmptyTag slot={slot} at={occurrence.at} />}
        <SlotTags slot={slot} withPurpose={post !== null || slot.name !== ''} />
        <Oddities occurrence={occurrence} />
      </p>
      <FillButton slot={slot} occurrence={occurrence} when={when} onFill={onFill} />
    </li>
  );
}

/** The post; of an empty one what it waits for, such as "Kamis budaya". */
function CardTitle({ slot, post }: { readonly slot: SlotInCalendar; readonly post: Occurrence['post'] }): ReactElement {
  const say = useWords(slotWords);
  const title = useSlotTitle();
  if (!post) return <h3 className={css.empty}>{title(slot)}</h3>;
  return (
    <h3>
      <DeskLink to="/konten/$id" params={{ id: post.id }}>
        {post.title || say('untitled')}
      </DeskLink>
    </h3>
  );
}

/** Its own name, else what it is for. */
export function useSlotTitle(): (slot: Pick<SlotInCalendar, 'name' | 'pillar' | 'campaign'>) => string {
  const say = useWords(slotWords);
  return ({ name, pillar, campaign }) => name || (pillar?.name ?? campaign?.name ?? say('purpose.random'));
}

function EmptyTag({ slot, at }: { readonly slot: SlotInCalendar; readonly at: string }): ReactElement {
  const say = useWords(slotWords);
  const past = new Date(at) <= useNow();
  if (slot.paused) return <Tag look="warn">{say('paused')}</Tag>;
  return <Tag look="mute">{say(past ? 'stayed-empty' : 'empty')}</Tag>;
}

/** What a holiday or the clocks did to it. */
function Oddities({ occurrence: { movedFrom, meeting } }: { readonly occurrence: Occurrence }): ReactElement {
  const say = useWords(slotWords);
  return (
    <>
      {movedFrom && <Tag look="line">{say('moved')}</Tag>}
      {meeting !== 'once' && (
        <Tag look="warn" icon={<IconAlertTriangle aria-hidden />}>
          {say(`meeting.${meeting}`)}
        </Tag>
      )}
    </>
  );
}

function FillButton({ slot, occurrence, when, onFill }: CardProps & { readonly when: string }): ReactElement | null {
  const say = useWords(slotWords);
  const { can } = useSession();
  const past = new Date(occurrence.at) <= useNow();
  if (occurrence.post || past || slot.paused || !can('slot.fill', slot.agency.id)) return null;
  return (
    <Button size="small" icon={<IconPlus aria-hidden />} onClick={onFill} aria-label={say('fill.at', { time: when })}>
      {say('fill')}
    </Button>
  );
}

interface TagsProps {
  readonly slot: Pick<SlotInCalendar, 'channel' | 'purpose' | 'pillar' | 'campaign'>;
  /** False where the title tells it already. */
  readonly withPurpose?: boolean;
}

/** Where it goes and what it is for. */
export function SlotTags({ slot, withPurpose = true }: TagsProps): ReactElement {
  const say = useWords(slotWords);
  const channelName = useChannelName();
  return (
    <>
      <Tag look="line" icon={slot.channel ? <MediumIcon medium={slot.channel.medium} /> : undefined}>
        {channelName(slot.channel)}
      </Tag>
      {withPurpose && (
        <Tag look={slot.purpose === 'random' ? 'mute' : 'soga'}>
          {slot.pillar?.name ?? slot.campaign?.name ?? say('purpose.random')}
        </Tag>
      )}
    </>
  );
}
