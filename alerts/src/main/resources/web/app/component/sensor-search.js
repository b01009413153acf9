import { LitElement, css, html } from 'lit';
import { read } from '../api/http.js';
import { measured } from '../format/number.js';
import { Watch } from '../state/observable.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';
import { strangerChip } from './alert-row.js';

const TYPING_MILLIS = 250;
const LIMIT = 30;

/** Finds any sensor of the city, registered or not. Fires `sensor` with the one chosen. */
class SensorSearch extends LitElement {
  static properties = { found: { state: true }, failure: { state: true }, open: { state: true }, at: { state: true } };

  constructor() {
    super();
    this.found = null;
    this.failure = null;
    this.open = false;
    this.at = -1;
    new Watch(this, language);
  }

  typed(event) {
    clearTimeout(this.waiting);
    const q = event.target.value.trim();
    this.open = q !== '';
    this.found = null;
    this.failure = null;
    this.at = -1;
    if (q !== '') {
      this.waiting = setTimeout(() => this.find(q), TYPING_MILLIS);
    }
  }

  async find(q) {
    this.asked = q;
    try {
      const found = await read('sensors', { q, limit: LIMIT });
      if (this.asked === q) {
        this.found = found;
      }
    } catch (failure) {
      this.failure = failure;
    }
  }

  key(event) {
    const last = (this.found?.length ?? 0) - 1;
    if (event.key === 'ArrowDown' && this.at < last) {
      this.at++;
    } else if (event.key === 'ArrowUp' && this.at > 0) {
      this.at--;
    } else if (event.key === 'Enter' && last >= 0) {
      this.choose(this.found[Math.max(0, this.at)]);
    } else if (event.key === 'Escape') {
      this.open = false;
    } else {
      return;
    }
    event.preventDefault();
    this.updateComplete.then(() => this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }));
  }

  choose(sensor) {
    this.open = false;
    this.dispatchEvent(new CustomEvent('sensor', { detail: sensor }));
  }

  render() {
    const words = language.words;
    return html`<input
        type="search"
        role="combobox"
        aria-label=${words.search}
        aria-expanded=${this.open}
        aria-controls="found"
        aria-activedescendant=${this.at < 0 ? '' : `found-${this.at}`}
        autocomplete="off"
        spellcheck="false"
        maxlength="200"
        placeholder=${words.search}
        @input=${this.typed}
        @keydown=${this.key}
        @focus=${(event) => (this.open = event.target.value.trim() !== '')}
        @blur=${() => (this.open = false)}
      />
      <div id="found" role="listbox" aria-label=${words.search} ?hidden=${!this.open}>${this.open ? this.results() : ''}</div>`;
  }

  results() {
    const words = language.words;
    if (this.failure) {
      return html`<p class="words failed">${words.searchFailed(this.failure.words)}</p>`;
    }
    if (this.found === null) {
      return html`<p class="words">${words.searchLoading}</p>`;
    }
    if (this.found.length === 0) {
      return html`<p class="words">${words.searchNone}</p>`;
    }
    return this.found.map(
      (sensor, place) => html`<div
        id="found-${place}"
        role="option"
        aria-selected=${place === this.at}
        @pointerdown=${(event) => {
          event.preventDefault();
          this.choose(sensor);
        }}
      >
        <span>${language.pick(sensor.assetTitle) || sensor.asset} · ${language.pick(sensor.title)} ${strangerChip(sensor.registered)}</span>
        <b>${measured(sensor.value, sensor.unit)}</b>
        <span class="mono">${sensor.sensor}</span>
      </div>`,
    );
  }

  static styles = [
    shared,
    css`
      :host {
        position: relative;
        display: block;
        padding: var(--gap-2) var(--gap-3);
        border-bottom: 1px solid var(--line);
      }
      input {
        width: 100%;
        padding: 0.2rem var(--gap-2);
      }
      #found {
        position: absolute;
        z-index: 5;
        left: var(--gap-3);
        right: var(--gap-3);
        max-height: 24rem;
        overflow-y: auto;
        background: var(--raised);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        box-shadow: 0 0.6rem 2rem #0009;
      }
      [role='option'] {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 var(--gap-2);
        padding: var(--gap-1) var(--gap-3);
        border-bottom: 1px solid var(--line);
        cursor: pointer;
      }
      [role='option']:hover,
      [aria-selected='true'] {
        background: var(--hover);
      }
      [role='option'] span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .mono {
        grid-column: 1 / -1;
        color: var(--text-faint);
        font-size: 0.75rem;
      }
    `,
  ];
}

customElements.define('ll-sensor-search', SensorSearch);
