import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { LitElement, css, html } from 'lit';
import { read } from '../api/http.js';
import { coloursOf } from '../chart/option.js';
import { waveformOption } from '../chart/waveform.js';
import { number } from '../format/number.js';
import { city } from '../state/city.js';
import { Every, Watch } from '../state/observable.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';

use([LineChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

const REFRESH_MILLIS = 5_000;
const STRAGGLERS_MILLIS = 60_000;
const SHOWN = 4;

/** What the fast sensors at an alert's asset measured around it; nothing at all where there are none. */
class Waveform extends LitElement {
  static properties = { alertId: { attribute: false }, waveform: { state: true }, failure: { state: true } };

  constructor() {
    super();
    this.waveform = null;
    this.failure = null;
    this.charts = new Map();
    new Watch(this, language);
    new Every(this, REFRESH_MILLIS, () => this.refresh());
  }

  willUpdate(changed) {
    if (changed.has('alertId')) {
      this.waveform = null;
      this.failure = null;
      this.load();
    }
  }

  /** Until all of it has come, and again after a failure. */
  refresh() {
    if (this.waveform === null || city.now < Date.parse(this.waveform.to) + STRAGGLERS_MILLIS) {
      this.load();
    }
  }

  async load() {
    const id = this.alertId;
    try {
      const waveform = await read(`alerts/${id}/waveform`, { points: 1000 });
      if (id === this.alertId) {
        this.waveform = waveform;
        this.failure = null;
      }
    } catch (failure) {
      if (id === this.alertId) {
        this.failure = failure;
      }
    }
  }

  get traces() {
    return (this.waveform?.sensors ?? []).filter(({ points }) => points.length > 0).slice(0, SHOWN);
  }

  render() {
    const words = language.words;
    if (this.failure) {
      return html`<p class="words failed">${words.waveformFailed(this.failure.words)}</p>`;
    }
    if (this.traces.length === 0) {
      return '';
    }
    return html`<h3>${words.waveform}</h3>
      ${this.traces.map(
        ({ sensor, title, rate }) => html`<p class="name">${language.pick(title)} <span class="mono">${sensor}</span> ${words.waveformRate(number(rate))}</p>
          <div class="chart" data-sensor=${sensor} role="img" aria-label=${words.waveformLabel(language.pick(title), sensor)}></div>`,
      )}`;
  }

  updated() {
    const elements = [...this.renderRoot.querySelectorAll('.chart')];
    for (const [element, chart] of this.charts) {
      if (!elements.includes(element)) {
        chart.dispose();
        this.charts.delete(element);
      }
    }
    this.traces.forEach((trace, place) => this.draw(elements[place], trace));
  }

  draw(element, trace) {
    if (!this.charts.has(element)) {
      this.charts.set(element, init(element));
      this.resizes ??= new ResizeObserver(() => this.charts.forEach((chart) => chart.resize()));
      this.resizes.observe(element);
    }
    const { fontSize, fontFamily } = getComputedStyle(element);
    const look = { ...this.waveform, colours: coloursOf(this), fontSize: parseFloat(fontSize), fontFamily, raised: language.words.waveformRaised };
    this.charts.get(element).setOption(waveformOption(trace, look), { notMerge: true });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.resizes?.disconnect();
    this.resizes = undefined;
    this.charts.forEach((chart) => chart.dispose());
    this.charts.clear();
  }

  static styles = [
    shared,
    css`
      :host {
        display: block;
      }
      h3 {
        margin-top: var(--gap-3);
        font-size: var(--small);
        font-weight: 600;
        color: var(--accent);
      }
      .name {
        font-size: var(--small);
        color: var(--text-soft);
      }
      .mono {
        color: var(--text-faint);
      }
      .chart {
        height: 8rem;
        font-size: 0.75rem;
      }
    `,
  ];
}

customElements.define('ll-waveform', Waveform);
