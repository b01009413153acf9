import { LitElement, css, html } from 'lit';
import { assetName } from '../format/place.js';
import { duration } from '../format/time.js';
import { alerts } from '../state/alerts.js';
import { city } from '../state/city.js';
import { exercises } from '../state/exercises.js';
import { incidents } from '../state/incidents.js';
import { Every, Watch } from '../state/observable.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';

/** A band across the page for as long as a red hazard has been taken by nobody; new ones are also spoken. */
class AlarmBand extends LitElement {
  static properties = { spoken: { state: true } };

  constructor() {
    super();
    this.spoken = '';
    new Watch(this, language, alerts);
    new Every(this, 1_000, () => this.requestUpdate());
    alerts.addEventListener('red', ({ detail }) => {
      this.spoken = language.words.announceRed(language.pick(detail.title), assetName(detail));
    });
  }

  render() {
    const waiting = alerts.redWaiting;
    return html`<span class="said-only" aria-live="assertive">${this.spoken}</span> ${waiting.length > 0 ? this.band(waiting) : ''}`;
  }

  band(waiting) {
    const words = language.words;
    const newest = waiting[0];
    return html`<section>
      <span class="beacon" aria-hidden="true"></span>
      <strong>${words.redWaiting(waiting.length)}</strong>
      <span class="newest">
        ${waiting.length > 1 ? `${words.redNewest} · ` : ''}${language.pick(newest.title)} · ${assetName(newest)}
        <span class="since">${duration(city.now - Date.parse(newest.beganAt))}</span>
      </span>
      <button @click=${() => this.show(newest)}>${words.show}</button>
    </section>`;
  }

  /** Wherever people are on the page: what is real comes first. */
  show(alert) {
    exercises.toggle(false);
    incidents.leave();
    alerts.choose(alert.id);
  }

  static styles = [
    shared,
    css`
      section {
        display: flex;
        align-items: center;
        gap: var(--gap-3);
        padding: var(--gap-2) var(--gap-3);
        background: var(--red-solid);
        color: #fff;
        font-size: var(--large);
      }
      strong {
        white-space: nowrap;
      }
      .newest {
        flex: 1;
        min-width: 0;
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .since {
        opacity: 0.85;
        margin-left: var(--gap-2);
      }
      button {
        background: #fff;
        border-color: #fff;
        color: var(--red-solid);
        font-weight: 600;
        font-size: var(--body);
      }
      button:hover:not(:disabled) {
        background: #ffe3e3;
      }
      button:focus-visible {
        outline-color: #fff;
      }
      .beacon {
        width: 0.9rem;
        height: 0.9rem;
        border-radius: 50%;
        background: #fff;
        animation: beacon 1.2s ease-in-out infinite;
      }
      @keyframes beacon {
        50% {
          opacity: 0.25;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .beacon {
          animation: none;
        }
      }
    `,
  ];
}

customElements.define('ll-alarm-band', AlarmBand);
