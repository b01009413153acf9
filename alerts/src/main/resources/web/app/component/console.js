import { LitElement, css, html } from 'lit';
import { alerts } from '../state/alerts.js';
import { city } from '../state/city.js';
import { exercises } from '../state/exercises.js';
import { incidents } from '../state/incidents.js';
import { Watch } from '../state/observable.js';
import { office } from '../state/office.js';
import { rules } from '../state/rules.js';
import { session } from '../state/session.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';
import './alarm-band.js';
import './alert-list.js';
import './books.js';
import './domain-tiles.js';
import './exercise-band.js';
import './exercises.js';
import './head.js';
import './incidents.js';
import './login.js';
import './notices.js';
import './office/office.js';
import './rule/rules.js';
import './side.js';
import './work-band.js';

/** The page: starts what it shows and lays it out. */
class Console extends LitElement {
  constructor() {
    super();
    new Watch(this, language, alerts, exercises, incidents, rules, office);
  }

  connectedCallback() {
    super.connectedCallback();
    city.start();
    alerts.start();
    incidents.start();
    session.refresh().catch(() => undefined);
  }

  updated() {
    const waiting = alerts.redWaiting.length;
    document.title = (waiting > 0 ? `(${waiting}) ` : '') + language.words.title;
    this.chooseFirst();
  }

  /** On the first sight of the list its gravest alert is shown beside it; afterwards only people choose. */
  chooseFirst() {
    if (!this.begun && alerts.phase === 'ready') {
      this.begun = true;
      const real = alerts.shown.filter((alert) => !alert.exercise);
      const first = real.find((alert) => alert.track === 'HAZARD') ?? real[0];
      if (first && alerts.chosen === null) {
        alerts.choose(first.id);
      }
    }
  }

  render() {
    return html`
      <ll-head></ll-head>
      <ll-notices></ll-notices>
      <ll-exercise-band></ll-exercise-band>
      <ll-work-band></ll-work-band>
      <ll-alarm-band></ll-alarm-band>
      ${this.page()}
      <ll-login></ll-login>
    `;
  }

  page() {
    if (office.open) {
      return html`<ll-office></ll-office>`;
    }
    if (rules.open) {
      return html`<ll-rules></ll-rules>`;
    }
    if (exercises.open) {
      return html`<ll-exercises></ll-exercises>`;
    }
    return incidents.open ? html`<ll-incidents></ll-incidents>` : this.alerts();
  }

  alerts() {
    return html`<ll-domain-tiles></ll-domain-tiles>
      <ll-books></ll-books>
      <main>
        <ll-alert-list></ll-alert-list>
        <ll-side></ll-side>
      </main>`;
  }

  static styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100vh;
        min-width: 60rem;
        overflow: hidden;
      }
      main {
        flex: 1;
        min-height: 0;
        display: grid;
        grid-template-columns: minmax(0, 1.32fr) minmax(0, 1fr);
        gap: var(--gap-3);
        padding: 0 var(--gap-3) var(--gap-3);
      }
    `,
  ];
}

customElements.define('ll-console', Console);
