import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { alerts, isToBeClosed } from '../state/alerts.js';
import { Every, Watch } from '../state/observable.js';
import { outages } from '../state/outages.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';
import { alertRow, alertRowStyle } from './alert-row.js';
import './alert-filters.js';
import './outages.js';
import { exerciseStyle } from './exercise-mark.js';
import { severityStyle } from './severity-mark.js';

/** More rows than a person can read in a storm only slow the page down; the gravest are the first. */
const ROWS_AT_MOST = 300;

/** The live list: hazards first, device faults on their own below, narrowed by domain, severity and state. */
class AlertList extends LitElement {
  constructor() {
    super();
    new Watch(this, language, alerts, outages);
    new Every(this, 1_000, () => this.requestUpdate());
  }

  render() {
    const words = language.words;
    return html`<section aria-label=${words.alerts}>
      <div class="bar">
        <h2>${words.alerts}</h2>
        <ll-alert-filters></ll-alert-filters>
      </div>
      ${this.body()}
    </section>`;
  }

  body() {
    const words = language.words;
    if (alerts.phase === 'loading') {
      return html`<p class="words">${words.alertsLoading}</p>`;
    }
    const failure = alerts.failure
      ? html`<p class="words failed">${words.alertsFailed(alerts.failure.words)} <button @click=${() => alerts.load()}>${words.retry}</button></p>`
      : '';
    if (alerts.phase === 'failed') {
      return failure;
    }
    const shown = alerts.shown;
    return html`${failure} ${shown.length === 0 ? this.nothing() : this.table(shown)} ${this.more()}`;
  }

  nothing() {
    const words = language.words;
    const { state, domain, severity, text } = alerts.filter;
    if (domain !== '' || severity !== '' || text !== '') {
      return html`<p class="words">
        ${words.noneFiltered}
        <button @click=${() => alerts.find('').then(() => alerts.narrow({ domain: '', severity: '' }))}>${words.clearFilters}</button>
      </p>`;
    }
    return html`<p class="words">${state === 'closed' ? words.noneClosed : words.noneOpen}</p>`;
  }

  table(shown) {
    const { columns, hazards, devices, toBeClosed, noHazard, exerciseAlerts } = language.words;
    const real = shown.filter((alert) => !alert.exercise);
    const live = real.filter((alert) => !isToBeClosed(alert));
    return html`<div class="columns" aria-hidden="true">
        ${Object.entries(columns).map(([name, said]) => html`<span class=${name}>${said}</span>`)}
      </div>
      <div class="scroll" @keydown=${this.walk}>
        ${this.track(hazards, live.filter((alert) => alert.track !== 'DEVICE'), noHazard)}
        <ll-outages></ll-outages>
        ${this.track(devices, live.filter((alert) => alert.track === 'DEVICE' && !outages.hides(alert)), null)}
        ${this.track(toBeClosed, real.filter(isToBeClosed), null)}
        ${this.track(exerciseAlerts, shown.filter((alert) => alert.exercise), null)}
      </div>`;
  }

  track(title, items, none) {
    if (items.length === 0) {
      return none === null ? '' : html`<p class="words calm">${none}</p>`;
    }
    return html`<h3>${title} <span>${language.words.count(items.length)}</span></h3>
      <ul>
        ${repeat(
          items.slice(0, ROWS_AT_MOST),
          (alert) => alert.id,
          (alert) => alertRow(alert, alert.id === alerts.chosen, (id) => alerts.choose(id)),
        )}
      </ul>
      ${items.length > ROWS_AT_MOST ? html`<p class="words">${language.words.onlyFirst(ROWS_AT_MOST)}</p>` : ''}`;
  }

  more() {
    const { state } = alerts.filter;
    return state !== 'open' && alerts.hasOlder
      ? html`<p class="words"><button @click=${() => alerts.loadOlder()}>${language.words.more}</button></p>`
      : '';
  }

  /** Up and down go from row to row, as in any list. */
  walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) {
      return;
    }
    const rows = [...this.renderRoot.querySelectorAll('.row')];
    const next = rows[rows.indexOf(event.target.closest('.row')) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }

  static styles = [
    shared,
    severityStyle,
    exerciseStyle,
    alertRowStyle,
    css`
      :host {
        --columns: 5.4rem minmax(0, 1fr) 7.6rem 6.4rem 6.8rem;
        min-height: 0;
      }
      section {
        height: 100%;
        display: flex;
        flex-direction: column;
        background: var(--panel);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow: hidden;
      }
      .bar {
        display: flex;
        align-items: center;
        gap: var(--gap-3);
        padding: var(--gap-2) var(--gap-3);
        border-bottom: 1px solid var(--line);
      }
      h2 {
        font-size: var(--large);
        font-weight: 600;
        white-space: nowrap;
        margin-right: auto;
      }
      .columns {
        display: grid;
        grid-template-columns: var(--columns);
        gap: var(--gap-3);
        padding: var(--gap-1) var(--gap-3);
        padding-left: calc(var(--gap-3) + 0.25rem);
        padding-right: calc(var(--gap-3) + 0.6rem);
        font-size: 0.75rem;
        color: var(--text-faint);
        border-bottom: 1px solid var(--line);
      }
      .columns .value,
      .columns .since {
        font-size: inherit;
      }
      .scroll {
        flex: 1;
        min-height: 0;
        overflow-y: auto;
        scrollbar-color: var(--line-strong) transparent;
        scrollbar-gutter: stable;
        scrollbar-width: thin;
      }
      h3 {
        position: sticky;
        top: 0;
        z-index: 1;
        padding: 0.2rem var(--gap-3);
        background: var(--raised);
        color: var(--text-soft);
        font-size: var(--small);
        font-weight: 600;
      }
      h3 span {
        font-weight: 400;
        color: var(--text-faint);
        margin-left: var(--gap-1);
      }
      .calm {
        padding: var(--gap-3);
      }
    `,
  ];
}

customElements.define('ll-alert-list', AlertList);
