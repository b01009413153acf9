import { LitElement, css, html } from 'lit';
import { judgedOf, limit, precisionOf, sign } from '../../format/rule.js';
import { number } from '../../format/number.js';
import { city } from '../../state/city.js';
import { Watch } from '../../state/observable.js';
import { SPANS, rules } from '../../state/rules.js';
import { shared } from '../../style/shared.js';
import { language } from '../../text/language.js';
import { severityMark, severityStyle } from '../severity-mark.js';
import './rule-view.js';

/** The page of rules: those of a domain with their numbers and what they were worth, and one of them beside it. */
class Rules extends LitElement {
  constructor() {
    super();
    new Watch(this, language, rules, city);
  }

  connectedCallback() {
    super.connectedCallback();
    rules.load();
  }

  render() {
    return html`<section class="left">
        <div class="choice">${this.domains()} ${this.spans()}</div>
        ${this.table()}
      </section>
      <section><ll-rule-view></ll-rule-view></section>`;
  }

  domains() {
    return html`<nav aria-label=${language.words.domains}>
      ${(city.domains ?? []).map(
        ({ id, title }) =>
          html`<button aria-pressed=${id === rules.domain} @click=${() => rules.show(id)}>${language.pick(title)}</button>`,
      )}
    </nav>`;
  }

  spans() {
    const words = language.words;
    return html`<label>
      ${words.ruleSpan}
      <select @change=${(event) => rules.over(event.target.value)}>
        ${Object.keys(SPANS).map((span) => html`<option value=${span} ?selected=${span === rules.span}>${words.ruleSpans[span]}</option>`)}
      </select>
    </label>`;
  }

  table() {
    const words = language.words;
    if (rules.list === null) {
      const why = rules.failure;
      return html`<p class="words ${why ? 'failed' : ''}">${why ? words.rulesFailed(why.words) : words.rulesLoading}</p>`;
    }
    const { rule, levels, raised, judged, precision, noise } = words.ruleColumns;
    return html`<div class="scroll" tabindex="0">
      <table>
        <thead>
          <tr>
            <th>${rule}</th>
            <th>${levels}</th>
            <th class="number">${raised}</th>
            <th class="number">${judged}</th>
            <th>${precision}</th>
            <th class="number">${noise}</th>
          </tr>
        </thead>
        <tbody>
          ${rules.list.map((one) => this.row(one))}
        </tbody>
      </table>
    </div>`;
  }

  row(rule) {
    const { record } = rule;
    return html`<tr class=${rule.id === rules.shown?.id ? 'chosen' : ''} @click=${() => rules.choose(rule.id)}>
      <td>
        <button class="plain" aria-current=${rule.id === rules.shown?.id}>${language.pick(rule.title)}</button>
        <span class="soft">${language.pick(rule.quantityTitle)} · ${language.words.ruleVersion(rule.version)}</span>
      </td>
      <td class="levels">${rule.levels.map((level) => this.level(rule, level))}</td>
      <td class="number">${record.raised}</td>
      <td class="number">${record.raised === 0 ? '' : judgedOf(record)}</td>
      <td class=${record.precision ? '' : 'soft'}>${precisionOf(record)}</td>
      <td class="number">${number(record.raisedPerThousandSensorDays)}</td>
    </tr>`;
  }

  level(rule, { severity, raise }) {
    return html`<span class=${severity.toLowerCase()}>${severityMark(severity, { size: 'shape', track: rule.track })}${sign(rule)} ${limit(rule, raise)}</span>`;
  }

  static styles = [
    shared,
    severityStyle,
    css`
      :host {
        flex: 1;
        min-height: 0;
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1.7fr) minmax(0, 1fr);
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
      .choice {
        display: flex;
        justify-content: space-between;
        gap: var(--gap-3);
        padding: var(--gap-2) var(--gap-3);
        border-bottom: 1px solid var(--line);
      }
      label {
        white-space: nowrap;
      }
      .scroll {
        position: relative; /* words for readers alone scroll with their rows, and not with the page */
        flex: 1;
        min-height: 0;
        overflow: auto;
        scrollbar-color: var(--line-strong) transparent;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--small);
      }
      th,
      td {
        padding: var(--gap-1) var(--gap-2);
        text-align: left;
        vertical-align: top;
        border-bottom: 1px solid var(--line);
      }
      th {
        position: sticky;
        top: 0;
        background: var(--panel);
        font-weight: 600;
        color: var(--text-soft);
      }
      tbody tr {
        cursor: pointer;
      }
      tr.chosen {
        background: var(--raised);
      }
      td button.plain {
        display: block;
        padding: 0;
        text-align: left;
        font-weight: 600;
      }
      .levels span {
        white-space: nowrap;
      }
      .levels > span {
        margin-right: var(--gap-2);
      }
      .levels .mark svg {
        width: 0.8rem;
        height: 0.8rem;
      }
      .number {
        text-align: right;
        white-space: nowrap;
      }
      th.number {
        min-width: 3.2rem;
        white-space: normal;
      }
      .soft {
        color: var(--text-faint);
      }
    `,
  ];
}

customElements.define('ll-rules', Rules);
