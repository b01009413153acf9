import { LitElement, css, html } from 'lit';
import { Watch } from '../../state/observable.js';
import { session } from '../../state/session.js';
import { shared } from '../../style/shared.js';
import { language } from '../../text/language.js';
import { askLogin } from '../login.js';

/** A tab of the office: reads what it shows, says what went wrong, and asks for a login before it changes anything. */
export class Panel extends LitElement {
  static properties = { said: { state: true }, failure: { state: true }, busy: { state: true }, shown: { state: true } };

  constructor() {
    super();
    this.shown = null;
    this.failure = null;
    this.said = '';
    this.busy = false;
    new Watch(this, language, session);
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  /** Reads again what is shown: what {@link fetch} of the tab gives. */
  async load() {
    try {
      this.shown = await this.fetch();
      this.failure = null;
    } catch (failure) {
      this.failure = failure;
    }
  }

  /** Changes something and reads again. */
  async act(doing, done = '') {
    if (session.user === null && !(await askLogin())) {
      this.said = language.words.officeReadOnly;
      return;
    }
    this.busy = true;
    this.said = '';
    try {
      this.said = (await doing()) ?? done;
      await this.load();
    } catch (refusal) {
      this.said = refusal.words ?? refusal.message;
      if (refusal.status === 401) {
        session.lapse();
      }
    } finally {
      this.busy = false;
    }
  }

  field(name) {
    return this.renderRoot.querySelector(`[name=${name}]`).value.trim();
  }

  render() {
    const words = language.words;
    const said = html`<p class="said" role="status">${this.said}</p>`;
    if (this.shown === null) {
      const why = this.failure;
      return html`<p class="words ${why ? 'failed' : ''}">${why ? words.officeFailed(why.words) : words.officeLoading}</p>`;
    }
    return html`${said}${this.content(this.shown)}`;
  }
}

/** A table: what its columns are called, and the cells of each row. */
export function table(columns, rows, none = language.words.officeNone) {
  return rows.length === 0
    ? html`<p class="none">${none}</p>`
    : html`<table>
        <thead>
          <tr>
            ${columns.map((column) => html`<th>${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
        </tbody>
      </table>`;
}

export const panelStyle = [
  shared,
  css`
    :host {
      display: block;
    }
    h2 {
      margin: var(--gap-4) 0 var(--gap-2);
      font-size: var(--large);
      font-weight: 600;
    }
    .said + h2 {
      margin-top: 0;
    }
    a {
      color: var(--accent);
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: var(--small);
    }
    th,
    td {
      padding: var(--gap-1) var(--gap-2);
      text-align: left;
      vertical-align: top;
      border-bottom: 1px solid var(--line);
      overflow-wrap: anywhere;
    }
    th {
      font-weight: 600;
      color: var(--text-soft);
      white-space: nowrap;
    }
    form,
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--gap-2);
      padding: var(--gap-2) 0;
    }
    form input {
      flex: 1 1 9rem;
    }
    form [type='date'],
    form [type='checkbox'] {
      flex: none;
    }
    textarea {
      width: 100%;
      min-height: 14rem;
      font-family: var(--mono);
      font-size: var(--small);
      color: inherit;
      background: var(--ground);
      border: 1px solid var(--line-strong);
      border-radius: var(--radius);
      padding: var(--gap-2);
    }
    .said {
      color: var(--accent);
      white-space: pre-line;
    }
    .said:empty {
      display: none;
    }
    .none,
    .soft {
      color: var(--text-faint);
      font-size: var(--small);
    }
    .bad {
      color: var(--warn);
      font-weight: 600;
    }
    .good {
      color: var(--good);
    }
  `,
];
