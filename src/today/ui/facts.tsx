import type { ReactElement } from 'react';
import type { todayEndpoint } from '#today/contract.ts';
import type { Got } from '#web/api/call.ts';
import { FactStrip, type Fact } from '#web/kit/kpi-card.tsx';
import { useTimes, type Times } from '#web/kit/time.tsx';
import { useWords, type Say } from '#web/words/words.ts';
import { todayWords, type TodayWord } from './words.ts';

type Known = Got<typeof todayEndpoint>['facts'];

export function Facts({ facts }: { readonly facts: Known }): ReactElement {
  const say = useWords(todayWords);
  const times = useTimes();
  return (
    <FactStrip
      label={say('facts')}
      facts={[
        channels(facts, say),
        voices(facts, say),
        firstAnswer(facts, say, times),
        week(facts, say),
        pictures(facts, say),
      ]}
    />
  );
}

function channels({ channels: { working, total } }: Known, say: Say<TodayWord>): Fact {
  const broken = total - working;
  const note = broken > 0 ? say('fact.channels.broken', { count: broken }) : say('fact.channels.ok');
  return {
    key: 'channels',
    value: say('fact.channels', { working, total }),
    note: total === 0 ? say('fact.channels.none') : note,
    look: lookOf(total, broken),
    place: { to: '/kanal' },
  };
}

function voices({ voices: { open, late } }: Known, say: Say<TodayWord>): Fact {
  return {
    key: 'voices',
    value: say('fact.voices', { count: late }),
    note: say('fact.voices.open', { count: open }),
    look: late > 0 ? 'warn' : 'ok',
    place: { to: '/suara-warga' },
  };
}

function firstAnswer({ firstAnswer: { medianMinutes, answers } }: Known, say: Say<TodayWord>, times: Times): Fact {
  const known = medianMinutes !== null && answers > 0;
  return {
    key: 'answer',
    value: known ? times.duration(medianMinutes * 60_000) : '—',
    note: known ? say('fact.answer') : say('fact.answer.none'),
    look: known ? 'ok' : 'mute',
    place: { to: '/laporan' },
  };
}

function week({ week: { out, planned } }: Known, say: Say<TodayWord>): Fact {
  return {
    key: 'week',
    value: say('fact.week', { out, planned }),
    note: planned === 0 ? say('fact.week.none') : say('fact.week.note'),
    look: planned === 0 ? 'mute' : 'ok',
    place: { to: '/kalender' },
  };
}

function pictures({ pictures: { described, total } }: Known, say: Say<TodayWord>): Fact {
  return {
    key: 'pictures',
    value: say('fact.pictures', { described, total }),
    note: total === 0 ? say('fact.pictures.none') : say('fact.pictures.note'),
    look: lookOf(total, total - described),
  };
}

function lookOf(total: number, lacking: number): Fact['look'] {
  if (total === 0) return 'mute';
  return lacking > 0 ? 'warn' : 'ok';
}
