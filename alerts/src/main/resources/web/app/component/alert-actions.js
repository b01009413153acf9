import { LitElement, css, html } from 'lit';
import { change } from '../api/http.js';
import { alerts } from '../state/alerts.js';
import { Watch } from '../state/observable.js';
import { session } from '../state/session.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';
import { askLogin } from './login.js';

/** Acknowledge, comment, close. Asks for a login when there is none; says in words what came of it. */
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
    await this.send(action, comment);
  }

  async send(action, comment) {
    this.busy = true;
    try {
      alerts.put(await change(`alerts/${this.alert.id}/${action}`, { comment }));
      this.field.value = '';
      this.say(language.words.done[action]);
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
      <p role="status" class=${this.bad ? 'bad' : 'good'}>${this.said}</p>
    </form>`;
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
