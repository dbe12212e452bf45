import { useComputedColorScheme } from '@mantine/core';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef, type ReactElement } from 'react';
import css from './report.module.css';

/** The colours of `tokens.css` as they are on screen now; charts can't read variables. */
export interface Inks {
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly surface: string;
  readonly series: readonly string[];
}

interface ChartProps {
  /** Makes the drawing from `shown`; a function of the module, so that it never changes. */
  readonly make: (inks: Inks, shown: string) => EChartsCoreOption;
  /** What is drawn, as JSON: the chart is drawn anew only when this or the colours change. */
  readonly shown: string;
}

/** A picture for the eye; the same numbers stand in a table for everybody else. */
export function Chart(props: ChartProps): ReactElement {
  const scheme = useComputedColorScheme();
  return <Drawing key={scheme} {...props} />;
}

function Drawing({ make, shown }: ChartProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    let chart: EChartsType | undefined;
    let gone = false;
    const resize = new ResizeObserver(() => chart?.resize());
    void import('./drawing.ts').then(({ draw }) => {
      if (gone) return;
      chart = draw(element, make(inksOf(element), shown));
      resize.observe(element);
    });
    return () => {
      gone = true;
      resize.disconnect();
      chart?.dispose();
    };
  }, [make, shown]);
  return <div ref={place} className={css.chart} aria-hidden="true" />;
}

function inksOf(element: HTMLElement): Inks {
  const styles = getComputedStyle(element);
  const read = (name: string): string => styles.getPropertyValue(name).trim();
  return {
    ink: read('--ink'),
    muted: read('--ink-3'),
    line: read('--line'),
    surface: read('--surface'),
    series: ['--c1', '--c2', '--c3', '--c4'].map(read),
  };
}

/** What every chart here has in common: quiet axes, our type, no motion. */
export function frameOf(inks: Inks): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: 'Plus Jakarta Sans Variable, system-ui, sans-serif', color: inks.muted, fontSize: 12 },
    grid: { left: 4, right: 12, top: 22, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      backgroundColor: inks.surface,
      borderColor: inks.line,
      textStyle: { color: inks.ink, fontSize: 12 },
    },
  };
}
