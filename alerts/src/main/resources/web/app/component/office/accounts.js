import { html } from 'lit';
import { change, put, read } from '../../api/http.js';
import { dateTime } from '../../format/time.js';
import { session } from '../../state/session.js';
import { language } from '../../text/language.js';
import { Panel, panelStyle, table } from './panel.js';

const ROLES = ['viewer', 'auditor', 'duty-officer', 'analyst', 'owner', 'shift-leader', 'admin'];

/** Who may log in, as what and for which part of the city; and one's own password. */
class Accounts extends Panel {
  constructor() {
    super();
    this.roles = '';
  }

  /** Whoever logs in meanwhile sees more. */
  willUpdate() {
    const roles = session.roles.join();
    if (this.shown !== null && roles !== this.roles) {
      this.roles = roles;
      this.load();
    }
  }

  async fetch() {
    const isTheirs = session.roles.includes('admin') || session.roles.includes('auditor');
    return { accounts: isTheirs ? await read('accounts') : null };
  }

  content({ accounts }) {
    const words = language.words;
    return html`<h2>${words.ownPassword}</h2>
      <form @submit=${(event) => event.preventDefault()}>
        <input name="old" type="password" autocomplete="current-password" placeholder=${words.passwordOld} aria-label=${words.passwordOld} />
        <input name="password" type="password" autocomplete="new-password" placeholder=${words.passwordNew} aria-label=${words.passwordNew} />
        <button id="change" class="primary" ?disabled=${this.busy} @click=${() => this.act(() => change('session/password', { old: this.field('old'), password: this.field('password') }).then(() => words.passwordChanged))}>${words.passwordChange}</button>
      </form>
      <h2>${words.accounts}</h2>
      ${accounts === null ? html`<p class="none">${words.accountsNotYours}</p>` : html`${this.form()} ${table(words.accountColumns, accounts.map((one) => this.row(one)))}`}`;
  }

  form() {
    const words = language.words;
    const list = (name) => this.field(name).split(/[\s,，]+/u).filter(Boolean);
    const make = async () => {
      const made = await put(`accounts/${encodeURIComponent(this.field('name'))}`, { role: this.field('role'), domains: list('domains'), districts: list('districts') });
      return words.accountPassword(made.name, made.password);
    };
    return html`<form @submit=${(event) => event.preventDefault()}>
      <input name="name" maxlength="64" placeholder=${words.accountName} aria-label=${words.accountName} />
      <select name="role" aria-label=${words.accountRole}>
        ${ROLES.map((role) => html`<option value=${role}>${words.roles[role]}</option>`)}
      </select>
      <input name="domains" maxlength="300" placeholder=${words.accountDomains} aria-label=${words.accountDomains} />
      <input name="districts" maxlength="300" placeholder=${words.accountDistricts} aria-label=${words.accountDistricts} />
      <button id="make" class="primary" ?disabled=${this.busy} @click=${() => this.act(make)}>${words.accountMake}</button>
    </form>`;
  }

  row(one) {
    const words = language.words;
    const name = encodeURIComponent(one.name);
    const disable = () => put(`accounts/${name}`, { role: one.role, domains: one.domains, districts: one.districts, disabled: !one.disabledAt }, one.version).then(() => '');
    const reset = () => change(`accounts/${name}/password`).then((made) => words.accountPassword(made.name, made.password));
    return [
      one.name,
      words.roles[one.role] ?? one.role,
      one.domains.join(' ') || words.any,
      one.districts.join(' ') || words.any,
      dateTime(one.createdAt),
      one.disabledAt ? html`<span class="bad">${words.accountDisabled}</span>` : '',
      html`<button class="disable" ?disabled=${this.busy} @click=${() => this.act(disable)}>${one.disabledAt ? words.accountEnable : words.accountDisable}</button>
        <button class="reset" ?disabled=${this.busy} @click=${() => this.act(reset)}>${words.accountReset}</button>`,
    ];
  }

  static styles = panelStyle;
}

customElements.define('ll-accounts', Accounts);
