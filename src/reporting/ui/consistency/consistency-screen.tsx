import { useState, type ReactElement } from 'react';
import {
  consistencyEndpoint,
  weekChoices,
  type BehindPart,
  type ConsistencyView,
} from '#reporting/consistency/contract.ts';
import { zoneLabel } from '#platform/time/format.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { FilterSelect } from '#web/kit/filter-bar.tsx';
import { Page } from '#web/kit/page.tsx';
import { Answered } from '#web/kit/states.tsx';
import { ZoneProvider } from '#web/kit/time.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { CadenceLine, StreakLine } from './cadence-line.tsx';
import { ChannelsContext } from './channel-name.ts';
import css from './consistency.module.css';
import { PicturesLine, PlannedLine, TimesLine } from './counted-lines.tsx';
import { LookContext } from './look.ts';
import { MixLine } from './mix-line.tsx';
import { PostsDrawer } from './posts-drawer.tsx';
import { LeaguePanel } from './league-panel.tsx';
import { useShareTelling } from './telling.ts';
import { consistencyWords } from './words.ts';

/** Konsistensi: whether an agency publishes steadily, line by line, and what to do next. */
export function ConsistencyScreen(): ReactElement {
  const say = useWords(consistencyWords);
  const { agency } = useSession();
  const [chosen, choose] = useUrlState('pekan', '4');
  const [part, look] = useState<BehindPart>();
  const weeks = weekChoices.find((known) => known === chosen) ?? '4';
  const query = { weeks, ...(agency ? { agencyId: agency.id } : {}) };
  const answer = useAnswer(consistencyEndpoint, { query }, { keepFormer: true });
  return (
    <Page
      title={say('title')}
      lead={answer.data && <Lead view={answer.data} />}
      actions={
        <FilterSelect
          label={say('weeks')}
          value={weeks}
          choices={weekChoices.map((value) => ({ value, label: say(`weeks.${value}`) }))}
          onChoose={choose}
        />
      }
    >
      <Answered answer={answer}>
        {(view) => (
          <ZoneProvider zone={view.zone}>
            <ChannelsContext value={view.channels}>
              <LookContext value={look}>
                <div className={css.lines}>
                  <PlannedLine view={view} />
                  <TimesLine view={view} />
                  <CadenceLine view={view} />
                  <StreakLine view={view} />
                  <MixLine view={view} />
                  <PicturesLine view={view} />
                  {(view.can.setLeague || (view.can.seeLeague && view.leagueShown)) && (
                    <LeaguePanel view={view} weeks={weeks} />
                  )}
                </div>
              </LookContext>
            </ChannelsContext>
            <PostsDrawer view={view} weeks={weeks} part={part} onClose={() => look(undefined)} />
          </ZoneProvider>
        )}
      </Answered>
    </Page>
  );
}

function Lead({ view }: { readonly view: ConsistencyView }): ReactElement {
  const say = useWords(consistencyWords);
  const { date } = useShareTelling();
  return (
    <>
      {say('lead', {
        agency: view.agency.shortName,
        from: date(view.from),
        to: date(view.to),
        previousFrom: date(view.previous.from),
        previousTo: date(view.previous.to),
        zone: zoneLabel(view.zone),
      })}
    </>
  );
}
