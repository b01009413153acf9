import { LitElement, css, html, svg } from 'lit';
import { clockTime, day } from '../format/time.js';
import { number } from '../format/number.js';
import { alarm } from '../state/alarm.js';
import { alerts } from '../state/alerts.js';
import { city } from '../state/city.js';
import { exercises } from '../state/exercises.js';
import { incidents } from '../state/incidents.js';
import { Every, Watch } from '../state/observable.js';
import { office } from '../state/office.js';
import { rules } from '../state/rules.js';
import { session } from '../state/session.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';
import { askLogin } from './login.js';

const LOGO = svg`<path d="M2 17h7l3-9 5 16 3.4-10 2.2 3H30"/>`;

/** Who we are, what time it is in the city, whether what is shown is live, and who is logged in. */
class Head extends LitElement {
  constructor() {
    super();
    new Watch(this, language, city, session, alarm, exercises, incidents, rules, office, alerts.stream);
    new Every(this, 250, () => this.requestUpdate());
  }

  render() {
    const words = language.words;
    return html`<header>
      <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">${LOGO}</svg>
      <h1>${words.title}</h1>
      <div class="clock" role="timer" aria-label=${words.clock}>
        <span class="day">${day(city.now)}</span>
        <span class="time">${clockTime(city.now)}</span>
        ${city.speed === 1 ? '' : html`<span class="chip speed" title=${words.speedHint(number(city.speed))}>${words.speed(number(city.speed))}</span>`}
      </div>
      ${this.connection()}
      <button id="incidents" aria-pressed=${incidents.open} @click=${() => incidents.toggle()}>${incidents.open ? words.incidentsLeave : words.incidentsOpen(incidents.openCount)}</button>
      <button id="rules" aria-pressed=${rules.open} @click=${() => rules.toggle()}>${rules.open ? words.rulesLeave : words.rules}</button>
      <button id="exercises" aria-pressed=${exercises.open} @click=${() => exercises.toggle()}>${exercises.open ? words.exercisesLeave : words.exercises}</button>
      <button id="office" aria-pressed=${office.open} @click=${() => office.toggle()}>${office.open ? words.officeLeave : words.office}</button>
      <button aria-pressed=${alarm.sounding} title=${words.sound} @click=${() => alarm.toggle()}>
        ${alarm.sounding ? words.soundOn : words.soundOff}
      </button>
      <button id="language" title=${words.otherLanguageHint} lang=${language.code === 'zh' ? 'en' : 'zh-CN'} @click=${this.otherLanguage}>
        ${words.otherLanguage}
      </button>
      ${this.person()}
    </header>`;
  }

  connection() {
    const { state, lostSeconds } = alerts.stream;
    const words = language.words;
    const said = { live: words.live, connecting: words.connecting, lost: words.lost(lostSeconds) }[state];
    return html`<span class="connection ${state}" title=${state === 'live' ? words.liveHint : said}><i></i>${said}</span>`;
  }

  person() {
    const words = language.words;
    if (session.user === null) {
      return html`<span class="person faint">${words.visitor}</span>
        <button id="login" class="primary" @click=${() => askLogin()}>${words.login}</button>`;
    }
    return html`<span class="person">${session.user}</span>
      <button id="logout" @click=${() => session.logout().catch(() => session.refresh())}>${words.logout}</button>`;
  }

  otherLanguage() {
    language.choose(language.code === 'zh' ? 'en' : 'zh');
  }

  static styles = [
    shared,
    css`
      header {
        display: flex;
        align-items: center;
        gap: var(--gap-3);
        padding: var(--gap-2) var(--gap-3);
        background: var(--panel);
        border-bottom: 1px solid var(--line);
      }
      .logo {
        width: 2rem;
        height: 2rem;
        fill: none;
        stroke: var(--accent);
        stroke-width: 2.4;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      h1 {
        margin: 0 auto 0 0;
        font-size: 1.375rem;
        font-weight: 600;
        letter-spacing: 0.02em;
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .clock {
        display: flex;
        align-items: baseline;
        gap: var(--gap-2);
        white-space: nowrap;
      }
      .day {
        color: var(--text-soft);
        font-size: var(--small);
      }
      .time {
        font-size: 1.5rem;
        font-weight: 600;
        letter-spacing: 0.02em;
      }
      .speed {
        align-self: center;
        color: var(--warn);
        border-color: var(--warn);
      }
      .connection {
        display: inline-flex;
        align-items: center;
        gap: 0.45rem;
        padding: var(--gap-1) var(--gap-3);
        border-radius: 1rem;
        background: var(--raised);
        white-space: nowrap;
      }
      .connection i {
        width: 0.6rem;
        height: 0.6rem;
        border-radius: 50%;
        background: var(--text-faint);
      }
      .live {
        color: var(--good);
      }
      .live i {
        background: var(--good);
      }
      .lost {
        background: #43310b;
        color: var(--warn);
        font-weight: 600;
      }
      .lost i {
        background: none;
        border: 2px solid var(--warn);
        border-radius: 1px;
      }
      .person {
        white-space: nowrap;
      }
      .faint {
        color: var(--text-faint);
        font-size: var(--small);
      }
    `,
  ];
}

customElements.define('ll-head', Head);
