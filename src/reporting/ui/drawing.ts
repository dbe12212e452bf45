import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

/** Draws into that place. Loaded only when a chart is on screen. */
export function draw(place: HTMLElement, option: EChartsCoreOption): EChartsType {
  const chart = init(place, null, { renderer: 'svg' });
  chart.setOption(option);
  return chart;
}
