import { LitElement, css, html } from 'lit';
import { number } from '../../format/number.js';
import { judgedOf, limit, precisionOf, sign } from '../../format/rule.js';
import { dateTime, duration } from '../../format/time.js';
import { Watch } from '../../state/observable.js';
import { rules } from '../../state/rules.js';
import { shared } from '../../style/shared.js';
import { language } from '../../text/language.js';
import { severityMark, severityStyle } from '../severity-mark.js';

const CHANGES_SHOWN = 12;

/** One rule: its numbers and where they come from, its record, what another threshold would have done, and its versions. */
class RuleView extends LitElement {
  constructor() {
    super();
    new Watch(this, language, rules);
  }

  render() {
    const words = language.words;
    const rule = rules.shown;
    if (!rule) {
      return html`<p class="words">${words.ruleChoose}</p>`;
    }
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${language.pick(rule.title)}>
      <h2>${language.pick(rule.title)}</h2>
      <p class="soft"><span class="mono">${rule.id}</span> · ${words.ruleKinds[rule.condition] ?? rule.condition} · ${words.ruleVersion(rule.version)}</p>
      <h3>${words.ruleLevels}</h3>
      <ul class="levels">
        ${rule.levels.map((level) => this.level(rule, level))}
      </ul>
      <h3>${words.ruleBasis}</h3>
      <p class="basis">${rule.basis}</p>
      <h3>${words.ruleRecord}</h3>
      ${this.record(rule.record)} ${rule.versions.length > 1 ? this.versions(rule) : ''}
      <h3>${words.ruleAdvice}</h3>
      ${this.advice(rule)}
      <h3>${words.ruleHistory}</h3>
      ${this.history()}
    </div>`;
  }

  level(rule, level) {
    const words = language.words;
    const said = [
      words.ruleLevel(sign(rule), limit(rule, level.raise)),
      ...(rule.scale === 'PERIODS' ? [] : [words.ruleClear(limit(rule, level.clear)), words.ruleCount(level.count, level.outOf)]),
      ...(level.afterSeconds > 0 ? [words.ruleAfter(duration(level.afterSeconds * 1000))] : []),
    ];
    return html`<li>${severityMark(level.severity, { track: rule.track })} <span>${said.join(' · ')}</span></li>`;
  }

  record(record) {
    const words = language.words;
    const time = (seconds) => (seconds === null ? '—' : duration(seconds * 1000));
    const facts = [
      [words.ruleRaised, record.raised],
      [`${words.ruleTrue} / ${words.ruleFalse} / ${words.ruleObserve}`, judgedOf(record)],
      [words.rulePrecision, precisionOf(record)],
      [words.ruleDelay, time(record.delaySeconds)],
      [words.ruleAnswer, time(record.answerSeconds)],
      [words.ruleNoise, number(record.raisedPerThousandSensorDays)],
      [words.ruleFalseNoise, number(record.falsePerThousandSensorDays)],
    ];
    return html`<dl>
        ${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
      </dl>
      <p class="soft">${words.ruleSensorDays(number(Math.round(record.sensorDays * 10) / 10))}</p>`;
  }

  versions(rule) {
    const words = language.words;
    const { version, raised, judged, precision } = words.ruleVersionColumns;
    return html`<table>
      <thead><tr><th>${version}</th><th>${raised}</th><th>${judged}</th><th>${precision}</th></tr></thead>
      <tbody>
        ${rule.versions.map(
          (record) => html`<tr>
            <td>${words.ruleVersion(record.version)}</td>
            <td>${record.raised}</td>
            <td>${judgedOf(record)}</td>
            <td>${precisionOf(record)}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  advice({ advice, track }) {
    const words = language.words;
    if (advice.statements.length === 0) {
      return html`<p class="soft">${words.ruleAdviceReasons[advice.reason]}</p>`;
    }
    return html`<p>${severityMark(advice.severity, { size: 'shape', track })} ${words.ruleAdviceAbout(words.severities[advice.severity])}</p>
      <ul class="advice">
        ${advice.statements.map(({ text }) => html`<li>${language.pick(text)}</li>`)}
      </ul>
      ${advice.warning ? html`<p class="warning">${language.pick(advice.warning)}</p>` : ''}
      <p class="soft">${words.ruleAdviceLimit}</p>`;
  }

  history() {
    const words = language.words;
    const audit = (rules.history?.audit ?? []).slice(0, CHANGES_SHOWN);
    if (audit.length === 0) {
      return html`<p class="soft">${words.ruleHistoryNone}</p>`;
    }
    return html`<ol>
      ${audit.map(
        ({ at, actor, action, version, comment }) => html`<li>
          <span class="soft">${dateTime(at)}</span>
          <b>${words.ruleActions[action] ?? action}</b> ${version === null ? '' : words.ruleVersion(version)} <span class="soft">${actor}</span>
          <span class="why">${comment}</span>
        </li>`,
      )}
    </ol>`;
  }

  static styles = [
    shared,
    severityStyle,
    css`
      :host {
        display: flex;
        min-height: 0;
        flex: 1;
      }
      .scroll {
        flex: 1;
        overflow-y: auto;
        padding: var(--gap-3);
        scrollbar-color: var(--line-strong) transparent;
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
      .soft {
        color: var(--text-soft);
        font-size: var(--small);
      }
      .basis,
      .why {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      .why {
        display: block;
      }
      .levels li {
        display: flex;
        gap: var(--gap-3);
      }
      dl {
        display: flex;
        flex-wrap: wrap;
        gap: var(--gap-1) 1.4rem;
        padding: var(--gap-1) 0;
      }
      dt {
        font-size: 0.75rem;
        color: var(--text-faint);
      }
      dd {
        font-weight: 600;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--small);
      }
      th,
      td {
        text-align: left;
        padding: 0.15rem var(--gap-2) 0.15rem 0;
        border-bottom: 1px solid var(--line);
      }
      .advice li {
        font-weight: 600;
      }
      .warning {
        color: var(--warn);
      }
      ol li {
        padding: 0.15rem 0 0.15rem var(--gap-3);
        border-left: 2px solid var(--line-strong);
      }
    `,
  ];
}

customElements.define('ll-rule-view', RuleView);
