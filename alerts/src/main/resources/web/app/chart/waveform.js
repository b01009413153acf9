import { number } from '../format/number.js';
import { clockTime } from '../format/time.js';
import { withGaps } from './series.js';

/** One fast sensor around an alert: time from the instant it was raised, in seconds, and a line at that instant. */
export function waveformOption({ points, unit }, { raisedAt, from, to, colours, fontSize, fontFamily, raised }) {
  const zero = Date.parse(raisedAt);
  const label = { color: colours['text-soft'], fontSize, fontFamily };
  const seconds = (at) => `${Math.round((at - zero) / 1000)} s`;
  return {
    animation: false,
    textStyle: { fontFamily },
    grid: { left: 8, right: 14, top: 22, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis',
      confine: true,
      formatter: ([{ value }]) => (value[1] === null ? '' : `${clockTime(value[0])} · ${number(value[1])} ${unit}`),
      backgroundColor: colours.raised,
      borderColor: colours['line-strong'],
      textStyle: { color: colours.text, fontSize },
      axisPointer: { lineStyle: { color: colours['text-faint'] } },
    },
    xAxis: {
      type: 'value',
      min: Date.parse(from),
      max: Date.parse(to),
      interval: 30_000,
      axisLabel: { ...label, formatter: seconds },
      axisLine: { onZero: false, lineStyle: { color: colours['line-strong'] } },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      scale: true,
      name: unit === '1' ? '' : unit,
      nameTextStyle: { ...label, align: 'left' },
      nameGap: 8,
      splitNumber: 2,
      axisLabel: { ...label, formatter: number, showMinLabel: false, showMaxLabel: false },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [
      {
        type: 'line',
        data: withGaps(points),
        showSymbol: false,
        lineStyle: { color: colours.accent, width: 1 },
        itemStyle: { color: colours.accent },
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: colours.warn, type: 'solid', width: 1.5 },
          label: { formatter: raised, color: colours.text, fontSize: fontSize - 1, fontFamily, position: 'insideEndTop', rotate: 0 },
          data: [{ xAxis: zero }],
        },
      },
    ],
  };
}
