import { measured, number } from '../format/number.js';
import { clockTime, dateTime, shortTime } from '../format/time.js';
import { SEVERITIES } from '../state/severity.js';
import { language } from '../text/language.js';
import { extent, levelsInSight, withGaps } from './series.js';

/** The colours of the page, for a canvas that knows no custom properties. */
export function coloursOf(element) {
  const style = getComputedStyle(element);
  const names = ['text', 'text-soft', 'text-faint', 'line', 'line-strong', 'raised', 'accent', 'warn', 'red', 'orange', 'yellow', 'blue'];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/** A level is named where it raises; where it clears, only for the severity looked at, so that names do not pile up. */
function levelLines(levels, focus, colours) {
  const words = language.words;
  return levels.flatMap((level) => {
    const colour = colours[level.severity.toLowerCase()];
    const below = level.direction === 'BELOW';
    const clearNamed = focus ? level.severity === focus.severity : levels.length === 1;
    const raise = {
      yAxis: level.raise,
      lineStyle: { color: colour, type: 'solid', width: 1.5 },
      label: { formatter: words.levelRaise(words.severities[level.severity], below ? '≤' : '≥', number(level.raise)), color: colour, position: below ? 'insideStartBottom' : 'insideStartTop' },
    };
    const clear = {
      yAxis: level.clear,
      lineStyle: { color: colour, type: [2, 5], width: 1, opacity: 0.7 },
      label: { show: clearNamed, formatter: words.levelClear(number(level.clear)), color: colours['text-soft'], position: below ? 'insideEndTop' : 'insideEndBottom' },
    };
    return level.clear === level.raise || level.clear === null ? [raise] : [raise, clear];
  });
}

/** The name of the period stands where the curve is not. */
function alertPeriods(alerts, focus, until, isHigh, colours) {
  return alerts.map(({ id, severity, beganAt, recoveredAt }) => [
    {
      xAxis: Date.parse(beganAt),
      itemStyle: { color: colours[severity.toLowerCase()], opacity: id === focus ? 0.2 : 0.1 },
      label: { show: id === focus, formatter: `${language.words.alertPeriod} ${clockTime(beganAt)}`, color: colours.text, position: isHigh ? 'inside' : 'insideTop' },
    },
    { xAxis: recoveredAt ? Date.parse(recoveredAt) : until },
  ]);
}

/** Built of nodes, not of markup: what a device calls itself stays text. */
function tooltip(unit) {
  return ([{ value }]) => {
    const node = document.createElement('div');
    const strong = document.createElement('b');
    strong.textContent = value[1] === null ? '' : measured(value[1], unit);
    node.append(dateTime(value[0]), document.createElement('br'), strong);
    return node;
  };
}

/** The whole picture: readings, doubtful ones apart, the levels at which alerts raise and clear, and the alerts' periods. */
export function optionOf({ points, levels, alerts, unit }, { from, to, focus, colours, fontSize, fontFamily }) {
  const values = points.map(([, value]) => value);
  const seen = levelsInSight(levels, values).sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity));
  const scale = extent(values, seen);
  const isHigh = values.at(-1) > (scale.min + scale.max) / 2;
  const doubtful = points.filter(([, , grade]) => grade !== 'GOOD');
  const label = { color: colours['text-soft'], fontSize, fontFamily };
  return {
    animation: false,
    textStyle: { fontFamily },
    grid: { left: 8, right: 14, top: unit && unit !== '1' ? 26 : 14, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis',
      confine: true,
      formatter: tooltip(unit),
      backgroundColor: colours.raised,
      borderColor: colours['line-strong'],
      textStyle: { color: colours.text, fontSize },
      axisPointer: { lineStyle: { color: colours['text-faint'] } },
    },
    xAxis: {
      type: 'time',
      min: from,
      max: to,
      axisLabel: { ...label, hideOverlap: true, formatter: (at) => (to - from < 1_200_000 ? clockTime(at) : shortTime(at)) },
      axisLine: { lineStyle: { color: colours['line-strong'] } },
      splitNumber: 4,
    },
    yAxis: {
      type: 'value',
      ...scale,
      name: unit === '1' ? '' : unit,
      nameTextStyle: { ...label, align: 'left' },
      nameGap: 10,
      splitNumber: 4,
      axisLabel: { ...label, formatter: number, showMinLabel: false, showMaxLabel: false },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [
      {
        id: 'readings',
        type: 'line',
        data: withGaps(points),
        showSymbol: points.length < 40,
        symbolSize: 5,
        lineStyle: { color: colours.accent, width: 2 },
        itemStyle: { color: colours.accent },
        markLine: { silent: true, symbol: 'none', label: { fontSize: fontSize - 1, fontFamily }, data: levelLines(seen, focus, colours) },
        markArea: { silent: true, label: { fontSize: fontSize - 1, fontFamily }, data: alertPeriods(alerts, focus?.id, to, isHigh, colours) },
      },
      {
        id: 'doubtful',
        type: 'scatter',
        name: language.words.doubtful,
        data: doubtful.map(([at, value]) => [at, value]),
        symbol: 'diamond',
        symbolSize: 8,
        itemStyle: { color: 'transparent', borderColor: colours.warn, borderWidth: 1.5 },
      },
    ],
  };
}
