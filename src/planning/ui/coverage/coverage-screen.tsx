import { IconEyeOff } from '@tabler/icons-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import {
  coverageBases,
  coverageEndpoint,
  quietAfterDays,
  type CoverageBasis,
  type CoverageRow,
} from '#planning/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { FilterBar, FilterSelect, Segmented } from '#web/kit/filter-bar.tsx';
import { Columns, Page, Panel } from '#web/kit/page.tsx';
import { Answered, EmptyState } from '#web/kit/states.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { BriefDrawer, type Gap } from './brief-drawer.tsx';
import css from './coverage.module.css';
import { HeatMap } from './heat-map.tsx';
import { MixPanel } from './mix-panel.tsx';
import { useRowName } from './names.ts';
import { coverageWords } from './words.ts';

const spans = ['8', '13', '26'] as const;

/** Cakupan: what was told about and what was left in the dark, week by week; and the mix beside the wanted one. */
export function CoverageScreen(): ReactElement {
  const say = useWords(coverageWords);
  const { agency } = useSession();
  const [byName, chooseBy] = useUrlState('menurut', 'programme');
  const [weeks, chooseWeeks] = useUrlState('pekan', '13');
  const by = coverageBases.find((known) => known === byName) ?? 'programme';
  const [gap, setGap] = useState<Gap>();
  const span = spans.find((known) => known === weeks) ?? '13';
  const within = agency ? { agencyId: agency.id } : {};
  const answer = useAnswer(coverageEndpoint, { query: { by, weeks: span, ...within } }, { keepFormer: true });
  return (
    <Page title={say('title')} lead={say('lead')}>
      <FilterBar label={say('controls')}>
        <Segmented
          label={say('by')}
          value={by}
          choices={coverageBases.map((value) => ({ value, label: say(`by.${value}`) }))}
          onChoose={chooseBy}
        />
        <FilterSelect
          label={say('weeks')}
          value={span}
          choices={spans.map((value) => ({ value, label: say('weeks.count', { count: Number(value) }) }))}
          onChoose={chooseWeeks}
        />
      </FilterBar>
      <Answered answer={answer}>
        {(coverage) => (
          <Beside
            side={
              by === 'programme' &&
              coverage.rows.some(({ id }) => id !== null) && (
                <Quiet rows={coverage.rows} onAsk={(row) => setGap({ by, row })} />
              )
            }
          >
            <Panel title={say(`map.${by}`)} note={say('map.note')}>
              {coverage.rows.length === 0 ? (
                <EmptyState title={say('empty')} why={say('empty.why')} />
              ) : (
                <HeatMap key={`${by} ${span}`} by={by} coverage={coverage} onAsk={(row) => setGap({ by, row })} />
              )}
            </Panel>
            <MixPanel />
          </Beside>
        )}
      </Answered>
      <BriefDrawer gap={gap} onClose={() => setGap(undefined)} />
    </Page>
  );
}

interface BesideProps {
  readonly side: ReactElement | false;
  readonly children: ReactNode;
}

function Beside({ side, children }: BesideProps): ReactElement {
  const parts = <div className={css.parts}>{children}</div>;
  return side ? <Columns side={side}>{parts}</Columns> : parts;
}

interface QuietProps {
  readonly rows: readonly CoverageRow[];
  readonly onAsk: (row: CoverageRow) => void;
}

/** Programmes that nothing was told about for three weeks: the longest first. */
function Quiet({ rows, onAsk }: QuietProps): ReactElement {
  const say = useWords(coverageWords);
  const nameOf = useRowName('programme' satisfies CoverageBasis);
  const quiet = rows
    .filter(({ id, quietDays }) => id !== null && (quietDays ?? Infinity) >= quietAfterDays)
    .toSorted((a, b) => (b.quietDays ?? Infinity) - (a.quietDays ?? Infinity));
  const title = say('quiet.title', { days: quietAfterDays });
  return (
    <Panel title={title} note={quiet.length > 0 && String(quiet.length)}>
      {quiet.length === 0 && <p className={css.fine}>{say('quiet.none', { days: quietAfterDays })}</p>}
      <ul className={css.dark} aria-label={title}>
        {quiet.map((row) => (
          <li key={row.id}>
            <div>
              <b>{nameOf(row)}</b>
              <small>{row.note}</small>
              <small>
                <IconEyeOff aria-hidden />
                {row.quietDays === null ? say('quiet.never') : say('quiet.days', { count: row.quietDays })}
              </small>
            </div>
            <Button
              size="small"
              look="soft"
              aria-label={say('brief.of', { name: nameOf(row) })}
              onClick={() => onAsk(row)}
            >
              {say('brief')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
