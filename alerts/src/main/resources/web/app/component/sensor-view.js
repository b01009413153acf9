import { LitElement, css, html } from 'lit';
import { read } from '../api/http.js';
import { measured } from '../format/number.js';
import { dateTime } from '../format/time.js';
import { Every, Watch } from '../state/observable.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';
import { strangerChip } from './alert-row.js';
import './curve.js';
import './work-window.js';

const REFRESH_MILLIS = 3_000;

/** Any sensor, found by search: what it says now, and its curve. */
class SensorView extends LitElement {
  static properties = { sensor: { attribute: false } };

  constructor() {
    super();
    new Watch(this, language);
    new Every(this, REFRESH_MILLIS, () => this.refresh());
  }

  /** What it says now; when that cannot be read, the curve below says why and the old words stay with their time. */
  async refresh() {
    const { sensor } = this.sensor;
    const found = await read('sensors', { q: sensor }).catch(() => []);
    const newest = found.find((one) => one.sensor === sensor);
    if (newest && this.sensor.sensor === sensor) {
      this.sensor = newest;
    }
  }

  render() {
    const words = language.words;
    const { sensor } = this;
    const quality = sensor.quality ?? {};
    const marks = (quality.marks ?? []).map((mark) => words.marks[mark] ?? mark);
    return html`<header>
        <h2>${language.pick(sensor.assetTitle) || sensor.asset} · ${language.pick(sensor.title)} ${strangerChip(sensor.registered)}</h2>
        <button @click=${() => this.dispatchEvent(new Event('back'))}>${words.back}</button>
      </header>
      <dl>
        <div><dt>${words.facts.sensor}</dt><dd class="mono">${sensor.sensor}</dd></div>
        <div><dt>${words.facts.asset}</dt><dd class="mono">${sensor.asset}</dd></div>
        <div><dt>${words.facts.value}</dt><dd>${measured(sensor.value, sensor.unit)}</dd></div>
        <div><dt>${words.facts.observed}</dt><dd>${dateTime(sensor.observedAt)}</dd></div>
        <div><dt>${words.facts.quality}</dt><dd>${[words.grades[quality.grade] ?? '—', ...marks].join(' · ')}</dd></div>
      </dl>
      <ll-work-window .sensor=${sensor} @changed=${() => this.refresh()}></ll-work-window>
      <ll-curve .sensor=${sensor.sensor}></ll-curve>`;
  }

  static styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--gap-3);
        padding: var(--gap-3);
        overflow-y: auto;
      }
      header {
        display: flex;
        align-items: start;
        gap: var(--gap-2);
      }
      h2 {
        flex: 1;
        font-size: var(--large);
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      dl {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--gap-2);
      }
      dt {
        font-size: 0.75rem;
        color: var(--text-faint);
      }
      dd {
        overflow-wrap: anywhere;
      }
      ll-curve {
        flex: 1;
        min-height: 18rem;
      }
    `,
  ];
}

customElements.define('ll-sensor-view', SensorView);
