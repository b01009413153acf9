import { language } from '../text/language.js';
import { measured, number } from './number.js';

/** A number of a rule's levels, with what it counts. */
export function limit(rule, value) {
  const words = language.words;
  switch (rule.scale) {
    case 'PERIODS':
      return words.rulePeriods(number(value));
    case 'SCORE':
      return words.ruleScore(number(value));
    case 'COUNT':
      return words.ruleSigns(number(value));
    default:
      return measured(value, rule.unit);
  }
}

/** Which way the levels of a rule are met. */
export function sign(rule) {
  return rule.direction === 'BELOW' ? '≤' : '≥';
}

/** The share of true ones with its interval, or that nobody judged. */
export function precisionOf(record) {
  const words = language.words;
  if (!record.precision) {
    return record.raised === 0 ? words.ruleNoRecord : words.ruleUnjudged;
  }
  const percent = (share) => Math.round(share * 100);
  const { value, low, high } = record.precision;
  return words.ruleInterval(percent(value), percent(low), percent(high));
}

/** True, false and watched ones. */
export function judgedOf({ judgedTrue, judgedFalse, observed }) {
  return `${judgedTrue} / ${judgedFalse} / ${observed}`;
}
