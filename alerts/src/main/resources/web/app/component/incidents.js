import { LitElement, css, html } from 'lit';
import { dateTime } from '../format/time.js';
import { city } from '../state/city.js';
import { incidents } from '../state/incidents.js';
import { Watch } from '../state/observable.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';
import './incident-view.js';
import { severityMark, severityStyle } from './severity-mark.js';

/** The page of incidents: the list, and beside it the one that is looked at. */
class Incidents extends LitElement {
  constructor() {
    super();
    new Watch(this, language, incidents, city);
  }

  render() {
    const words = language.words;
    return html`<section>
        <header>
          <h2>${words.incidents}</h2>
          ${['open', 'closed', 'all'].map(
            (state) => html`<button aria-pressed=${incidents.state === state} @click=${() => incidents.narrow(state)}>${words.incidentStates[state]}</button>`,
          )}
        </header>
        ${this.list()}
      </section>
      <section><ll-incident-view></ll-incident-view></section>`;
  }

  list() {
    const words = language.words;
    if (incidents.failure) {
      return html`<p class="words failed">${words.incidentsFailed(incidents.failure.words)}</p>`;
    }
    if (incidents.list === null) {
      return html`<p class="words">${words.incidentsLoading}</p>`;
    }
    if (incidents.list.length === 0) {
      return html`<p class="words">${words.incidentsNone}</p>`;
    }
    return html`<ul>
      ${incidents.list.map((incident) => this.row(incident))}
    </ul>`;
  }

  row(incident) {
    const words = language.words;
    return html`<li>
      <button
        class="row ${incident.severity.toLowerCase()}"
        data-incident=${incident.id}
        aria-current=${incident.id === incidents.shownId ? 'true' : 'false'}
        @click=${() => incidents.choose(incident.id)}
      >
        <span class="severity">${severityMark(incident.severity)}</span>
        <span class="what">
          <span class="title">${language.pick(incident.title)}</span>
          <span class="soft">${incident.place ? language.pick(incident.place.text) : language.pick(incident.cause.asset.title)}</span>
          <span class="soft">${incident.domains.map((domain) => language.pick(city.domainTitle(domain))).join(' · ')}</span>
        </span>
        <span class="side">
          <b>${words.incidentAlerts(incident.alerts)}</b>
          <span class="soft">${words.incidentNumber(incident.id)} · ${incident.open ? words.incidentOngoing : words.incidentOver}</span>
          <span class="soft">${dateTime(incident.beganAt)}</span>
        </span>
      </button>
    </li>`;
  }

  static styles = [
    shared,
    severityStyle,
    css`
      :host {
        flex: 1;
        min-height: 0;
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1.15fr);
        gap: var(--gap-3);
        padding: var(--gap-3);
      }
      section {
        display: flex;
        flex-direction: column;
        min-height: 0;
        background: var(--panel);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      header {
        display: flex;
        align-items: center;
        gap: var(--gap-2);
        padding: var(--gap-2) var(--gap-3);
        border-bottom: 1px solid var(--line);
      }
      h2 {
        margin-right: auto;
        font-size: var(--large);
      }
      ul {
        flex: 1;
        min-height: 0;
        position: relative;
        overflow-y: auto;
      }
      .row {
        display: grid;
        grid-template-columns: 5.2rem minmax(0, 1fr) auto;
        gap: var(--gap-3);
        width: 100%;
        padding: var(--gap-2) var(--gap-3);
        border: 0;
        border-left: 0.35rem solid var(--severity);
        border-bottom: 1px solid var(--line);
        border-radius: 0;
        background: none;
        text-align: left;
      }
      .row[aria-current='true'] {
        background: var(--tint);
      }
      .what,
      .side {
        display: flex;
        flex-direction: column;
        min-width: 0;
      }
      .side {
        text-align: right;
        white-space: nowrap;
      }
      .title {
        font-size: var(--large);
        font-weight: 600;
      }
      .soft {
        color: var(--text-soft);
        font-size: var(--small);
        overflow-wrap: anywhere;
      }
    `,
  ];
}

customElements.define('ll-incidents', Incidents);
