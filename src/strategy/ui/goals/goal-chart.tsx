import type { ReactElement } from 'react';
import type { Language } from '#platform/i18n/language.ts';
import { formatNumber, formatPlainDate, noNumber } from '#platform/time/format.ts';
import type { GoalView } from '#strategy/goals/contract.ts';
import { ChartPanel } from '#reporting/ui/chart-panel.tsx';
import { Chart, frameOf, type Inks } from '#reporting/ui/chart.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { clean, useGoalTelling } from './telling.ts';
import { goalWords } from './words.ts';

/** The numbers, where they lead with how sure that is, and the target; also as a table. */
export function GoalChart({ goal }: { readonly goal: GoalView }): ReactElement {
  const say = useWords(goalWords);
  const telling = useGoalTelling();
  const language = useLanguage();
  const ahead = goal.ahead.map((each) => ({
    day: each.day,
    value: clean(each.value, goal.metric) ?? 0,
    low: clean(each.low, goal.metric) ?? 0,
    high: clean(each.high, goal.metric) ?? 0,
  }));
  const drawn: Drawn = {
    numbers: goal.numbers,
    ahead,
    target: goal.target,
    dueOn: goal.dueOn,
    language,
    names: { now: say('chart.now'), ahead: say('chart.ahead'), target: say('chart.target') },
  };
  const legend = [
    { name: drawn.names.now, colour: 'var(--c1)' },
    { name: drawn.names.target, colour: 'var(--c2)', dashed: true },
    ...(ahead.length > 0 ? [{ name: drawn.names.ahead, colour: 'var(--c1)', dashed: true }] : []),
  ];
  return (
    <ChartPanel
      title={say('chart')}
      note={say(`metric.${goal.metric}`)}
      legend={legend}
      chart={<Chart make={drawingOf} shown={JSON.stringify(drawn)} />}
      table={{
        head: [say('day'), drawn.names.now, drawn.names.ahead],
        rows: [
          ...goal.numbers.map(({ day, value }) => [telling.day(day), telling.number(value, goal), '']),
          ...ahead.slice(1).map(({ day, value, low, high }) => [
            `${telling.day(day)} *`,
            '',
            say('chart.range', {
              value: telling.number(value, goal),
              low: telling.number(low, goal),
              high: telling.number(high, goal),
            }),
          ]),
        ],
      }}
      foot={say(ahead.length > 0 ? 'chart.foot' : 'chart.foot.none')}
    />
  );
}

interface Drawn {
  readonly numbers: GoalView['numbers'];
  readonly ahead: GoalView['ahead'];
  readonly target: number;
  readonly dueOn: string;
  readonly language: Language;
  readonly names: { readonly now: string; readonly ahead: string; readonly target: string };
}

function drawingOf(inks: Inks, shown: string) {
  const { numbers, ahead, target, dueOn, names, language } = JSON.parse(shown) as Drawn;
  const [line, mark] = inks.series;
  const frame = frameOf(inks) as { readonly tooltip: object };
  const first = numbers[0]?.day ?? dueOn;
  const band = {
    type: 'line',
    stack: 'band',
    stackStrategy: 'all',
    symbol: 'none',
    lineStyle: { opacity: 0 },
    silent: true,
    tooltip: { show: false },
  };
  return {
    ...frame,
    tooltip: {
      ...frame.tooltip,
      valueFormatter: (value: unknown) => (typeof value === 'number' ? formatNumber(value, language, 1) : noNumber),
    },
    xAxis: {
      type: 'time',
      axisTick: { show: false },
      axisLine: { lineStyle: { color: inks.line } },
      axisLabel: { color: inks.muted, hideOverlap: true, formatter: (at: number) => dayAndMonth(at, language) },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      scale: true,
      splitNumber: 4,
      splitLine: { lineStyle: { color: inks.line } },
      axisLabel: { color: inks.muted, formatter: (value: number) => formatNumber(value, language, 1) },
    },
    series: [
      { ...band, name: 'low', data: ahead.map(({ day, low }) => [day, low]) },
      {
        ...band,
        name: 'high',
        data: ahead.map(({ day, low, high }) => [day, high - low]),
        areaStyle: { color: line, opacity: 0.14 },
      },
      {
        name: names.now,
        type: 'line',
        data: numbers.map(({ day, value }) => [day, value]),
        connectNulls: false,
        symbolSize: 5,
        showSymbol: numbers.length < 20,
        lineStyle: { width: 2.5 },
        color: line,
      },
      {
        name: names.ahead,
        type: 'line',
        data: ahead.map(({ day, value }) => [day, value]),
        symbol: 'none',
        lineStyle: { width: 2, type: 'dotted' },
        color: line,
      },
      {
        name: names.target,
        type: 'line',
        data: [
          [first, target],
          [dueOn, target],
        ],
        symbol: 'none',
        lineStyle: { width: 2, type: 'dashed' },
        color: mark,
      },
    ],
  };
}

/** `1 Okt` */
function dayAndMonth(at: number, language: Language): string {
  return formatPlainDate(new Date(at).toISOString().slice(0, 10), language).replace(/ \d{4}$/, '');
}
