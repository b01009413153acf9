import { LitElement, css, html } from 'lit';
import { dateTime } from '../format/time.js';
import { alerts } from '../state/alerts.js';
import { city } from '../state/city.js';
import { Every, Watch } from '../state/observable.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';

const LOST_AFTER_SECONDS = 3;
const LAG_SECONDS = 5;

/** What a person must know about the system itself before trusting the rest of the page. */
class Notices extends LitElement {
  constructor() {
    super();
    new Watch(this, language, city, alerts.stream);
    new Every(this, 1_000, () => this.requestUpdate());
  }

  render() {
    const words = language.words;
    const { lostSeconds } = alerts.stream;
    return html`<div role="status">
      ${lostSeconds >= LOST_AFTER_SECONDS ? this.notice('bad', words.streamLost(lostSeconds)) : ''}
      ${city.statusLost && lostSeconds < LOST_AFTER_SECONDS ? this.notice('bad', words.statusLost) : ''}
      ${city.programsDown.map((program) => this.down(program))}
      ${city.status?.signalLag > LAG_SECONDS ? this.notice('bad', words.lagging(Math.round(city.status.signalLag))) : ''}
      ${(city.status?.findings ?? []).filter(({ stage }) => stage !== 'SIGNALS').map((finding) => this.finding(finding))}
      ${city.programsRestarted.map((program) => this.restarted(program))}
    </div>`;
  }

  down(program) {
    const words = language.words;
    const state = words.programStates[program.state] ?? program.state;
    return this.notice('bad', words.programDown(this.nameOf(program), state), program.lastReason);
  }

  finding({ title, detail, action }) {
    return this.notice('bad', `${language.pick(title)} · ${language.pick(detail)}`, language.pick(action));
  }

  restarted(program) {
    const said = language.words.programRestarted(this.nameOf(program), dateTime(program.lastRestartAt), program.restarts);
    return this.notice('past', said, program.lastReason, () => city.dismiss(program));
  }

  nameOf(program) {
    return language.words.programs[program.name] ?? program.name;
  }

  notice(kind, said, reason, dismiss) {
    const words = language.words;
    return html`<p class=${kind}>
      <b aria-hidden="true">${kind === 'bad' ? '!' : 'i'}</b>
      <span>${said} ${reason ? html`<span class="reason">${words.reason(reason)}</span>` : ''}</span>
      ${dismiss ? html`<button @click=${dismiss}>${words.dismiss}</button>` : ''}
    </p>`;
  }

  static styles = [
    shared,
    css`
      p {
        display: flex;
        align-items: center;
        gap: var(--gap-2);
        padding: var(--gap-1) var(--gap-3);
        border-bottom: 1px solid var(--ground);
      }
      .bad {
        background: #4a360c;
        color: #ffe2a3;
      }
      .past {
        background: #14303b;
        color: #c4eaf2;
      }
      b {
        flex: none;
        width: 1.25rem;
        height: 1.25rem;
        line-height: 1.25rem;
        text-align: center;
        border-radius: 0.2rem;
        background: var(--warn);
        color: #2b1d00;
      }
      .past b {
        background: var(--accent);
      }
      .reason {
        opacity: 0.85;
      }
      button {
        margin-left: auto;
        padding: 0 var(--gap-2);
        background: none;
        border-color: currentColor;
        color: inherit;
      }
    `,
  ];
}

customElements.define('ll-notices', Notices);
