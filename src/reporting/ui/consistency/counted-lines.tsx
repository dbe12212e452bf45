import type { ReactElement } from 'react';
import type { BehindPart, ChannelLine, ConsistencyView, Counts, Pictures } from '#reporting/consistency/contract.ts';
import { MediumIcon } from '#web/kit/medium-icon.tsx';
import { DataTable, type Column } from '#web/kit/data-table.tsx';
import { useWords } from '#web/words/words.ts';
import { useChannelName } from './channel-name.ts';
import css from './consistency.module.css';
import { Line } from './line.tsx';
import { useLook } from './look.ts';
import { shareOf, useShareTelling, type Share } from './telling.ts';
import { consistencyWords } from './words.ts';

interface ViewProps {
  readonly view: ConsistencyView;
}

function shareOut(counts: Counts | null): Share | null {
  return counts && shareOf(counts.out, counts.due - counts.withdrawn);
}

/** What had a time, and what became of it. */
export function PlannedLine({ view: { planned, next } }: ViewProps): ReactElement {
  const say = useWords(consistencyWords);
  const telling = useShareTelling();
  const [now, before] = [shareOut(planned.now), shareOut(planned.before)];
  return (
    <Line
      name="planned"
      value={telling.percent(now)}
      unit={telling.of(now)}
      before={telling.before(now, before)}
      counted={say('planned.counted')}
      none={say('planned.none')}
      step={next.planned}
    >
      {planned.now && (
        <Parts
          parts={[
            ['due', planned.now.due],
            ['out', planned.now.out],
            ['missed', planned.now.missed],
            ['failed', planned.now.failed],
            ['waiting', planned.now.waiting],
            ['withdrawn', planned.now.withdrawn],
            ['never-ready', planned.now.neverReady],
          ]}
        />
      )}
    </Line>
  );
}

/** Sent within minutes of its time; what people publish themselves stands apart, because a proof comes later. */
export function TimesLine({ view }: ViewProps): ReactElement {
  const say = useWords(consistencyWords);
  const telling = useShareTelling();
  const columns = useColumns();
  const { onTime, proofs, channels, next } = view;
  const shares = { now: onTime.now && shareOf(onTime.now.onTime, onTime.now.out), before: onTime.before && shareOf(onTime.before.onTime, onTime.before.out) }; // oxfmt-ignore
  const ofProofs = proofs.now && shareOf(proofs.now.onTime, proofs.now.out);
  return (
    <Line
      name="on-time"
      value={telling.percent(shares.now)}
      unit={telling.of(shares.now)}
      before={telling.before(shares.now, shares.before)}
      counted={`${say('on-time.counted')} ${ofProofs ? say('proofs.counted', { value: telling.of(ofProofs) }) : say('proofs.none')}`}
      none={say('on-time.none')}
      step={next['on-time']}
    >
      <Parts
        parts={[
          ['late', lateOf(channels, false)],
          ['late-proof', lateOf(channels, true)],
        ]}
      />
      {channels.length > 0 && (
        <div className={css.table}>
          <DataTable caption={say('channels')} compact rows={channels} keyOf={({ id }) => id} columns={columns} />
        </div>
      )}
    </Line>
  );
}

function lateOf(channels: readonly ChannelLine[], byHand: boolean): number {
  return channels.filter((channel) => channel.byHand === byHand).reduce((all, { late }) => all + late, 0);
}

function useColumns(): readonly Column<ChannelLine>[] {
  const say = useWords(consistencyWords);
  const channelName = useChannelName();
  const telling = useShareTelling();
  return [
    {
      name: say('channel'),
      show: (channel) => (
        <span className={css.channel}>
          <MediumIcon medium={channel.medium} />
          {channelName(channel)}
          {channel.byHand && ` (${say('channel.by-hand')})`}
        </span>
      ),
    },
    { name: say('channel.out'), number: true, show: ({ out, due }) => telling.of(shareOf(out, due)) },
    { name: say('channel.on-time'), number: true, show: ({ out, late }) => telling.of(shareOf(out - late, out)) },
  ];
}

/** Numbers that lead to the posts they were counted from; what is not there leads nowhere. */
export function Parts({ parts }: { readonly parts: readonly (readonly [BehindPart, number])[] }): ReactElement | null {
  const say = useWords(consistencyWords);
  const telling = useShareTelling();
  const look = useLook();
  const shown = parts.filter(([, count]) => count > 0);
  if (shown.length === 0) return null;
  return (
    <ul className={css.parts}>
      {shown.map(([part, count]) => (
        <li key={part}>
          <button type="button" onClick={() => look(part)}>
            <span>{say(`part.${part}`)}</span>
            <b>{telling.number(count)}</b>
          </button>
        </li>
      ))}
    </ul>
  );
}

function described(counts: Pictures | null): Share | null {
  return counts && shareOf(counts.described, counts.pictures);
}

/** Pictures that also reach whoever can't see them. */
export function PicturesLine({ view: { pictures, next } }: ViewProps): ReactElement {
  const say = useWords(consistencyWords);
  const telling = useShareTelling();
  const [now, before] = [described(pictures.now), described(pictures.before)];
  const bare = pictures.now ? pictures.now.pictures - pictures.now.described : 0;
  return (
    <Line
      name="alt"
      wide
      value={telling.percent(now)}
      unit={telling.of(now)}
      before={telling.before(now, before)}
      counted={say('alt.counted')}
      none={say('alt.none')}
      step={next.alt}
    >
      {bare > 0 && <Parts parts={[['undescribed', bare]]} />}
    </Line>
  );
}
