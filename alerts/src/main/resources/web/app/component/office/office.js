import { LitElement, css, html } from 'lit';
import { Watch } from '../../state/observable.js';
import { TABS, office } from '../../state/office.js';
import { shared } from '../../style/shared.js';
import { language } from '../../text/language.js';
import './accounts.js';
import './channels.js';
import './delivery.js';
import './devices.js';
import './duty.js';
import './people.js';
import './silences.js';

const CONTENT = {
  duty: html`<ll-duty></ll-duty>`,
  people: html`<ll-people></ll-people>`,
  silences: html`<ll-silences></ll-silences>`,
  channels: html`<ll-channels></ll-channels>`,
  devices: html`<ll-devices></ll-devices>`,
  delivery: html`<ll-delivery></ll-delivery>`,
  accounts: html`<ll-accounts></ll-accounts>`,
};

/** What is kept in order beside the alerts: who is on duty and called, what is silenced, the channels, the devices. */
class OfficePage extends LitElement {
  constructor() {
    super();
    new Watch(this, language, office);
  }

  render() {
    const words = language.words;
    return html`<nav aria-label=${words.office}>
        ${TABS.map((tab) => html`<button id=${tab} aria-pressed=${tab === office.tab} @click=${() => office.show(tab)}>${words.officeTabs[tab]}</button>`)}
      </nav>
      <section tabindex="0">${CONTENT[office.tab]}</section>`;
  }

  static styles = [
    shared,
    css`
      :host {
        flex: 1;
        min-height: 0;
        display: flex;
        flex-direction: column;
        gap: var(--gap-2);
        padding: var(--gap-3);
      }
      nav {
        display: flex;
        gap: var(--gap-2);
      }
      section {
        position: relative;
        flex: 1;
        min-height: 0;
        overflow: auto;
        scrollbar-color: var(--line-strong) transparent;
        padding: var(--gap-3);
        background: var(--panel);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
    `,
  ];
}

customElements.define('ll-office', OfficePage);
