import { css } from 'lit';

/** What every component starts from: box sizes, focus ring, buttons, fields, chips. */
export const shared = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
  }
  button {
    cursor: pointer;
    background: var(--raised);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    padding: var(--gap-1) var(--gap-3);
    line-height: 1.5;
  }
  button:hover:not(:disabled) {
    background: var(--hover);
  }
  button:disabled {
    opacity: 0.45;
    cursor: not-allowed;
  }
  button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: #06222a;
    font-weight: 600;
  }
  button.primary:hover:not(:disabled) {
    background: #74d8e6;
  }
  button.plain {
    background: none;
    border-color: transparent;
  }
  button[aria-pressed='true'] {
    background: #173f4a;
    border-color: var(--accent);
    color: #d5f6fb;
  }
  input,
  select {
    background: var(--ground);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    padding: var(--gap-1) var(--gap-2);
    line-height: 1.5;
    min-width: 0;
  }
  input::placeholder {
    color: var(--text-faint);
  }
  .chip {
    display: inline-block;
    border: 1px solid var(--line-strong);
    border-radius: 0.2rem;
    padding: 0 0.35rem;
    font-size: 0.75rem;
    line-height: 1.35;
    color: var(--text-soft);
    white-space: nowrap;
  }
  .chip.late {
    border-color: var(--warn);
    color: var(--warn);
  }
  .chip.stranger {
    border-style: dashed;
    border-color: var(--warn);
    color: var(--warn);
  }
  .words {
    color: var(--text-soft);
    padding: var(--gap-4);
    text-align: center;
  }
  .words.failed {
    color: var(--warn);
  }
  .mono {
    font-family: var(--mono);
    font-size: 0.93em;
  }
  .said-only {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
