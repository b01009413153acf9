import { LitElement, css, html } from 'lit';
import { measured } from '../format/number.js';
import { assetName } from '../format/place.js';
import { dateTime } from '../format/time.js';
import { alerts } from '../state/alerts.js';
import { incidents } from '../state/incidents.js';
import { Watch } from '../state/observable.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';
import './incident-map.js';
import { stageOf } from './alert-row.js';
import { severityMark, severityStyle } from './severity-mark.js';

/** One incident: what it probably is, where, whose business, and its alerts with the part each plays. */
class IncidentView extends LitElement {
  constructor() {
    super();
    new Watch(this, language, incidents);
  }

  render() {
    const words = language.words;
    const incident = incidents.detail;
    if (incidents.shownId === undefined) {
      return html`<p class="words">${words.incidentNothing}</p>`;
    }
    if (!incident) {
      return html`<p class="words">${incidents.failure ? words.incidentsFailed(incidents.failure.words) : words.incidentsLoading}</p>`;
    }
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${words.incidentNumber(incident.id)}>
      <header class=${incident.severity.toLowerCase()}>
        <h2>${severityMark(incident.severity)} ${language.pick(incident.title)}</h2>
        <p class="soft">
          ${words.incidentNumber(incident.id)} · ${words.incidentAlerts(incident.alerts)} · ${incident.open ? words.incidentOngoing : words.incidentOver}
          · ${words.incidentBegan} ${dateTime(incident.beganAt)} · ${words.incidentUpdated} ${dateTime(incident.updatedAt)}
        </p>
      </header>
      <h3>${words.incidentPlace}</h3>
      <p class="place">${incident.place ? language.pick(incident.place.text) : words.incidentNoPlace}</p>
      <ll-incident-map .incident=${incident}></ll-incident-map>
      <h3>${words.incidentCause}</h3>
      <p class="cause">${language.pick(incident.cause.title)} · ${language.pick(incident.cause.asset.title)}</p>
      <p class="soft">${language.pick(incident.cause.because)}</p>
      <h3>${words.incidentUnits}</h3>
      <ul class="units">
        ${incident.units.map((unit) => html`<li>${words.incidentUnit(unit.unit, unit.alerts, unit.open)}</li>`)}
      </ul>
      <h3>${words.alerts}</h3>
      <ul class="parts">
        ${incident.parts.map((part) => this.part(part))}
      </ul>
    </div>`;
  }

  part({ role, alert }) {
    const words = language.words;
    return html`<li>
      <button class=${alert.severity.toLowerCase()} data-alert=${alert.id} @click=${() => this.show(alert)}>
        <span class="role ${role.toLowerCase()}">${words.incidentRoles[role]}</span>
        <span class="severity">${severityMark(alert.severity, { track: alert.track, size: 'shape' })}</span>
        <span class="what">${language.pick(alert.title)} · ${assetName(alert)}<span class="soft"> ${language.pick(alert.asset?.owner)}</span></span>
        <span class="soft">${measured(alert.value, alert.unit)}</span>
        <span class="soft">${dateTime(alert.beganAt)}</span>
        <span class="soft">${stageOf(alert)}</span>
      </button>
    </li>`;
  }

  show(alert) {
    alerts.put(alerts.byId.get(alert.id) ?? alert);
    alerts.choose(alert.id);
    incidents.toggle(false);
  }

  static styles = [
    shared,
    severityStyle,
    css`
      :host {
        flex: 1;
        min-height: 0;
        display: flex;
        flex-direction: column;
      }
      .scroll {
        flex: 1;
        min-height: 0;
        overflow-y: auto;
        padding: var(--gap-3);
      }
      header {
        border-left: 0.35rem solid var(--severity);
        padding-left: var(--gap-3);
      }
      h2 {
        font-size: 1.25rem;
        font-weight: 600;
      }
      h3 {
        margin-top: var(--gap-3);
        font-size: var(--small);
        font-weight: 600;
        color: var(--accent);
      }
      .place,
      .cause {
        font-size: var(--large);
        overflow-wrap: anywhere;
      }
      .soft {
        color: var(--text-soft);
        font-size: var(--small);
      }
      ll-incident-map {
        height: 15rem;
        margin-top: var(--gap-2);
      }
      .units {
        display: flex;
        flex-wrap: wrap;
        gap: var(--gap-2);
      }
      .units li {
        padding: 0 var(--gap-2);
        background: var(--raised);
        border-radius: 0.2rem;
      }
      .parts button {
        display: grid;
        grid-template-columns: 5.4rem 1.4rem minmax(0, 1fr) auto auto auto;
        align-items: baseline;
        gap: var(--gap-2);
        width: 100%;
        border-color: transparent;
        background: none;
        text-align: left;
      }
      .role {
        font-size: var(--small);
      }
      .role.cause {
        color: var(--warn);
        font-weight: 600;
        font-size: var(--small);
      }
      .what {
        overflow-wrap: anywhere;
      }
    `,
  ];
}

customElements.define('ll-incident-view', IncidentView);
