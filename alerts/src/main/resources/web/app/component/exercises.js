import { LitElement, css, html } from 'lit';
import { dateTime } from '../format/time.js';
import { exercises } from '../state/exercises.js';
import { Watch } from '../state/observable.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';
import './exercise-start.js';
import './exercise-view.js';

/** The page of exercises: start one, see one, look back. */
class Exercises extends LitElement {
  constructor() {
    super();
    new Watch(this, language, exercises);
  }

  render() {
    const words = language.words;
    return html`<section class="left">
        <ll-exercise-start></ll-exercise-start>
        <h3>${words.exerciseHistory}</h3>
        ${this.history()}
      </section>
      <section><ll-exercise-view></ll-exercise-view></section>`;
  }

  history() {
    const words = language.words;
    const list = exercises.list ?? [];
    if (list.length === 0) {
      return html`<p class="words">${words.exerciseNone}</p>`;
    }
    return html`<ul class="history">
      ${list.map(
        (exercise) => html`<li>
          <button aria-current=${exercise.id === exercises.shown?.id ? 'true' : 'false'} @click=${() => exercises.choose(exercise.id)}>
            <span>${exercise.id} · ${language.pick(exercise.title)}</span>
            <span class="soft">${words.exerciseStates[exercise.state]} · ${dateTime(exercise.requestedAt)}</span>
          </button>
        </li>`,
      )}
    </ul>`;
  }

  static styles = [
    shared,
    css`
      :host {
        flex: 1;
        min-height: 0;
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1.32fr);
        gap: var(--gap-3);
        padding: var(--gap-3);
      }
      section {
        display: flex;
        flex-direction: column;
        min-height: 0;
        background: var(--panel);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      ll-exercise-start {
        flex: 2;
      }
      ll-exercise-view {
        flex: 1;
      }
      h3 {
        padding: 0 var(--gap-3);
        font-size: var(--small);
        font-weight: 600;
        color: var(--accent);
      }
      .history {
        flex: 1;
        min-height: 5rem;
        overflow-y: auto;
        padding: var(--gap-1) var(--gap-3);
      }
      .history button {
        display: flex;
        justify-content: space-between;
        gap: var(--gap-3);
        width: 100%;
        border-color: transparent;
        background: none;
        text-align: left;
      }
      .history button[aria-current='true'] {
        border-color: var(--accent);
      }
      .soft {
        color: var(--text-soft);
        font-size: var(--small);
        white-space: nowrap;
      }
    `,
  ];
}

customElements.define('ll-exercises', Exercises);
