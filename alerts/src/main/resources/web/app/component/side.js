import { LitElement, css, html } from 'lit';
import { alerts } from '../state/alerts.js';
import { Watch } from '../state/observable.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';
import './alert-view.js';
import './sensor-search.js';
import './sensor-view.js';

/** Beside the list: the chosen alert, or a sensor somebody searched for. */
class Side extends LitElement {
  static properties = { sensor: { state: true } };

  constructor() {
    super();
    this.sensor = null;
    this.shownAlert = alerts.chosen;
    new Watch(this, language, alerts);
  }

  /** Choosing an alert leaves the sensor. */
  willUpdate() {
    if (this.shownAlert !== alerts.chosen) {
      this.shownAlert = alerts.chosen;
      this.sensor = null;
    }
  }

  render() {
    return html`<section>
      <ll-sensor-search @sensor=${({ detail }) => (this.sensor = detail)}></ll-sensor-search>
      ${this.content()}
    </section>`;
  }

  content() {
    const words = language.words;
    if (this.sensor !== null) {
      return html`<ll-sensor-view .sensor=${this.sensor} @back=${() => (this.sensor = null)}></ll-sensor-view>`;
    }
    return alerts.chosen === null
      ? html`<p class="words">${words.nothingChosen}</p>`
      : html`<ll-alert-view .alertId=${alerts.chosen}></ll-alert-view>`;
  }

  static styles = [
    shared,
    css`
      :host {
        min-height: 0;
      }
      section {
        height: 100%;
        display: flex;
        flex-direction: column;
        background: var(--panel);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      ll-alert-view,
      ll-sensor-view {
        flex: 1;
        min-height: 0;
      }
    `,
  ];
}

customElements.define('ll-side', Side);
