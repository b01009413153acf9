import { css, html, svg } from 'lit';
import { language } from '../text/language.js';

const SHAPES = {
  RED: svg`<path d="M6 1h8l5 5v8l-5 5H6l-5-5V6z"/><path class="ink" d="M10 5v6.2M10 14.6v.2"/>`,
  ORANGE: svg`<path d="M10 .8 19.2 10 10 19.2.8 10z"/><path class="ink" d="M10 5.6v5.2M10 14v.2"/>`,
  YELLOW: svg`<path d="M10 1.5 19.5 18.5H.5z"/><path class="ink" d="M10 8v4.6M10 15.6v.2"/>`,
  BLUE: svg`<circle cx="10" cy="10" r="9"/><path class="ink" d="M10 9.4v5M10 5.8v.2"/>`,
};

/** Severity told three ways: shape, word, colour. `size` is `full` (shape and word) or `shape`. */
export function severityMark(severity, { size = 'full', track = 'HAZARD' } = {}) {
  const word = language.words.severities[severity] ?? severity;
  const kind = `mark ${String(severity).toLowerCase()} ${size} ${track === 'DEVICE' ? 'outlined' : 'solid'}`;
  return html`<span class=${kind} title=${word}>
    <svg viewBox="0 0 20 20" aria-hidden="true">${SHAPES[severity]}</svg>
    <span class=${size === 'full' ? '' : 'said-only'}>${word}</span>
  </span>`;
}

export const severityStyle = css`
  .red {
    --severity: var(--red);
    --solid: var(--red-solid);
    --tint: var(--red-tint);
    --ink: #fff;
  }
  .orange {
    --severity: var(--orange);
    --solid: var(--orange);
    --tint: var(--orange-tint);
    --ink: #221001;
  }
  .yellow {
    --severity: var(--yellow);
    --solid: var(--yellow);
    --tint: var(--yellow-tint);
    --ink: #221d01;
  }
  .blue {
    --severity: var(--blue);
    --solid: var(--blue);
    --tint: var(--blue-tint);
    --ink: #04182e;
  }
  .mark {
    display: inline-flex;
    align-items: center;
    gap: 0.35rem;
    color: var(--severity);
    font-weight: 600;
    white-space: nowrap;
  }
  .mark svg {
    width: 1.15rem;
    height: 1.15rem;
    flex: none;
    fill: var(--solid);
    stroke: none;
  }
  .mark .ink {
    fill: none;
    stroke: var(--ink);
    stroke-width: 2.2;
    stroke-linecap: round;
  }
  .mark.outlined svg {
    fill: none;
    stroke: var(--severity);
    stroke-width: 1.5;
    overflow: visible;
  }
  .mark.outlined .ink {
    stroke: var(--severity);
  }
  .mark.outlined {
    font-weight: 400;
  }
`;
