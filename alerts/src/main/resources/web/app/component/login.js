import { LitElement, css, html } from 'lit';
import { Watch } from '../state/observable.js';
import { session } from '../state/session.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';

let dialog;

/** Asks for a login; tells whether somebody is logged in afterwards. */
export function askLogin() {
  return dialog.ask();
}

/** The login dialog. */
class Login extends LitElement {
  static properties = { failure: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.failure = '';
    this.busy = false;
    new Watch(this, language, session);
    dialog = this;
  }

  get frame() {
    return this.renderRoot.querySelector('dialog');
  }

  ask() {
    this.failure = '';
    this.frame.showModal();
    return new Promise((answer) => {
      this.frame.addEventListener('close', () => answer(session.user !== null), { once: true });
    });
  }

  async enter(event) {
    event.preventDefault();
    const form = event.target;
    this.busy = true;
    this.failure = '';
    try {
      await session.login(form.elements.user.value, form.elements.password.value);
      form.reset();
      this.frame.close();
    } catch (refusal) {
      this.failure = refusal.status === 401 ? language.words.loginWrong : language.words.loginFailed(refusal.words ?? refusal.message);
    } finally {
      this.busy = false;
    }
  }

  render() {
    const words = language.words;
    return html`<dialog aria-labelledby="title">
      <form @submit=${this.enter}>
        <h2 id="title">${words.loginTitle}</h2>
        <p class="why">${words.loginWhy}</p>
        <label>${words.user}<input name="user" autocomplete="username" required autofocus /></label>
        <label>${words.password}<input name="password" type="password" autocomplete="current-password" required /></label>
        <p class="failure" role="alert">${this.failure}</p>
        <div class="row">
          ${session.directory ? html`<a href="/login/oidc">${words.loginDirectory}</a>` : ''}
          <button type="button" @click=${() => this.frame.close()}>${words.cancel}</button>
          <button id="enter" class="primary" ?disabled=${this.busy}>${words.login}</button>
        </div>
      </form>
    </dialog>`;
  }

  static styles = [
    shared,
    css`
      dialog {
        width: 24rem;
        padding: var(--gap-4) 1.5rem;
        background: var(--panel);
        color: var(--text);
        border: 1px solid var(--line-strong);
        border-radius: 0.6rem;
        box-shadow: 0 1rem 4rem #000c;
      }
      dialog::backdrop {
        background: #04080cb8;
      }
      form {
        display: grid;
        gap: var(--gap-3);
      }
      h2 {
        font-size: 1.25rem;
        font-weight: 600;
      }
      .why {
        color: var(--text-soft);
        font-size: var(--small);
      }
      label {
        display: grid;
        gap: var(--gap-1);
        color: var(--text-soft);
      }
      input {
        color: var(--text);
        padding: var(--gap-2);
      }
      .failure {
        min-height: 1.45em;
        color: var(--red);
      }
      .row {
        display: flex;
        justify-content: flex-end;
        gap: var(--gap-2);
      }
    `,
  ];
}

customElements.define('ll-login', Login);
