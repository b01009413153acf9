import { LitElement, css, html } from 'lit';
import { dateTime } from '../format/time.js';
import { city } from '../state/city.js';
import { Watch } from '../state/observable.js';
import { session } from '../state/session.js';
import { work } from '../state/work.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';
import { askLogin } from './login.js';

const HOUR_MILLIS = 3_600_000;
const HOURS = [1, 2, 4, 8, 24];

/** The window of work at a sensor, with its end before time; where there is none, how to declare one. */
class WorkWindow extends LitElement {
  static properties = { sensor: { attribute: false }, open: { state: true }, said: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.open = false;
    this.said = '';
    this.busy = false;
    new Watch(this, language, work, session);
  }

  field(name) {
    return this.renderRoot.querySelector(`[name=${name}]`).value.trim();
  }

  place(scope) {
    const device = this.sensor.sensor.slice(0, -this.sensor.quantity.length - 1);
    return {
      sensor: { device, quantity: this.sensor.quantity },
      device: { device },
      asset: { asset: this.sensor.asset },
    }[scope];
  }

  declare() {
    const until = new Date(city.now + Number(this.field('hours')) * HOUR_MILLIS).toISOString();
    const window = { ...this.place(this.field('scope')), kind: this.field('kind'), reason: this.field('reason'), until };
    return this.act(window.reason, () => work.declare(window));
  }

  async act(reason, doing) {
    const words = language.words;
    if (reason === '') {
      this.said = words.workReasonMissing;
      return;
    }
    if (session.user === null && !(await askLogin())) {
      this.said = words.readOnly;
      return;
    }
    this.busy = true;
    try {
      await doing();
      this.open = false;
      this.said = '';
      this.dispatchEvent(new Event('changed'));
    } catch (refusal) {
      this.said = refusal.words ?? refusal.message;
    } finally {
      this.busy = false;
    }
  }

  render() {
    const words = language.words;
    const window = this.sensor.work;
    return html`${window ? this.underWay(window) : this.open ? this.form() : html`<button id="work" @click=${() => (this.open = true)}>${words.workDeclare}</button>`}
      <p role="status">${this.said}</p>`;
  }

  underWay(window) {
    const words = language.words;
    return html`<section>
      <strong>${words.workHere}</strong>
      <span>${words.workKinds[window.kind] ?? window.kind} · ${words.workUntil(dateTime(window.until))} · ${window.author}: ${window.reason}</span>
      <input name="reason" maxlength="1000" placeholder=${words.workReason} aria-label=${words.workReason} />
      <button ?disabled=${this.busy} @click=${() => this.act(this.field('reason'), () => work.end(window.id, this.field('reason')))}>${words.workEnd}</button>
    </section>`;
  }

  form() {
    const words = language.words;
    return html`<form @submit=${(event) => event.preventDefault()}>
      <select name="kind" aria-label=${words.workKind}>
        ${Object.entries(words.workKinds).map(([kind, word]) => html`<option value=${kind.toLowerCase()}>${word}</option>`)}
      </select>
      <select name="scope" aria-label=${words.workScope}>
        ${Object.entries(words.workScopes).map(([scope, word]) => html`<option value=${scope}>${word}</option>`)}
      </select>
      <select name="hours" aria-label=${words.workHours}>
        ${HOURS.map((hours) => html`<option value=${hours}>${words.hours(hours)}</option>`)}
      </select>
      <input name="reason" maxlength="1000" placeholder=${words.workReason} aria-label=${words.workReason} />
      <button class="primary" ?disabled=${this.busy} @click=${() => this.declare()}>${words.workDeclare}</button>
      <button type="button" @click=${() => (this.open = false)}>${words.cancel}</button>
    </form>`;
  }

  static styles = [
    shared,
    css`
      section,
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--gap-2);
        padding: var(--gap-2);
        background: var(--raised);
        border-radius: var(--radius);
      }
      section {
        color: var(--warn);
      }
      input {
        flex: 1 1 8rem;
      }
      p {
        font-size: var(--small);
        color: var(--warn);
      }
      p:empty {
        display: none;
      }
    `,
  ];
}

customElements.define('ll-work-window', WorkWindow);
