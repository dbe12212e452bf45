import { IconPencil } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { Occurrence, SlotInCalendar } from '#planning/contract.ts';
import {
  createPostEndpoint,
  fillSlotEndpoint,
  fillSlotFromBankEndpoint,
  slotCandidatesEndpoint,
  undoFillsEndpoint,
  type SlotCandidates,
} from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { Segmented } from '#web/kit/filter-bar.tsx';
import { Answered, EmptyState, RefusalNote } from '#web/kit/states.tsx';
import { StatusTag, Tag, type ShownState } from '#web/kit/status-tag.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useGo } from '#web/kit/use-url-state.ts';
import { WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { useWords } from '#web/words/words.ts';
import { SlotTags } from './slot-card.tsx';
import css from './slots.module.css';
import { slotWords } from './words.ts';

export interface Chosen {
  readonly slot: SlotInCalendar;
  readonly occurrence: Pick<Occurrence, 'at' | 'date' | 'time'>;
}

interface DialogProps {
  readonly chosen: Chosen | undefined;
  readonly onClose: () => void;
}

/** What could stand in an empty slot: a post that has no time yet, something from the bank, or a new one. */
export function FillDialog({ chosen, onClose }: DialogProps): ReactElement | null {
  if (!chosen) return null;
  return <Filling key={`${chosen.slot.id} ${chosen.occurrence.at}`} chosen={chosen} onClose={onClose} />;
}

interface FillingProps {
  readonly chosen: Chosen;
  readonly onClose: () => void;
}

function Filling({ chosen, onClose }: FillingProps): ReactElement {
  const say = useWords(slotWords);
  const { slot, occurrence } = chosen;
  const times = useTimes(slot.zone);
  const [source, setSource] = useState('posts');
  const answer = useAnswer(slotCandidatesEndpoint, { params: { id: slot.id }, query: { at: occurrence.at } });
  const sources = (['posts', 'bank'] as const).map((value) => ({
    value: value as string,
    label: say(`from.${value}`),
  }));
  return (
    <Dialog title={say('fill.title', { time: times.near(occurrence.at) })} open onClose={onClose} size="large">
      <p className={css.tags}>
        <Tag look="line">{slot.agency.shortName}</Tag>
        <SlotTags slot={slot} />
      </p>
      <div className={css.fillHead}>
        <Segmented label={say('from')} value={source} choices={sources} onChoose={setSource} />
        {answer.data?.can.write && <WriteButton chosen={chosen} />}
      </div>
      <Answered answer={answer}>
        {(known) =>
          source === 'bank' ? (
            <BankChoices chosen={chosen} known={known} onDone={onClose} />
          ) : (
            <PostChoices chosen={chosen} known={known} onDone={onClose} />
          )
        }
      </Answered>
    </Dialog>
  );
}

/** A new post with the slot's time, channel and purpose. */
function WriteButton({ chosen: { slot, occurrence } }: { readonly chosen: Chosen }): ReactElement {
  const say = useWords(slotWords);
  const go = useGo();
  const create = useAct(createPostEndpoint, { onDone: ({ id }) => go('/konten/$id', { id }) });
  const write = (): void => {
    const body = {
      agencyId: slot.agency.id,
      wishedTime: { date: occurrence.date, time: occurrence.time },
      pillarId: slot.pillar?.id ?? null,
      campaignId: slot.campaign?.id ?? null,
      channelIds: slot.channel ? [slot.channel.id] : null,
    };
    void create.act({ body });
  };
  return (
    <>
      <Button icon={<IconPencil aria-hidden />} busy={create.busy} onClick={write}>
        {say('fill.write')}
      </Button>
      <RefusalNote refused={create.refused} actions={<span />} />
    </>
  );
}

interface ChoicesProps {
  readonly chosen: Chosen;
  readonly known: SlotCandidates;
  readonly onDone: () => void;
}

function useFilled(onDone: () => void) {
  const say = useWords(slotWords);
  const undo = useAct(undoFillsEndpoint);
  return ({
    fillId,
    title,
    state,
  }: {
    readonly fillId: string;
    readonly title: string;
    readonly state: string;
  }): void => {
    const words = say(state === 'scheduled' ? 'filled' : 'filled.wish', { title: title || say('untitled') });
    toast(words, () => undo.act({ body: { ids: [fillId] } }));
    onDone();
  };
}

function PostChoices({ chosen: { slot, occurrence }, known, onDone }: ChoicesProps): ReactElement {
  const say = useWords(slotWords);
  const fill = useAct(fillSlotEndpoint, { onDone: useFilled(onDone) });
  if (known.posts.length === 0) return <EmptyState bare title={say('posts.none')} why={say('posts.none.why')} />;
  return (
    <>
      <RefusalNote refused={fill.refused} actions={<span />} />
      <WorkList label={say('from.posts')}>
        {known.posts.map((post) => (
          <WorkRow
            key={post.id}
            meta={
              <>
                <StatusTag state={post.state as ShownState} />
                {post.fault && <Tag look="warn">{say(`fault.${post.fault}`)}</Tag>}
              </>
            }
            title={post.title || say('untitled')}
            why={post.excerpt}
            actions={
              known.can.fill &&
              post.fault !== 'channel' && (
                <Button
                  size="small"
                  busy={fill.busy}
                  onClick={() =>
                    void fill.act({ params: { id: slot.id }, body: { at: occurrence.at, postId: post.id } })
                  }
                >
                  {say('use')}
                </Button>
              )
            }
          />
        ))}
      </WorkList>
    </>
  );
}

function BankChoices({ chosen: { slot, occurrence }, known, onDone }: ChoicesProps): ReactElement {
  const say = useWords(slotWords);
  const fill = useAct(fillSlotFromBankEndpoint, { onDone: useFilled(onDone) });
  if (known.bank.length === 0) return <EmptyState bare title={say('bank.none')} why={say('bank.none.why')} />;
  return (
    <>
      <RefusalNote refused={fill.refused} actions={<span />} />
      <WorkList label={say('from.bank')}>
        {known.bank.map((entry) => (
          <WorkRow
            key={entry.id}
            meta={
              <>
                <Tag look="line">{entry.agency}</Tag>
                <Tag look="mute">{say('bank.uses', { count: entry.uses })}</Tag>
                {entry.hindrance && <Tag look="warn">{say(`hindrance.${entry.hindrance as 'gap'}`)}</Tag>}
              </>
            }
            title={entry.title}
            why={entry.text}
            actions={
              known.can.bank &&
              entry.hindrance === null && (
                <Button
                  size="small"
                  busy={fill.busy}
                  onClick={() =>
                    void fill.act({ params: { id: slot.id }, body: { at: occurrence.at, entryId: entry.id } })
                  }
                >
                  {say('use')}
                </Button>
              )
            }
          />
        ))}
      </WorkList>
    </>
  );
}
