import type { ReactElement } from 'react';
import { leagueEndpoint, setLeagueEndpoint, type ConsistencyView } from '#reporting/consistency/contract.ts';
import type { Got } from '#web/api/call.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { DataTable, type Column } from '#web/kit/data-table.tsx';
import { CheckField } from '#web/kit/field.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Answered, RefusalNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './consistency.module.css';
import { shareOf, useShareTelling } from './telling.ts';
import { consistencyWords } from './words.ts';

type League = Got<typeof leagueEndpoint>;

interface LeagueProps {
  readonly view: ConsistencyView;
  readonly weeks: '4' | '8' | '13';
}

/** Agencies beside each other, only where the coordinator wants it. */
export function LeaguePanel({ view: { can, leagueShown }, weeks }: LeagueProps): ReactElement {
  const say = useWords(consistencyWords);
  const set = useAct(setLeagueEndpoint, {
    alsoChanges: ['metric'],
    onDone: ({ shown }) => toast(say(shown ? 'league.on' : 'league.off')),
  });
  return (
    <div className={css.wide}>
      <Panel title={say('league')}>
        {can.setLeague && (
          <CheckField
            label={say('league.show')}
            hint={say('league.show.hint')}
            on={leagueShown}
            disabled={set.busy}
            onToggle={(shown) => void set.act({ body: { shown } })}
          />
        )}
        <RefusalNote refused={set.refused} />
        {leagueShown && <Table weeks={weeks} />}
      </Panel>
    </div>
  );
}

function Table({ weeks }: { readonly weeks: LeagueProps['weeks'] }): ReactElement {
  const answer = useAnswer(leagueEndpoint, { query: { weeks } }, { keepFormer: true });
  return <Answered answer={answer}>{(league) => <Shown league={league} />}</Answered>;
}

function useColumns(): readonly Column<League['placed'][number]>[] {
  const say = useWords(consistencyWords);
  const telling = useShareTelling();
  return [
    { name: say('league.agency'), show: ({ name }) => name },
    { name: say('league.place'), number: true, show: ({ place }) => telling.number(place) },
    {
      name: say('league.share'),
      number: true,
      show: ({ out, of }) => `${telling.percent(shareOf(out, of)) ?? ''} (${telling.of(shareOf(out, of))})`,
    },
  ];
}

function Shown({ league: { least, placed, apart } }: { readonly league: League }): ReactElement {
  const say = useWords(consistencyWords);
  const columns = useColumns();
  const names = apart.map((one) => say(one.of === 0 ? 'league.one.none' : 'league.one', { ...one })).join(', ');
  return (
    <>
      <p className={css.counted}>{say('league.counted', { least })}</p>
      {placed.length === 0 && <p className={css.counted}>{say('league.none', { least })}</p>}
      {placed.length > 0 && (
        <div className={css.table}>
          <DataTable
            caption={say('league')}
            compact
            rows={placed}
            keyOf={({ agencyId }) => agencyId}
            columns={columns}
          />
        </div>
      )}
      {apart.length > 0 && <p className={css.counted}>{say('league.apart', { names })}</p>}
    </>
  );
}
