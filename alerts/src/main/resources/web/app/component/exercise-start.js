import { LitElement, css, html } from 'lit';
import { duration } from '../format/time.js';
import { city } from '../state/city.js';
import { exercises } from '../state/exercises.js';
import { Watch } from '../state/observable.js';
import { session } from '../state/session.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';
import { askLogin } from './login.js';

/** Chooses a scenario and starts it: what breaks, where, and how long it takes is told before. */
class ExerciseStart extends LitElement {
  static properties = { domain: { state: true }, scenario: { state: true }, said: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.domain = '';
    this.scenario = '';
    this.said = '';
    this.busy = false;
    new Watch(this, language, exercises, session, city);
  }

  async begin() {
    const words = language.words;
    if (session.user === null && !(await askLogin())) {
      this.said = words.exerciseNeedsLogin;
      return;
    }
    this.busy = true;
    this.said = '';
    try {
      await exercises.begin(this.scenario, Number(this.renderRoot.querySelector('#seed').value) || 1);
    } catch (refusal) {
      this.said = refusal.words;
      if (refusal.status === 401) {
        session.lapse();
      }
    } finally {
      this.busy = false;
    }
  }

  render() {
    const words = language.words;
    if (exercises.scenarios === null) {
      return html`<p class="words">${exercises.failure ? words.exercisesFailed(exercises.failure.words) : words.exercisesLoading}</p>`;
    }
    const domains = [...new Set(exercises.scenarios.flatMap((scenario) => scenario.domains))];
    const shown = exercises.scenarios.filter((scenario) => this.domain === '' || scenario.domains.includes(this.domain));
    return html`<h2>${words.exerciseChoose}</h2>
      <p class="group" role="group" aria-label=${words.domains}>
        ${['', ...domains].map(
          (domain) => html`<button aria-pressed=${this.domain === domain} @click=${() => (this.domain = domain)}>
            ${domain === '' ? words.allDomains : language.pick(city.domainTitle(domain))}
          </button>`,
        )}
      </p>
      <ul role="radiogroup" aria-label=${words.exerciseChoose}>
        ${shown.map((scenario) => this.row(scenario))}
      </ul>
      ${this.form()}`;
  }

  row(scenario) {
    const words = language.words;
    const faults = scenario.faults.map((fault) => language.pick(fault)).join(' → ');
    return html`<li>
      <button role="radio" aria-checked=${this.scenario === scenario.id} data-scenario=${scenario.id} @click=${() => (this.scenario = scenario.id)}>
        <span class="title">${language.pick(scenario.title)}</span>
        <span class="lasts">${words.exerciseLasts(duration(scenario.lasts * 1000))}</span>
        <span class="faults">${words.exerciseBreaks(faults)}${scenario.mustStaySilent ? ` · ${words.exerciseSilent}` : ''}</span>
      </button>
    </li>`;
  }

  form() {
    const words = language.words;
    const other = exercises.underWay;
    return html`<p class="form">
      <label title=${words.exerciseSeedHint}>${words.exerciseSeed} <input id="seed" type="number" min="1" max="999999" value="1" /></label>
      <button id="begin" class="primary" ?disabled=${this.scenario === '' || this.busy || other !== undefined} @click=${this.begin}>
        ${words.exerciseBegin}
      </button>
      <span class="said" role="status">${this.said || (other ? words.exerciseOnlyOne : '')}</span>
    </p>`;
  }

  static styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
        padding: var(--gap-3);
        gap: var(--gap-2);
      }
      h2 {
        font-size: var(--large);
        font-weight: 600;
      }
      .group {
        display: flex;
        flex-wrap: wrap;
        gap: var(--gap-1);
      }
      .group button {
        padding: 0.1rem 0.55rem;
        font-size: var(--small);
      }
      ul {
        flex: 1;
        min-height: 6rem;
        overflow-y: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        scrollbar-color: var(--line-strong) transparent;
        scrollbar-width: thin;
      }
      li button {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        width: 100%;
        text-align: left;
        border: 0;
        border-bottom: 1px solid var(--line);
        border-radius: 0;
        background: none;
      }
      li button[aria-checked='true'] {
        background: var(--hover);
        box-shadow: inset 0.3rem 0 0 var(--exercise);
      }
      .title {
        font-weight: 600;
      }
      .lasts,
      .faults {
        color: var(--text-soft);
        font-size: var(--small);
      }
      .faults {
        grid-column: 1 / 3;
      }
      .form {
        display: flex;
        align-items: center;
        gap: var(--gap-3);
      }
      #seed {
        width: 5.5rem;
      }
      .said {
        color: var(--warn);
        font-size: var(--small);
      }
    `,
  ];
}

customElements.define('ll-exercise-start', ExerciseStart);
