import { html } from 'lit';
import { read } from '../../api/http.js';
import { dateTime } from '../../format/time.js';
import { city } from '../../state/city.js';
import { language } from '../../text/language.js';
import { Panel, panelStyle, table } from './panel.js';

const SHANGHAI_MILLIS = 8 * 3_600_000;
const PERCENT = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 2 });

/** How well the devices delivered on a day, by domain and owner, and which are missing and why. */
class Delivery extends Panel {
  constructor() {
    super();
    this.day = new Date(city.now + SHANGHAI_MILLIS).toISOString().slice(0, 10);
  }

  async fetch() {
    const [days, missing] = await Promise.all([
      read('statistics', { from: this.day, to: this.day }),
      read('statistics/missing', { day: this.day, limit: 200 }),
    ]);
    return { ...days[0], missing };
  }

  content({ total, parts, missing }) {
    const words = language.words;
    return html`<form @submit=${(event) => event.preventDefault()}>
        <input name="day" type="date" .value=${this.day} aria-label=${words.deliveryDay} @change=${({ target }) => target.value && this.of(target.value)} />
        <a href="/api/v1/statistics?from=${this.day}&to=${this.day}" target="_blank" rel="noopener">JSON</a>
      </form>
      ${table(words.deliveryColumns, [this.row(words.wholeCity, '', total), ...parts.map((one) => this.row(language.pick(city.domainTitle(one.domain)), one.owner, one))])}
      <p class="soft">${words.deliveryHint}</p>
      <h2>${words.missing(missing.total)}</h2>
      ${table(words.missingColumns, missing.items.map((one) => this.missing(one)), words.missingNone)}`;
  }

  of(day) {
    this.day = day;
    return this.load();
  }

  row(domain, owner, one) {
    const share = (value, part, whole) => (value === null || value === undefined ? '—' : html`<strong>${PERCENT.format(value)}</strong> <span class="soft">${part} / ${whole}</span>`);
    return [
      domain,
      owner,
      share(one.connectedShare, one.connected, one.planned),
      share(one.onlineShare, one.online, one.due),
      share(one.intactShare, one.intact, one.due),
      share(one.timelyShare, one.inTime, one.stored),
    ];
  }

  missing(one) {
    const words = language.words;
    return [
      one.device,
      one.asset,
      language.pick(city.domainTitle(one.domain)),
      one.owner,
      one.district,
      words.missingReasons[one.reason],
      `${one.delivered} / ${one.expected}`,
      dateTime(one.heardAt),
    ];
  }

  static styles = panelStyle;
}

customElements.define('ll-delivery', Delivery);
