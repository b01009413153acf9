import { LitElement, css, html } from 'lit';
import { duration } from '../format/time.js';
import { city } from '../state/city.js';
import { exercises } from '../state/exercises.js';
import { Every, Watch } from '../state/observable.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';

/** A band across every page for as long as an exercise is under way, so that nobody takes it for the real thing. */
class ExerciseBand extends LitElement {
  constructor() {
    super();
    new Watch(this, language, exercises);
    new Every(this, 1_000, () => exercises.underWay && this.requestUpdate());
  }

  connectedCallback() {
    super.connectedCallback();
    exercises.start();
  }

  render() {
    const exercise = exercises.underWay;
    if (!exercise) {
      return html`<span class="said-only" role="status"></span>`;
    }
    const words = language.words;
    const left = exercise.endsAt ? Date.parse(exercise.endsAt) - city.now : 0;
    return html`<section role="status">
      <strong>${words.exerciseUnderWay}</strong>
      <span class="what">
        ${words.exerciseNumber(exercise.id)} · ${language.pick(exercise.title)} · ${words.exerciseStates[exercise.state]}
        ${left > 0 ? html`<span class="left">${words.exerciseLeft(duration(left))}</span>` : ''}
      </span>
      <span class="apart">${words.exerciseApart}</span>
      ${exercises.open ? '' : html`<button @click=${() => exercises.toggle(true)}>${words.show}</button>`}
    </section>`;
  }

  static styles = [
    shared,
    css`
      section {
        display: flex;
        align-items: center;
        gap: var(--gap-3);
        padding: var(--gap-2) var(--gap-3);
        background: repeating-linear-gradient(135deg, var(--exercise-dark) 0 1.2rem, var(--exercise-tint) 1.2rem 2.4rem);
        border-block: 2px solid var(--exercise);
        color: #fff;
        font-size: var(--large);
      }
      strong {
        padding: 0 0.6rem;
        border-radius: var(--radius);
        background: #fff;
        color: var(--exercise-dark);
        white-space: nowrap;
      }
      .what {
        flex: 1;
        min-width: 0;
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .left {
        margin-left: var(--gap-2);
      }
      .apart {
        font-size: var(--small);
        white-space: nowrap;
      }
      button {
        background: #fff;
        border-color: #fff;
        color: var(--exercise-dark);
        font-weight: 600;
        font-size: var(--body);
      }
      button:hover:not(:disabled) {
        background: #efe6ff;
      }
    `,
  ];
}

customElements.define('ll-exercise-band', ExerciseBand);
