import { LitElement, css, html } from 'lit';
import { ago } from '../format/time.js';
import { alerts } from '../state/alerts.js';
import { city } from '../state/city.js';
import { Watch } from '../state/observable.js';
import { SEVERITIES } from '../state/severity.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';
import { severityMark, severityStyle } from './severity-mark.js';

const STALE_MILLIS = 180_000;

/** One tile a domain: its worst open alert, how many of each severity, how many devices speak. A tile is a filter, too. */
class DomainTiles extends LitElement {
  constructor() {
    super();
    new Watch(this, language, city, alerts);
  }

  render() {
    const words = language.words;
    if (city.domains === null) {
      const why = city.domainsFailure;
      return html`<p class="words ${why ? 'failed' : ''}">${why ? words.domainsFailed(why.words) : words.domainsLoading}</p>`;
    }
    return html`<nav aria-label=${words.domains} class=${city.domainsFailure ? 'old' : ''}>
      ${city.domains.map((domain) => this.tile(domain))}
    </nav>`;
  }

  tile(domain) {
    const words = language.words;
    const title = language.pick(domain.title);
    const chosen = alerts.filter.domain === domain.id;
    return html`<button
      class="tile ${(domain.worst ?? 'none').toLowerCase()}"
      aria-pressed=${chosen}
      title=${chosen ? words.allDomains : words.filterDomain(title)}
      @click=${() => alerts.narrow({ domain: chosen ? '' : domain.id })}
    >
      <span class="title">${title}</span>
      <span class="worst">${this.worst(domain)}</span>
      <span class="counts">${SEVERITIES.map((severity) => this.count(severity, domain.open?.[severity] ?? 0))}</span>
      <span class="facts">
        <span>${words.devicesOnline} <b>${domain.devicesReporting}</b>/${domain.devices}</span>
        ${this.newest(domain)}
      </span>
    </button>`;
  }

  worst(domain) {
    if (domain.worst) {
      return severityMark(domain.worst);
    }
    return domain.newestAt
      ? html`<span class="calm"><i></i>${language.words.normal}</span>`
      : html`<span class="mute">${language.words.unknown}</span>`;
  }

  count(severity, count) {
    const said = language.words.openCount(language.words.severities[severity], count);
    return html`<span class="count ${count === 0 ? 'zero' : ''}" title=${said}>
      ${severityMark(severity, { size: 'shape' })}<b>${count}</b>
    </span>`;
  }

  newest(domain) {
    const words = language.words;
    if (!domain.newestAt) {
      return html`<span class="mute">${words.noReadings}</span>`;
    }
    const age = city.now - Date.parse(domain.newestAt);
    return html`<span class=${age > STALE_MILLIS ? 'stale' : ''} title=${words.newest}>${ago(age)}</span>`;
  }

  static styles = [
    shared,
    severityStyle,
    css`
      nav {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: minmax(0, 1fr);
        gap: var(--gap-3);
        padding: var(--gap-3);
      }
      .old {
        opacity: 0.6;
      }
      .tile {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: var(--gap-1) var(--gap-2);
        padding: var(--gap-2) var(--gap-3);
        text-align: left;
        background: var(--panel);
        border: 1px solid var(--line);
        border-left: 0.25rem solid var(--severity, var(--good));
      }
      .tile.red {
        background: var(--red-tint);
      }
      .tile[aria-pressed='true'] {
        outline: 2px solid var(--accent);
        color: inherit;
      }
      .title {
        font-size: var(--large);
        font-weight: 600;
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .worst {
        align-self: center;
      }
      .calm {
        color: var(--good);
        display: inline-flex;
        align-items: center;
        gap: 0.35rem;
      }
      .calm i {
        width: 0.85rem;
        height: 0.4rem;
        border-left: 2px solid;
        border-bottom: 2px solid;
        transform: rotate(-45deg) translate(0.08rem, -0.08rem);
      }
      .mute {
        color: var(--text-faint);
      }
      .counts,
      .facts {
        grid-column: 1 / -1;
        display: flex;
        justify-content: space-between;
        gap: var(--gap-2);
      }
      .count {
        display: inline-flex;
        align-items: center;
        gap: 0.3rem;
      }
      .count b {
        min-width: 1.4ch;
      }
      .zero {
        opacity: 0.32;
      }
      .facts {
        font-size: var(--small);
        color: var(--text-soft);
        white-space: nowrap;
      }
      .facts b {
        color: var(--text);
        font-weight: 600;
      }
      .stale {
        color: var(--warn);
      }
    `,
  ];
}

customElements.define('ll-domain-tiles', DomainTiles);
