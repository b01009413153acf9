import { LitElement, css, html } from 'lit';
import { clockTime, dateTime, duration, shortTime } from '../format/time.js';
import { books } from '../state/books.js';
import { city } from '../state/city.js';
import { Watch } from '../state/observable.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';

const TOLD = 3;
const COUNTS = ['received', 'stored', 'duplicate', 'rejected', 'late', 'gaps'];

/** A strip below the domains: when nobody saw the city, and whether every reading is accounted for. Opens to a table. */
class Books extends LitElement {
  static properties = { open: { state: true } };

  constructor() {
    super();
    this.open = false;
    new Watch(this, language, books, city);
  }

  connectedCallback() {
    super.connectedCallback();
    books.start();
  }

  render() {
    const words = language.words;
    return html`<section aria-label=${words.ledger}>
      ${this.blindNow()}
      <div class="strip">
        ${this.balance()} ${this.blindBefore()}
        <button id="books" aria-expanded=${this.open} @click=${() => (this.open = !this.open)}>
          ${this.open ? words.ledgerClose : words.ledgerOpen}
        </button>
      </div>
      ${this.open ? this.table() : ''}
    </section>`;
  }

  blindNow() {
    const words = language.words;
    const blind = books.blindNow;
    if (!blind) {
      return '';
    }
    const lasting = duration(city.now - Date.parse(blind.beganAt));
    return html`<p class="blind" role="status">
      <b aria-hidden="true">!</b>${words.blindNow(clockTime(blind.beganAt), lasting, words.blindReasons[blind.reason])}
    </p>`;
  }

  balance() {
    const words = language.words;
    if (books.ledgerFailure) {
      return html`<span class="failed">${words.ledgerFailed(books.ledgerFailure.words)}</span>`;
    }
    if (books.ledger === null) {
      return html`<span>${words.ledgerLoading}</span>`;
    }
    const { total, unbalanced } = books.ledger;
    const said = Object.fromEntries(COUNTS.map((count) => [count, total[count].toLocaleString('en')]));
    return html`<span class="balance"
      >${words.ledgerTotal(said)}
      <b class=${unbalanced === 0 ? 'good' : 'bad'}>${words.unbalanced(unbalanced)}</b></span
    >`;
  }

  blindBefore() {
    const words = language.words;
    const before = books.blindBefore;
    if (before.length === 0) {
      return html`<span class="windows">${words.blindNone}</span>`;
    }
    const told = before.slice(0, TOLD).map((window) => this.window(window));
    const more = before.length > TOLD ? words.blindMore(before.length - TOLD) : '';
    return html`<span class="windows"><span class="name">${words.blindWindows}</span> ${told} ${more}</span>`;
  }

  window({ beganAt, endedAt, reason }) {
    const words = language.words;
    const hint = `${dateTime(beganAt)} – ${dateTime(endedAt)}`;
    return html`<span class="chip" title=${hint}>${shortTime(beganAt)}–${shortTime(endedAt)} ${words.blindReasons[reason]}</span>`;
  }

  table() {
    const words = language.words;
    const rows = books.ledger?.items ?? [];
    return html`<div class="table">
      <label>
        <input type="checkbox" .checked=${books.onlyUnbalanced} @change=${(event) => books.narrow(event.target.checked)} />
        ${words.onlyUnbalanced}
      </label>
      <table>
        <thead>
          <tr>
            <th>${words.ledgerHour}</th>
            <th>${words.ledgerDevice}</th>
            ${COUNTS.map((count) => html`<th class="number">${words.ledgerCounts[count]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => this.row(row))}
        </tbody>
      </table>
      ${rows.length === 0 ? html`<p class="words">${words.ledgerNone}</p>` : ''}
    </div>`;
  }

  row(row) {
    return html`<tr class=${row.balanced ? '' : 'bad'}>
      <td>${dateTime(row.hour)}</td>
      <td class="mono">${row.device === '' ? language.words.ledgerUnknown : row.device}</td>
      ${COUNTS.map((count) => html`<td class="number">${row.count[count].toLocaleString('en')}</td>`)}
    </tr>`;
  }

  static styles = [
    shared,
    css`
      section {
        position: relative;
        padding: 0 var(--gap-3) var(--gap-2);
      }
      .blind {
        display: flex;
        gap: var(--gap-2);
        padding: var(--gap-1) var(--gap-3);
        margin-bottom: var(--gap-2);
        background: #4a360c;
        color: #ffe2a3;
        border-radius: var(--radius);
      }
      .strip {
        display: flex;
        align-items: center;
        gap: var(--gap-4);
        font-size: var(--small);
        color: var(--text-soft);
        white-space: nowrap;
      }
      .balance,
      .windows {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .good {
        color: var(--good);
      }
      .bad,
      .failed {
        color: var(--warn);
      }
      button {
        margin-left: auto;
        padding: 0 var(--gap-2);
      }
      .table {
        position: absolute;
        z-index: 4;
        left: var(--gap-3);
        right: var(--gap-3);
        max-height: 60vh;
        overflow: auto;
        padding: var(--gap-2) var(--gap-3);
        background: var(--raised);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        box-shadow: 0 0.6rem 2rem #0009;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--small);
      }
      th,
      td {
        padding: 0.15rem var(--gap-2);
        text-align: left;
        border-bottom: 1px solid var(--line);
      }
      .number {
        text-align: right;
      }
    `,
  ];
}

customElements.define('ll-books', Books);
