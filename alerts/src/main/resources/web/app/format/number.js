import { duration } from './time.js';

const FEW_DIGITS = new Intl.NumberFormat('en', { maximumSignificantDigits: 4, useGrouping: false });

/** At most four significant digits: what a person can take in at a glance. */
export function number(value) {
  return typeof value === 'number' && Number.isFinite(value) ? FEW_DIGITS.format(value) : '—';
}

/** A value with its unit; seconds are told as a duration, a state has no unit. */
export function measured(value, unit) {
  if (typeof value !== 'number') {
    return '—';
  }
  if (unit === 's') {
    return duration(value * 1000);
  }
  return unit === '1' || !unit ? number(value) : `${number(value)} ${unit}`;
}
