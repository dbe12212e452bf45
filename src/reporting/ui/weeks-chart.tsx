import type { ReactElement } from 'react';
import type { ReportView } from '#reporting/contract.ts';
import { useTimes } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import { ChartPanel } from './chart-panel.tsx';
import { Chart, frameOf, type Inks } from './chart.tsx';
import { useTelling } from './telling.ts';
import { reportWords } from './words.ts';

/** Planned as a dashed outline, done as solid: week by week. */
export function WeeksChart({ weeks }: { readonly weeks: ReportView['weeks'] }): ReactElement {
  const say = useWords(reportWords);
  const weekName = useWeekName();
  const telling = useTelling();
  const [planned, verified] = [say('weeks.planned'), say('weeks.verified')];
  const names = weeks.map(weekName);
  const drawn: Drawn = { weeks, names, planned, verified };
  return (
    <ChartPanel
      title={say('weeks')}
      note={say('weeks.note')}
      legend={[
        { name: planned, colour: 'var(--line-strong)', dashed: true, box: true },
        { name: verified, colour: 'var(--c1)', box: true },
      ]}
      chart={<Chart make={drawingOf} shown={JSON.stringify(drawn)} />}
      table={{
        head: [say('week'), planned, verified],
        rows: weeks.map((week, index) => [
          names[index] ?? '',
          telling.number(week.planned),
          telling.number(week.verified),
        ]),
      }}
      foot={say('weeks.foot')}
    />
  );
}

/** `2–8 Nov` */
export function useWeekName(): (week: { readonly from: string; readonly to: string }) => string {
  const times = useTimes('UTC');
  return ({ from, to }) => times.range(`${from}T00:00:00Z`, `${to}T00:00:00Z`).replace(/ \d{4}$/, '');
}

interface Drawn {
  readonly weeks: ReportView['weeks'];
  readonly names: readonly string[];
  readonly planned: string;
  readonly verified: string;
}

function drawingOf(inks: Inks, shown: string) {
  const { weeks, names, planned, verified } = JSON.parse(shown) as Drawn;
  const bar = { type: 'bar', barMaxWidth: 26, label: { show: true, position: 'top', fontSize: 12 } };
  return {
    ...frameOf(inks),
    xAxis: {
      type: 'category',
      data: names,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: inks.line } },
      axisLabel: { color: inks.muted, hideOverlap: true },
    },
    yAxis: { type: 'value', show: false, minInterval: 1 },
    series: [
      {
        ...bar,
        name: planned,
        data: weeks.map((week) => week.planned),
        // On a bar without fill the library would draw an outline around the digits.
        label: { ...bar.label, color: inks.muted, textBorderWidth: 0 },
        itemStyle: {
          color: 'transparent',
          borderColor: inks.muted,
          borderType: 'dashed',
          borderWidth: 1.5,
          borderRadius: 3,
        },
      },
      {
        ...bar,
        name: verified,
        data: weeks.map((week) => week.verified),
        label: { ...bar.label, color: inks.ink, fontWeight: 600 },
        itemStyle: { color: inks.series[0], borderRadius: 3 },
      },
    ],
  };
}
