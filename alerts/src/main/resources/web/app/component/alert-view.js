import { LitElement, css, html } from 'lit';
import { read } from '../api/http.js';
import { measured, number } from '../format/number.js';
import { assetName, whereabouts } from '../format/place.js';
import { clockTime, dateTime } from '../format/time.js';
import { alerts } from '../state/alerts.js';
import { Watch } from '../state/observable.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';
import { judgementChip } from './alert-actions.js';
import './alert-calls.js';
import { stageOf, strangerChip, timesChip } from './alert-row.js';
import './audit-trail.js';
import './curve.js';
import { exerciseMark, exerciseStyle } from './exercise-mark.js';
import { incidentLink } from './incident-link.js';
import { severityMark, severityStyle } from './severity-mark.js';
import './waveform.js';

const EVIDENCE_SHOWN = 12;

/** One alert, with all that is needed to judge it: what, where, the curve, what to do, why, and what was done so far. */
class AlertView extends LitElement {
  static properties = { alertId: { attribute: false }, detail: { state: true }, failure: { state: true } };

  constructor() {
    super();
    this.detail = null;
    this.failure = null;
    this.touched = ({ detail: id }) => id === this.alertId && this.load();
    new Watch(this, language, alerts);
  }

  connectedCallback() {
    super.connectedCallback();
    alerts.addEventListener('touched', this.touched);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    alerts.removeEventListener('touched', this.touched);
  }

  willUpdate(changed) {
    if (changed.has('alertId')) {
      this.detail = null;
      this.load();
    }
  }

  async load() {
    const id = this.alertId;
    try {
      const detail = await read(`alerts/${id}`);
      if (id === this.alertId) {
        this.detail = detail;
        this.failure = null;
      }
    } catch (failure) {
      if (id === this.alertId) {
        this.failure = failure;
      }
    }
  }

  render() {
    const words = language.words;
    const alert = this.detail ?? alerts.byId.get(this.alertId);
    if (!alert) {
      const said = this.failure ? words.alertFailed(this.failure.words) : words.alertLoading;
      return html`<p class="words ${this.failure ? 'failed' : ''}">${said}</p>`;
    }
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${words.alertNumber(alert.id)}>
        ${this.head(alert)} ${this.facts(alert)}
        ${alert.device ? html`<ll-curve .sensor=${`${alert.device}.${alert.quantity}`} .alert=${alert}></ll-curve>` : html`<p class="words">${words.curveNoSensor}</p>`}
        <ll-waveform .alertId=${alert.id}></ll-waveform>
        <p class="text">${language.pick(alert.text)}</p>
        <h3>${words.action}</h3>
        <p class="action">${language.pick(alert.action)}</p>
        <h3>${words.audit}</h3>
        ${this.failure ? html`<p class="words failed">${words.alertFailed(this.failure.words)}</p>` : ''}
        <ll-audit-trail .audit=${this.detail?.audit ?? null}></ll-audit-trail>
        <ll-alert-calls .alertId=${alert.id} .stamp=${alert.updatedAt}></ll-alert-calls>
        ${this.why(alert)}
      </div>
      <ll-alert-actions .alert=${alert}></ll-alert-actions>`;
  }

  head(alert) {
    const words = language.words;
    return html`<header class="${alert.severity.toLowerCase()} ${alert.track === 'DEVICE' ? 'device' : ''}">
      <h2>${exerciseMark(alert.exercise)} ${severityMark(alert.severity, { track: alert.track })} ${language.pick(alert.title)} ${timesChip(alert)} ${strangerChip(alert.registered)}</h2>
      <p>${assetName(alert)} <span class="where">${whereabouts(alert)}</span></p>
      <p class="state">
        <span>${words.alertNumber(alert.id)}</span> ${alert.machine === 'ACTIVE' ? html`<span>${words.active}</span>` : ''}
        ${stageOf(alert)} ${incidentLink(alert.incident)} ${judgementChip(alert.judgement)} <span class="owner">${language.pick(alert.asset?.owner)}</span>
      </p>
    </header>`;
  }

  facts(alert) {
    const { facts } = language.words;
    const shown = [
      [facts.value, measured(alert.value, alert.unit), 'large'],
      [facts.threshold, measured(alert.threshold, alert.unit), 'large'],
      [facts.began, dateTime(alert.beganAt), ''],
      alert.recoveredAt ? [facts.recovered, dateTime(alert.recoveredAt), ''] : [facts.raised, dateTime(alert.raisedAt), ''],
      ...(alert.dueAt ? [[language.words.due, dateTime(alert.dueAt), '']] : []),
      ...(alert.peakSeverity === alert.severity ? [] : [[facts.peak, severityMark(alert.peakSeverity, { track: alert.track }), '']]),
    ];
    return html`<dl>
      ${shown.map(([name, value, kind]) => html`<div><dt>${name}</dt><dd class=${kind}>${value}</dd></div>`)}
    </dl>`;
  }

  why(alert) {
    const words = language.words;
    const evidence = (this.detail?.evidence ?? []).slice(-EVIDENCE_SHOWN);
    return html`<h3>${words.basis}</h3>
      <p class="basis">${language.pick(alert.basis)}</p>
      <h3>${words.evidence}</h3>
      ${evidence.length === 0
        ? html`<p class="basis">${words.evidenceNone}</p>`
        : html`<ul class="evidence">
            ${evidence.map(([at, value]) => html`<li><span>${clockTime(at)}</span> <b>${number(value)}</b></li>`)}
          </ul>`}`;
  }

  static styles = [
    shared,
    severityStyle,
    exerciseStyle,
    css`
      :host {
        display: flex;
        flex-direction: column;
      }
      .scroll {
        flex: 1;
        min-height: 0;
        overflow-y: auto;
        scrollbar-color: var(--line-strong) transparent;
        scrollbar-width: thin;
        padding: var(--gap-3);
      }
      header {
        border-left: 0.35rem solid var(--severity);
        padding-left: var(--gap-3);
      }
      header.device {
        border-left-style: dashed;
      }
      h2 {
        font-size: 1.25rem;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      h2 .mark {
        margin-right: var(--gap-1);
      }
      .where,
      .state {
        color: var(--text-soft);
      }
      .state {
        display: flex;
        gap: var(--gap-3);
        font-size: var(--small);
      }
      .owner {
        margin-left: auto;
      }
      .stage.detected {
        color: var(--text);
        font-weight: 600;
      }
      .stage.acknowledged {
        color: var(--accent);
      }
      .gone {
        color: var(--good);
      }
      dl {
        display: flex;
        flex-wrap: wrap;
        gap: var(--gap-1) 1.6rem;
        padding: var(--gap-2) 0;
      }
      dt {
        font-size: 0.75rem;
        color: var(--text-faint);
      }
      dd {
        min-height: 1.6rem;
        display: flex;
        align-items: center;
        overflow-wrap: anywhere;
      }
      dd.large {
        font-size: 1.25rem;
        font-weight: 600;
      }
      ll-curve {
        height: max(15.5rem, 28vh);
      }
      .text {
        margin-top: var(--gap-2);
        font-size: var(--large);
      }
      h3 {
        margin-top: var(--gap-3);
        font-size: var(--small);
        font-weight: 600;
        color: var(--accent);
      }
      .basis {
        color: var(--text-soft);
        font-size: var(--small);
      }
      .text,
      .action,
      .basis {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      .evidence {
        display: flex;
        flex-wrap: wrap;
        gap: var(--gap-1);
        font-size: var(--small);
      }
      .evidence li {
        padding: 0 var(--gap-2);
        background: var(--raised);
        border-radius: 0.2rem;
      }
      .evidence span {
        color: var(--text-faint);
      }
    `,
  ];
}

customElements.define('ll-alert-view', AlertView);
