import { LitElement, css, html } from 'lit';
import { dateTime } from '../format/time.js';
import { city } from '../state/city.js';
import { Watch } from '../state/observable.js';
import { outages } from '../state/outages.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';

/** One line for each area that has fallen silent, in place of the lines of its devices. */
class OutageList extends LitElement {
  constructor() {
    super();
    new Watch(this, language, outages, city);
  }

  connectedCallback() {
    super.connectedCallback();
    outages.start();
  }

  render() {
    const words = language.words;
    return outages.list.map(
      (outage) => html`<p>
        <strong>${words.outage(outage.district, language.pick(city.domainTitle(outage.domain)))}</strong>
        ${words.outageDevices(outage.silent, outage.devices, dateTime(outage.since))}
        <button aria-pressed=${outages.open} @click=${() => outages.toggle()}>${words.outageAlerts(outage.alerts.length)}</button>
      </p>`,
    );
  }

  static styles = [
    shared,
    css`
      p {
        display: flex;
        align-items: center;
        gap: var(--gap-2);
        padding: var(--gap-2) var(--gap-3);
        background: var(--raised);
        border-left: 4px solid var(--warn);
      }
      button {
        margin-left: auto;
      }
    `,
  ];
}

customElements.define('ll-outages', OutageList);
