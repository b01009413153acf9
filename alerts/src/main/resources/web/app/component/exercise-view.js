import { LitElement, css, html } from 'lit';
import { number } from '../format/number.js';
import { assetName } from '../format/place.js';
import { clockTime, dateTime, duration } from '../format/time.js';
import { city } from '../state/city.js';
import { exercises, isUnderWay } from '../state/exercises.js';
import { alerts } from '../state/alerts.js';
import { Every, Watch } from '../state/observable.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';
import { exerciseMark, exerciseStyle } from './exercise-mark.js';
import './exercise-score.js';
import { severityMark, severityStyle } from './severity-mark.js';

/** One exercise: how far it is, what was broken, what was told and how long it took, and in the end the score. */
class ExerciseView extends LitElement {
  static properties = { said: { state: true } };

  constructor() {
    super();
    this.said = '';
    new Watch(this, language, exercises, alerts);
    new Every(this, 1_000, () => isUnderWay(exercises.shown) && this.requestUpdate());
  }

  async cancel(id) {
    try {
      await exercises.cancel(id);
      this.said = '';
    } catch (refusal) {
      this.said = refusal.words;
    }
  }

  render() {
    const words = language.words;
    const exercise = exercises.shown;
    if (!exercise) {
      return html`<p class="words">${words.exerciseNone}</p>`;
    }
    return html`<header>
        <h2>${exerciseMark(exercise.id)} ${language.pick(exercise.title)}</h2>
        <p class="soft">
          <b class="state ${exercise.state.toLowerCase()}">${words.exerciseStates[exercise.state]}</b>
          · ${words.exerciseBy(exercise.requestedBy, dateTime(exercise.requestedAt))} · ${words.exerciseSeed} ${exercise.seed}
          ${isUnderWay(exercise) ? html`<button id="cancel" @click=${() => this.cancel(exercise.id)}>${words.exerciseCancel}</button>` : ''}
        </p>
        ${exercise.reason ? html`<p class="reason">${words.reason(exercise.reason)}</p>` : ''} ${this.said ? html`<p class="reason">${this.said}</p>` : ''}
      </header>
      ${this.progress(exercise)} ${exercise.score ? html`<ll-exercise-score .score=${exercise.score}></ll-exercise-score>` : ''}
      ${this.course(exercise)}`;
  }

  progress(exercise) {
    const words = language.words;
    if (!isUnderWay(exercise) || !exercise.startedAt || !exercise.endsAt) {
      return '';
    }
    const [from, until] = [Date.parse(exercise.startedAt), Date.parse(exercise.endsAt)];
    const done = Math.min(1, Math.max(0, (city.now - from) / (until - from)));
    return html`<div class="progress">
      <progress max="1" .value=${done} aria-label=${words.exerciseProgress}></progress>
      <span>${done < 1 ? words.exerciseLeft(duration(until - city.now)) : words.exerciseStates.SCORING}</span>
    </div>`;
  }

  /** What was broken and what was told, in the order of time; a delay is counted from the newest break before it. */
  course(exercise) {
    const words = language.words;
    const broken = exercise.faults.map((fault) => ({ at: Date.parse(fault.from), fault }));
    const told = exercises.alertsOf(exercise.id).map((alert) => ({ at: Date.parse(alert.raisedAt), alert }));
    const course = [...broken, ...told].sort((a, b) => a.at - b.at);
    return html`<h3>${words.exerciseCourse}</h3>
      ${course.length === 0
        ? html`<p class="soft">${words.exerciseNothingYet}</p>`
        : html`<ol>
            ${course.map((step) => (step.fault ? this.broken(step) : this.told(step, broken)))}
          </ol>`}`;
  }

  broken({ at, fault }) {
    const words = language.words;
    const title = language.pick({ zh: fault.title_zh, en: fault.title_en });
    const place = language.pick({ zh: fault.place_zh ?? fault.asset, en: fault.place_en ?? fault.asset }) || words.exerciseEverywhere;
    return html`<li class="broken">
      <time>${clockTime(at)}</time>
      <span class="kind">${words.exerciseBroken}</span>
      <span>${language.pick(city.domainTitle(fault.domain))} · ${title} · ${place}</span>
    </li>`;
  }

  told({ at, alert }, broken) {
    const words = language.words;
    const before = broken.filter((fault) => fault.at <= at).at(-1);
    const delay = before ? words.exerciseDelay(number((at - before.at) / 1000)) : '';
    return html`<li>
      <time>${clockTime(at)}</time>
      <span class="kind ${alert.peakSeverity.toLowerCase()}">${severityMark(alert.peakSeverity, { track: alert.track })}</span>
      <span>${language.pick(alert.title)} · ${assetName(alert)} <i>${delay}</i></span>
    </li>`;
  }

  static styles = [
    shared,
    severityStyle,
    exerciseStyle,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--gap-2);
        min-height: 0;
        padding: var(--gap-3);
        overflow-y: auto;
        scrollbar-color: var(--line-strong) transparent;
        scrollbar-width: thin;
      }
      h2 {
        font-size: 1.25rem;
        font-weight: 600;
      }
      h3 {
        font-size: var(--small);
        font-weight: 600;
        color: var(--accent);
      }
      .soft,
      li i {
        color: var(--text-soft);
        font-size: var(--small);
      }
      li i {
        font-style: normal;
        margin-left: var(--gap-2);
      }
      .reason,
      .state.failed {
        color: var(--warn);
      }
      .state.running,
      .state.scoring,
      .state.requested {
        color: #c9a7ff;
      }
      #cancel {
        margin-left: var(--gap-2);
        padding: 0 var(--gap-2);
      }
      .progress {
        display: flex;
        align-items: center;
        gap: var(--gap-3);
      }
      progress {
        flex: 1;
        accent-color: var(--exercise);
      }
      li {
        display: grid;
        grid-template-columns: 5rem 6.5rem minmax(0, 1fr);
        gap: var(--gap-2);
        padding: 0.2rem 0;
        border-bottom: 1px solid var(--line);
      }
      .broken .kind {
        color: #c9a7ff;
        font-weight: 600;
      }
      time {
        color: var(--text-faint);
      }
    `,
  ];
}

customElements.define('ll-exercise-view', ExerciseView);
