import { LitElement, css, html } from 'lit';
import { change } from '../api/http.js';
import { dateTime } from '../format/time.js';
import { alerts, isWaiting } from '../state/alerts.js';
import { Watch } from '../state/observable.js';
import { session } from '../state/session.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';
import { askLogin } from './login.js';

/** The causes of each verdict, in the order in which people choose. */
const CAUSES = {
  TRUE: ['THIRD_PARTY_DAMAGE', 'CORROSION', 'EQUIPMENT_FAILURE', 'OPERATING_ERROR', 'POWER_FAILURE', 'OVERLOAD', 'FREEZING', 'BLOCKAGE', 'SETTLEMENT', 'WEATHER', 'UNKNOWN'],
  OBSERVE: ['TREND_UNCLEAR', 'SITE_CHECK', 'DEVICE_CHECK', 'NEIGHBOURS_DISAGREE', 'UNKNOWN'],
  FALSE: ['BIOGAS', 'SENSOR_FAULT', 'COMMUNICATION', 'CALIBRATION', 'MAINTENANCE', 'FILLING_TEST', 'WORKS_NEARBY', 'ROAD_WASHING', 'VEHICLE', 'WEATHER', 'TEMPERATURE', 'DRILL', 'UNKNOWN'],
};
const STEPS = ['release', 'sign', 'arrive', 'handle', 'resolve', 'reopen'];
const NEEDS_WORDS = ['comment', 'reopen'];

/** What people found an alert to be, and who said so when. */
export function judgementChip(judgement) {
  if (!judgement) {
    return '';
  }
  const { verdicts, causes, judged, because } = language.words;
  const { verdict, cause, by, at } = judgement;
  const said = cause ? because(verdicts[verdict], causes[cause]) : verdicts[verdict];
  return html`<span class="chip" title=${judged(said, by, dateTime(at))}>${said}</span>`;
}

/** Acknowledge, comment, close, take the next step; say what the alert was. Asks for a login when there is none; says in words what came of it. */
class AlertActions extends LitElement {
  static properties = { alert: { attribute: false }, said: { state: true }, bad: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.said = '';
    this.bad = false;
    this.busy = false;
    new Watch(this, language, session);
  }

  willUpdate(changed) {
    if (changed.has('alert') && changed.get('alert')?.id !== this.alert.id) {
      this.say('');
    }
  }

  get field() {
    return this.renderRoot.querySelector('input');
  }

  say(said, bad = false) {
    this.said = said;
    this.bad = bad;
  }

  async act(action) {
    const words = language.words;
    const comment = this.field.value.trim();
    if (NEEDS_WORDS.includes(action) && comment === '') {
      this.say(words.commentMissing, true);
      this.field.focus();
      return;
    }
    if (session.user === null && !(await askLogin())) {
      this.say(words.readOnly, true);
      return;
    }
    await this.send(action, { comment }, words.done[action]);
  }

  async judge() {
    const words = language.words;
    const field = this.renderRoot.querySelector('#cause');
    if (field.value === '') {
      this.say(words.judgeCauseMissing, true);
      field.focus();
      return;
    }
    const [verdict, cause] = field.value.split('/');
    if (session.user === null && !(await askLogin())) {
      this.say(words.readOnly, true);
      return;
    }
    await this.send('judgement', { verdict, cause, comment: this.field.value.trim() }, words.judgeDone);
    field.value = '';
  }

  async send(action, body, done) {
    this.busy = true;
    try {
      alerts.put(await change(`alerts/${this.alert.id}/${action}`, body));
      this.field.value = '';
      this.say(done);
      alerts.dispatchEvent(new CustomEvent('touched', { detail: this.alert.id }));
    } catch (refusal) {
      if (refusal.status === 401) {
        session.lapse();
      }
      this.say(refusal.words ?? refusal.message, true);
    } finally {
      this.busy = false;
    }
  }

  render() {
    const words = language.words;
    const { stage, possible } = this.alert;
    const waiting = isWaiting(this.alert);
    const steps = STEPS.filter((step) => possible.includes(step));
    return html`<form @submit=${(event) => event.preventDefault()}>
      <input maxlength="1000" placeholder=${words.commentField} aria-label=${words.commentField} />
      <button id="acknowledge" type="button" class=${waiting ? 'primary' : ''} ?disabled=${this.busy || !waiting} @click=${() => this.act('acknowledge')}>${words.acknowledge}</button>
      <button id="comment" type="button" ?disabled=${this.busy} @click=${() => this.act('comment')}>${words.comment}</button>
      <button id="close" type="button" ?disabled=${this.busy || stage === 'CLOSED'} @click=${() => this.act('close')}>${words.close}</button>
      ${steps.length === 0
        ? ''
        : html`<div class="group" role="group" aria-label=${words.nextSteps}>
            <span>${words.nextSteps}</span>
            ${steps.map((step) => html`<button id=${step} type="button" ?disabled=${this.busy} @click=${() => this.act(step)}>${words.steps[step]}</button>`)}
          </div>`}
      <div class="group" role="group" aria-label=${words.judgement}>
        <span>${words.judgement}</span>
        <select id="cause" aria-label=${words.judgeCause} ?disabled=${this.busy}>
          <option value="">${words.judgeCause}</option>
          ${Object.entries(CAUSES).map(([verdict, causes]) => this.causes(verdict, causes))}
        </select>
        <button id="judge" type="button" ?disabled=${this.busy} @click=${() => this.judge()}>${words.judge}</button>
      </div>
      <p role="status" class=${this.bad ? 'bad' : 'good'}>${this.said}</p>
    </form>`;
  }

  causes(verdict, causes) {
    const words = language.words;
    return html`<optgroup label=${words.verdicts[verdict]}>${causes.map((cause) => html`<option value=${`${verdict}/${cause}`}>${words.causes[cause]}</option>`)}</optgroup>`;
  }

  static styles = [
    shared,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: var(--gap-2);
        padding: var(--gap-2) var(--gap-3);
        border-top: 1px solid var(--line);
        background: var(--raised);
        border-radius: 0 0 var(--radius) var(--radius);
      }
      input {
        flex: 1 1 10rem;
      }
      button {
        min-width: 4.2rem;
      }
      .group {
        flex: 1 0 100%;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--gap-2);
      }
      .group span {
        color: var(--text-soft);
      }
      p {
        flex: 1 0 100%;
        font-size: var(--small);
      }
      p:empty {
        display: none;
      }
      .bad {
        color: var(--warn);
      }
      .good {
        color: var(--good);
      }
    `,
  ];
}

customElements.define('ll-alert-actions', AlertActions);
