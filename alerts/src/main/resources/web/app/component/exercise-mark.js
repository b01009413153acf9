import { css, html } from 'lit';
import { language } from '../text/language.js';

/** Says of an alert, in words and by a pattern, that it belongs to an exercise; nothing for the real city. */
export function exerciseMark(number) {
  const words = language.words;
  return number ? html`<span class="exercise-mark" title=${words.exerciseHint(number)}>${words.exerciseWord} ${number}</span>` : '';
}

export const exerciseStyle = css`
  .exercise-mark {
    display: inline-block;
    padding: 0 0.45rem;
    border: 1px solid var(--exercise);
    border-radius: 0.2rem;
    background: repeating-linear-gradient(135deg, var(--exercise-dark) 0 0.4rem, var(--exercise-tint) 0.4rem 0.8rem);
    color: #fff;
    font-size: 0.75rem;
    font-weight: 600;
    line-height: 1.45;
    white-space: nowrap;
  }
`;
