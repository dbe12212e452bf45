import { useState, type ReactElement } from 'react';
import type { ReportView, Series } from '#reporting/contract.ts';
import { Segmented } from '#web/kit/filter-bar.tsx';
import { mediumName } from '#web/kit/medium-icon.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import { webWords } from '#web/words/web-words.ts';
import { ChartPanel } from './chart-panel.tsx';
import { Chart, frameOf, type Inks } from './chart.tsx';
import { useTelling } from './telling.ts';
import { reportWords } from './words.ts';

const shownNumbers = ['voices', 'followers', 'views'] as const;
type Shown = (typeof shownNumbers)[number];

/** At most four lines; they differ by dash as well as by colour. */
const mostLines = 4;
const dashes = ['solid', 'dashed', 'dotted', 'solid'] as const;

/** One number per day and medium; a day nobody counted stays empty. */
export function DaysChart({ days }: { readonly days: ReportView['days'] }): ReactElement {
  const say = useWords(reportWords);
  const sayWeb = useWords(webWords);
  const times = useTimes('UTC');
  const telling = useTelling();
  const [shown, setShown] = useState<Shown>('voices');
  const lines = days[shown]
    .slice(0, mostLines)
    .map((series) => ({ ...series, name: mediumName(sayWeb, series.medium) }));
  const dayNames = (lines[0]?.points ?? []).map(({ day }) => times.day(`${day}T00:00:00Z`));
  const drawn: Drawn = { lines, dayNames };
  return (
    <ChartPanel
      title={say('days')}
      note={say(`days.${shown}.note`)}
      choices={
        <Segmented
          label={say('days.choose')}
          value={shown}
          choices={shownNumbers.map((value) => ({ value, label: say(`days.${value}`) }))}
          onChoose={setShown}
        />
      }
      legend={lines.map(({ name }, index) => ({
        name,
        colour: `var(--c${index + 1})`,
        dashed: dashes[index] !== 'solid',
      }))}
      chart={lines.length === 0 ? <p>{say('days.none')}</p> : <Chart make={drawingOf} shown={JSON.stringify(drawn)} />}
      table={{
        head: [say('day'), ...lines.map(({ name }) => name)],
        rows: dayNames.map((day, index) => [
          day,
          ...lines.map(({ points }) => telling.number(points[index]?.value ?? null)),
        ]),
      }}
      foot={say('days.foot')}
    />
  );
}

interface Drawn {
  readonly lines: readonly (Series & { readonly name: string })[];
  readonly dayNames: readonly string[];
}

function drawingOf(inks: Inks, shown: string) {
  const { lines, dayNames } = JSON.parse(shown) as Drawn;
  return {
    ...frameOf(inks),
    xAxis: {
      type: 'category',
      data: dayNames,
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: inks.line } },
      axisLabel: { color: inks.muted, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      scale: true,
      minInterval: 1,
      splitNumber: 4,
      splitLine: { lineStyle: { color: inks.line } },
      axisLabel: { color: inks.muted },
    },
    series: lines.map(({ name, points }, index) => ({
      name,
      type: 'line',
      data: points.map(({ value }) => value),
      connectNulls: false,
      showSymbol: points.length === 1,
      lineStyle: { width: 2.5, type: dashes[index] },
      color: inks.series[index],
    })),
  };
}
