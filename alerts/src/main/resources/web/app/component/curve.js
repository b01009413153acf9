import { LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { LitElement, css, html } from 'lit';
import { read } from '../api/http.js';
import { coloursOf, optionOf } from '../chart/option.js';
import { measured } from '../format/number.js';
import { city } from '../state/city.js';
import { Every, Watch } from '../state/observable.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';

use([LineChart, ScatterChart, GridComponent, MarkLineComponent, MarkAreaComponent, TooltipComponent, CanvasRenderer]);

const MINUTE = 60_000;
const RANGES = { m10: 10 * MINUTE, h1: 60 * MINUTE, h6: 360 * MINUTE, h24: 1440 * MINUTE };
const REFRESH_MILLIS = 3_000;
const LIMIT = 2_000;

/** The curve of one sensor, with the levels of its rules and its alerts drawn in; read again every few seconds. */
class Curve extends LitElement {
  static properties = {
    sensor: { attribute: false },
    alert: { attribute: false },
    range: { state: true },
    curve: { state: true },
    failure: { state: true },
  };

  constructor() {
    super();
    this.curve = null;
    this.failure = null;
    new Watch(this, language);
    new Every(this, REFRESH_MILLIS, () => this.load());
  }

  willUpdate(changed) {
    const other = changed.has('sensor') || (changed.has('alert') && changed.get('alert')?.id !== this.alert?.id);
    if (other) {
      this.range = this.alert ? 'alert' : 'h1';
    }
    if (other || changed.has('range')) {
      this.curve = null;
      this.failure = null;
      this.load();
    }
  }

  /** What is looked at: the time before now, or the alert with what led to it and what came after. */
  get period() {
    if (this.range !== 'alert') {
      return { from: city.now - RANGES[this.range], to: city.now };
    }
    const began = Date.parse(this.alert.beganAt);
    const ended = this.alert.recoveredAt ? Date.parse(this.alert.recoveredAt) : city.now;
    const around = Math.max(5 * MINUTE, (ended - began) * 0.25);
    return { from: began - around, to: Math.min(city.now, ended + around) };
  }

  async load() {
    const { sensor, range } = this;
    const { from, to } = this.period;
    const current = () => sensor === this.sensor && range === this.range;
    try {
      const query = { from: new Date(from).toISOString(), to: new Date(to).toISOString(), limit: LIMIT };
      const curve = await read(`sensors/${encodeURIComponent(sensor)}/readings`, query);
      if (current()) {
        this.curve = { ...curve, from, to };
        this.failure = null;
      }
    } catch (failure) {
      if (current()) {
        this.failure = failure;
      }
    }
  }

  render() {
    const words = language.words;
    const ranges = this.alert ? ['alert', ...Object.keys(RANGES)] : Object.keys(RANGES);
    return html`<div class="ranges" role="group" aria-label=${words.rangeLabel}>
        <span>${language.pick(this.curve?.title)} <span class="mono">${this.sensor}</span></span>
        ${ranges.map(
          (range) => html`<button aria-pressed=${range === this.range} @click=${() => (this.range = range)}>${words.ranges[range]}</button>`,
        )}
      </div>
      <div class="frame">
        <div class="chart" role="img" aria-label=${this.label()}></div>
        ${this.said()}
      </div>`;
  }

  label() {
    const points = this.curve?.points ?? [];
    return points.length === 0
      ? ''
      : language.words.curveLabel(language.pick(this.curve.title), points.length, measured(points.at(-1)[1], this.curve.unit));
  }

  said() {
    const words = language.words;
    if (this.failure) {
      return html`<p class="words failed">${words.curveFailed(this.failure.words)}</p>`;
    }
    if (this.curve === null) {
      return html`<p class="words">${words.curveLoading}</p>`;
    }
    return this.curve.points.length === 0 ? html`<p class="words">${words.curveNone}</p>` : '';
  }

  updated() {
    const element = this.renderRoot.querySelector('.chart');
    if (!this.curve?.points?.length) {
      this.chart?.clear();
      return;
    }
    if (!this.chart) {
      this.chart = init(element);
      this.resizes = new ResizeObserver(() => this.chart?.resize());
      this.resizes.observe(element);
    }
    const { fontSize, fontFamily } = getComputedStyle(element);
    const look = { from: this.curve.from, to: this.curve.to, focus: this.alert, colours: coloursOf(this), fontSize: parseFloat(fontSize), fontFamily };
    this.chart.setOption(optionOf(this.curve, look), { notMerge: true });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.resizes?.disconnect();
    this.chart?.dispose();
    this.chart = null;
  }

  static styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 12rem;
      }
      .ranges {
        display: flex;
        align-items: center;
        gap: var(--gap-1);
        font-size: var(--small);
      }
      .ranges > span {
        flex: 1;
        min-width: 0;
        color: var(--text-soft);
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .ranges .mono {
        color: var(--text-faint);
      }
      .ranges button {
        padding: 0 var(--gap-2);
        white-space: nowrap;
      }
      .frame {
        position: relative;
        flex: 1;
        min-height: 0;
      }
      .chart {
        position: absolute;
        inset: 0;
        font-size: 0.75rem;
      }
      .words {
        position: absolute;
        inset: 0;
        display: grid;
        place-content: center;
      }
      .failed {
        inset: auto auto 2rem 50%;
        translate: -50%;
        padding: var(--gap-1) var(--gap-3);
        background: #3a2c0a;
        border-radius: var(--radius);
      }
    `,
  ];
}

customElements.define('ll-curve', Curve);
