import { LitElement, css, html } from 'lit';
import { number } from '../format/number.js';
import { clockTime, duration } from '../format/time.js';
import { Watch } from '../state/observable.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';

function share(value) {
  return typeof value === 'number' ? `${number(value * 100)} %` : '—';
}

/** What the alarms did: shares, and each thing that was expected or should not have been said. */
class ExerciseScore extends LitElement {
  static properties = { score: { attribute: false } };

  constructor() {
    super();
    new Watch(this, language);
  }

  render() {
    const words = language.words;
    const { score } = this;
    return html`<h3>${words.exerciseScore}</h3>
      <dl>
        ${this.figure(words.exerciseRecall, share(score.recall), this.of(score.recall_of))}
        ${this.figure(words.exercisePrecision, share(score.precision), this.of(score.precision_of))}
        ${this.figure(words.exerciseLevels, share(score.level_accuracy), this.of(score.level_accuracy_of))}
        ${this.figure(words.exerciseDelayP50, typeof score.delay_s?.p50 === 'number' ? words.seconds(number(score.delay_s.p50)) : '—', '')}
        ${this.figure(words.exerciseFalse, String(score.false.length), '')}
      </dl>
      ${score.must_stay_silent ? html`<p class=${score.false.length === 0 ? 'good' : 'bad'}>${score.false.length === 0 ? words.exerciseKeptSilent : words.exerciseNotSilent}</p>` : ''}
      ${score.expected.length === 0 ? '' : this.expected(score.expected)} ${score.false.length === 0 ? '' : this.wrong(score.false)}`;
  }

  of([hits, trials]) {
    return language.words.exerciseOf(hits, trials);
  }

  figure(name, value, of) {
    return html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
      <dd class="of">${of}</dd>
    </div>`;
  }

  expected(expected) {
    const words = language.words;
    return html`<table>
      <caption>${words.exerciseExpected}</caption>
      <tbody>
        ${expected.map(
          (due) => html`<tr>
            <td>${this.title(due)}</td>
            <td class=${due.answer === 'IN_TIME' || due.answer === 'STANDING' ? 'good' : 'bad'}>${words.exerciseAnswers[due.answer]}</td>
            <td>${typeof due.delay_s === 'number' ? words.exerciseDelay(number(due.delay_s)) : ''}</td>
            <td class="soft">${words.exerciseWithin(duration(due.within_s * 1000))}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  wrong(wrong) {
    const words = language.words;
    return html`<table>
      <caption>${words.exerciseFalse}</caption>
      <tbody>
        ${wrong.map(
          (alarm) => html`<tr>
            <td>${this.title(alarm)}</td>
            <td class="bad">${words.severities[alarm.severity]}</td>
            <td class="mono">${alarm.subject}</td>
            <td class="soft">${clockTime(alarm.at)}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  title(told) {
    return language.pick({ zh: told.title_zh, en: told.title_en });
  }

  static styles = [
    shared,
    css`
      h3 {
        font-size: var(--small);
        font-weight: 600;
        color: var(--accent);
      }
      dl {
        display: flex;
        flex-wrap: wrap;
        gap: var(--gap-2) 2rem;
        padding: var(--gap-2) 0;
      }
      dt,
      .of,
      .soft,
      caption {
        font-size: 0.75rem;
        color: var(--text-faint);
      }
      dd {
        font-size: 1.5rem;
        font-weight: 600;
        line-height: 1.25;
      }
      dd.of {
        font-weight: 400;
        min-height: 1em;
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      caption {
        text-align: left;
      }
      td {
        padding: 0.2rem var(--gap-2) 0.2rem 0;
        border-bottom: 1px solid var(--line);
      }
      .good {
        color: var(--good);
      }
      .bad {
        color: var(--warn);
      }
    `,
  ];
}

customElements.define('ll-exercise-score', ExerciseScore);
