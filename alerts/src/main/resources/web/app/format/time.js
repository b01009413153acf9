import { language } from '../text/language.js';

const ZONE = 'Asia/Shanghai';
const made = new Map();

function formatter(key, options) {
  const id = `${language.code} ${key}`;
  if (!made.has(id)) {
    const locale = language.code === 'zh' ? 'zh-CN' : 'en-GB';
    made.set(id, new Intl.DateTimeFormat(locale, { timeZone: ZONE, hourCycle: 'h23', ...options }));
  }
  return made.get(id);
}

const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit' };

/** 14:03:27, in the city's zone. */
export function clockTime(at) {
  return formatter('clock', CLOCK).format(new Date(at));
}

/** 14:03, for axes. */
export function shortTime(at) {
  return formatter('short', { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
}

/** The date with its weekday. */
export function day(at) {
  return formatter('day', { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' }).format(new Date(at));
}

/** Date and time to the second. */
export function dateTime(at) {
  return at ? formatter('dateTime', { month: '2-digit', day: '2-digit', ...CLOCK }).format(new Date(at)) : '—';
}

/** How long, in the two largest units: 3 分 12 秒. */
export function duration(millis) {
  const { days, hours, minutes, seconds } = language.words;
  const whole = Math.max(0, Math.floor(millis / 1000));
  const parts = [
    [Math.floor(whole / 86_400), days],
    [Math.floor(whole / 3_600) % 24, hours],
    [Math.floor(whole / 60) % 60, minutes],
    [whole % 60, seconds],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) {
    return seconds(0);
  }
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, say]) => say(count))
    .join(' ');
}

/** How long ago, in words. */
export function ago(millis) {
  return millis < 2_000 ? language.words.now : language.words.ago(duration(millis));
}
