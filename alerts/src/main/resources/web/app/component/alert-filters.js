import { LitElement, css, html } from 'lit';
import { alerts } from '../state/alerts.js';
import { city } from '../state/city.js';
import { Watch } from '../state/observable.js';
import { SEVERITIES } from '../state/severity.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';
import { severityMark, severityStyle } from './severity-mark.js';

const TYPING_MILLIS = 250;

/** What the list of alerts is narrowed down to: a place, a domain, a severity, a state. */
class AlertFilters extends LitElement {
  constructor() {
    super();
    new Watch(this, language, alerts);
  }

  render() {
    return html`${this.place()} ${this.domainChip()} ${this.severities()} ${this.states()}`;
  }

  place() {
    const { findAlerts } = language.words;
    return html`<input type="search" maxlength="100" autocomplete="off" spellcheck="false" placeholder=${findAlerts} aria-label=${findAlerts}
      .value=${alerts.filter.text} @input=${this.typed} />`;
  }

  typed(event) {
    clearTimeout(this.waiting);
    const text = event.target.value.trim();
    this.waiting = setTimeout(() => alerts.find(text), TYPING_MILLIS);
  }

  domainChip() {
    const { domain } = alerts.filter;
    const title = language.pick(city.domainTitle(domain));
    return domain === '' ? '' : html`<button class="domain" title=${language.words.allDomains} @click=${() => alerts.narrow({ domain: '' })}>${title} ×</button>`;
  }

  severities() {
    const words = language.words;
    return html`<span class="group" role="group" aria-label=${words.severityFilter}>
      ${SEVERITIES.map((severity) => {
        const chosen = alerts.filter.severity === severity;
        return html`<button aria-pressed=${chosen} @click=${() => alerts.narrow({ severity: chosen ? '' : severity })}>
          <span class=${severity.toLowerCase()}>${severityMark(severity)}</span>
        </button>`;
      })}
    </span>`;
  }

  states() {
    const words = language.words;
    return html`<span class="group" role="group" aria-label=${words.stateFilter}>
      ${Object.entries(words.states).map(
        ([state, said]) => html`<button aria-pressed=${alerts.filter.state === state} @click=${() => alerts.narrow({ state })}>${said}</button>`,
      )}
    </span>`;
  }

  static styles = [
    shared,
    severityStyle,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--gap-3);
        min-width: 0;
      }
      input {
        flex: 1;
        min-width: 5rem;
        max-width: 14rem;
        padding: 0.15rem var(--gap-2);
        font-size: var(--small);
      }
      .group {
        display: inline-flex;
      }
      .group button {
        border-radius: 0;
        margin-left: -1px;
        padding: 0.15rem 0.6rem;
        font-size: var(--small);
        white-space: nowrap;
      }
      .group button[aria-pressed='true'] {
        position: relative;
      }
      .group button:first-child {
        border-radius: var(--radius) 0 0 var(--radius);
      }
      .group button:last-child {
        border-radius: 0 var(--radius) var(--radius) 0;
      }
      .group .mark svg {
        width: 0.95rem;
        height: 0.95rem;
      }
      .domain {
        padding: 0.15rem 0.6rem;
        font-size: var(--small);
        border-color: var(--accent);
        white-space: nowrap;
      }
    `,
  ];
}

customElements.define('ll-alert-filters', AlertFilters);
