import { css, html } from 'lit';
import { measured } from '../format/number.js';
import { assetName, whereabouts } from '../format/place.js';
import { clockTime, dateTime, duration } from '../format/time.js';
import { isRedWaiting, isWaiting } from '../state/alerts.js';
import { city } from '../state/city.js';
import { language } from '../text/language.js';
import { exerciseMark } from './exercise-mark.js';
import { severityMark } from './severity-mark.js';

/** Where people are with it, and whether the condition still holds: two things, never mixed into one word. */
export function stageOf(alert) {
  const words = language.words;
  const gone = alert.machine === 'RECOVERED' && alert.stage !== 'CLOSED';
  const late = alert.dueAt && Date.parse(alert.dueAt) <= city.now;
  return html`<span class="stage ${isWaiting(alert) ? 'detected' : 'acknowledged'}">${words.stages[alert.stage] ?? alert.stage}</span>
    ${late ? html`<span class="chip late" title=${dateTime(alert.dueAt)}>${words.overdue}</span>` : ''}
    ${gone ? html`<span class="gone">${words.recovered}</span>` : html`<span class="by">${alert.acknowledgedBy ?? ''}</span>`}`;
}

/** The mark of a device that is not in the registry. */
export function strangerChip(registered) {
  const words = language.words;
  return registered === false ? html`<span class="chip stranger" title=${words.unregisteredHint}>${words.unregistered}</span>` : '';
}

/** How often it has begun, once that is more than once. */
export function timesChip(alert) {
  return alert.episodes > 1 ? html`<span class="chip times" title=${language.words.timesBegun(alert.episodes)}>×${alert.episodes}</span>` : '';
}

function heldFor(alert) {
  const until = alert.recoveredAt ?? alert.closedAt;
  return duration((until ? Date.parse(until) : city.now) - Date.parse(alert.beganAt));
}

/** One line of the list. */
export function alertRow(alert, chosen, choose) {
  const words = language.words;
  const kind = [
    'row',
    alert.severity.toLowerCase(),
    alert.track === 'DEVICE' ? 'device' : 'hazard',
    isRedWaiting(alert) ? 'waiting' : '',
    alert.machine === 'RECOVERED' || alert.stage === 'CLOSED' ? 'quiet' : '',
    alert.exercise ? 'exercise' : '',
  ].join(' ');
  return html`<li>
    <button class=${kind} data-alert=${alert.id} data-subject=${alert.subject} aria-current=${chosen ? 'true' : 'false'} @click=${() => choose(alert.id)}>
      <span class="severity">${severityMark(alert.severity, { track: alert.track })}</span>
      <span class="what">
        <span class="title">${exerciseMark(alert.exercise)} ${language.pick(alert.title)} ${timesChip(alert)} ${strangerChip(alert.registered)}</span>
        <span class="place">${assetName(alert)}<span class="where">${whereabouts(alert)}</span></span>
      </span>
      <span class="value">
        <b>${measured(alert.value, alert.unit)}</b>
        <span>${words.threshold} ${measured(alert.threshold, alert.unit)}</span>
      </span>
      <span class="since">
        <b>${heldFor(alert)}</b>
        <span>${clockTime(alert.beganAt)}</span>
      </span>
      <span class="progress">${stageOf(alert)}</span>
    </button>
  </li>`;
}

export const alertRowStyle = css`
  .row {
    position: relative;
    display: grid;
    grid-template-columns: var(--columns);
    align-items: center;
    gap: var(--gap-3);
    width: 100%;
    padding: 0.4rem var(--gap-3);
    text-align: left;
    border: 0;
    border-radius: 0;
    border-left: 0.25rem solid var(--severity);
    border-bottom: 1px solid var(--line);
    background: none;
  }
  .row:hover:not(:disabled) {
    background: var(--raised);
  }
  .row[aria-current='true'] {
    background: var(--hover);
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  .row > span {
    min-width: 0;
  }
  .what > span,
  .value > *,
  .since > *,
  .progress > * {
    display: block;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .title {
    font-weight: 600;
  }
  .place,
  .value span,
  .since span,
  .gone,
  .by {
    font-size: var(--small);
    color: var(--text-soft);
  }
  .where {
    margin-left: 0.6em;
    color: var(--text-faint);
  }
  .value,
  .since {
    text-align: right;
  }
  .value b {
    font-size: var(--large);
    font-weight: 600;
    line-height: 1.3;
  }
  .since b {
    font-weight: 400;
  }
  .stage.detected {
    color: var(--text);
    font-weight: 600;
  }
  .stage.acknowledged {
    color: var(--accent);
  }
  .stage.closed {
    color: var(--text-faint);
  }
  .gone {
    color: var(--good);
  }
  .progress .chip {
    width: fit-content;
  }
  .red.hazard:not(.quiet) {
    background: var(--red-tint);
    border-left-width: 0.5rem;
    padding-left: 0.5rem;
  }
  .red.hazard:not(.quiet) .title,
  .red.hazard:not(.quiet) .value b {
    color: #ffd0d0;
  }
  .red.hazard.waiting .mark {
    background: var(--red-solid);
    color: #fff;
    padding: 0.15rem 0.5rem 0.15rem 0.35rem;
    border-radius: var(--radius);
    box-shadow: 0 0 0 0.18rem #ff5a5c55;
    animation: call 1.6s ease-in-out infinite;
  }
  .red.hazard.waiting .mark svg {
    fill: #fff;
  }
  .red.hazard.waiting .mark .ink {
    stroke: var(--red-solid);
  }
  @keyframes call {
    50% {
      box-shadow: 0 0 0 0.34rem #ff5a5c22;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .red.hazard.waiting .mark {
      animation: none;
    }
  }
  .exercise {
    border-left-style: double;
    border-left-width: 0.5rem;
  }
  .device {
    border-left-style: dashed;
  }
  .device .title {
    font-weight: 400;
  }
  .quiet {
    border-left-color: var(--line-strong);
  }
  .quiet .title,
  .quiet .value b {
    color: var(--text-soft);
    font-weight: 400;
  }
`;
