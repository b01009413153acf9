import { LitElement, css, html } from 'lit';
import { change } from '../api/http.js';
import { dateTime } from '../format/time.js';
import { alerts } from '../state/alerts.js';
import { Watch } from '../state/observable.js';
import { session } from '../state/session.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';
import { askLogin } from './login.js';

const CAUSES = ['BIOGAS', 'SENSOR_FAULT', 'COMMUNICATION', 'CALIBRATION', 'MAINTENANCE', 'FILLING_TEST', 'WORKS_NEARBY', 'ROAD_WASHING', 'VEHICLE', 'WEATHER', 'TEMPERATURE', 'DRILL', 'UNKNOWN'];

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

/** Acknowledge, comment, close; say what the alert was. Asks for a login when there is none; says in words what came of it. */
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
    if (action === 'comment' && comment === '') {
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

  async judge(verdict) {
    const words = language.words;
    const field = this.renderRoot.querySelector('#cause');
    const cause = verdict === 'FALSE' ? field.value : undefined;
    if (cause === '') {
      this.say(words.judgeCauseMissing, true);
      field.focus();
      return;
    }
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
    const { stage } = this.alert;
    return html`<form @submit=${(event) => event.preventDefault()}>
      <input maxlength="1000" placeholder=${words.commentField} aria-label=${words.commentField} />
      <button id="acknowledge" type="button" class=${stage === 'DETECTED' ? 'primary' : ''} ?disabled=${this.busy || stage !== 'DETECTED'} @click=${() => this.act('acknowledge')}>${words.acknowledge}</button>
      <button id="comment" type="button" ?disabled=${this.busy} @click=${() => this.act('comment')}>${words.comment}</button>
      <button id="close" type="button" ?disabled=${this.busy || stage === 'CLOSED'} @click=${() => this.act('close')}>${words.close}</button>
      <div class="judgement" role="group" aria-label=${words.judgement}>
        <span>${words.judgement}</span>
        ${this.verdict('TRUE', words.judgeTrue)} ${this.verdict('OBSERVE', words.judgeObserve)} ${this.verdict('FALSE', words.judgeFalse)}
        <select id="cause" aria-label=${words.judgeCause} ?disabled=${this.busy}>
          <option value="">${words.judgeCause}</option>
          ${CAUSES.map((cause) => html`<option value=${cause}>${words.causes[cause]}</option>`)}
        </select>
      </div>
      <p role="status" class=${this.bad ? 'bad' : 'good'}>${this.said}</p>
    </form>`;
  }

  verdict(verdict, said) {
    const given = this.alert.judgement?.verdict === verdict;
    return html`<button id=${`judge-${verdict.toLowerCase()}`} type="button" aria-pressed=${given} ?disabled=${this.busy} @click=${() => this.judge(verdict)}>${said}</button>`;
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
      .judgement {
        flex: 1 0 100%;
        display: flex;
        align-items: center;
        gap: var(--gap-2);
      }
      .judgement span {
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
