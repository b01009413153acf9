import { LitElement, css, html } from 'lit';
import { read } from '../api/http.js';
import { dateTime } from '../format/time.js';
import { Watch } from '../state/observable.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';

/** Who was called for an alert, what was sent to them and came of it, and what was held back and why. */
class AlertCalls extends LitElement {
  static properties = { alertId: { attribute: false }, stamp: { attribute: false }, told: { state: true } };

  constructor() {
    super();
    this.told = null;
    new Watch(this, language);
  }

  willUpdate(changed) {
    if (changed.has('alertId') || changed.has('stamp')) {
      this.load();
    }
  }

  async load() {
    const id = this.alertId;
    try {
      const [{ calls, pages }, held] = await Promise.all([read(`alerts/${id}/calls`), read('suppressions', { alert: id })]);
      if (id === this.alertId) {
        this.told = { calls, pages, held };
      }
    } catch {
      this.told = null; // the alert itself is shown; it says what the service says
    }
  }

  render() {
    const words = language.words;
    if (this.told === null) {
      return '';
    }
    const { calls, pages, held } = this.told;
    return html`<h3>${words.calls}</h3>
      ${calls.length + pages.length + held.length === 0 ? html`<p>${words.callsNone}</p>` : ''}
      <ul>
        ${calls.map((call) => html`<li>${dateTime(call.beganAt)} ${words.call(call.chain, words.callStates[call.state] ?? call.state, call.answeredBy ?? '')}${call.nextAt ? ` · ${words.callNext(dateTime(call.nextAt))}` : ''}</li>`)}
        ${pages.map((page) => this.page(page))}
        ${held.map((one) => html`<li>${dateTime(one.at)} ${words.held(words.heldReasons[one.reason] ?? one.reason, one.by)}${one.endedAt ? ` · ${words.heldOutcomes[one.outcome] ?? ''}` : ''}</li>`)}
      </ul>`;
  }

  page(page) {
    const words = language.words;
    const tries = page.attempts.length > 1 ? ` · ${words.attempts(page.attempts.length)}` : '';
    return html`<li class=${page.state === 'SENT' ? 'sent' : ''}>
      ${dateTime(page.createdAt)} ${words.page(page.person, page.channel, words.pageStates[page.state] ?? page.state)}${tries}${page.possiblyTwice ? html` <b>${words.possiblyTwice}</b>` : ''}
    </li>`;
  }

  static styles = [
    shared,
    css`
      h3 {
        margin-top: var(--gap-3);
        font-size: var(--small);
        font-weight: 600;
        color: var(--accent);
      }
      li,
      p {
        font-size: var(--small);
        color: var(--text-soft);
        overflow-wrap: anywhere;
      }
      .sent {
        color: var(--text);
      }
      b {
        color: var(--warn);
      }
    `,
  ];
}

customElements.define('ll-alert-calls', AlertCalls);
