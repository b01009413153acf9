import { LitElement, css, html } from 'lit';
import { dateTime } from '../format/time.js';
import { Every, Watch } from '../state/observable.js';
import { work } from '../state/work.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';

/** A line across the page for as long as any place is left unjudged: a window of work is never silent. */
class WorkBand extends LitElement {
  constructor() {
    super();
    new Watch(this, language, work);
    new Every(this, 1_000, () => work.list.length > 0 && this.requestUpdate());
  }

  connectedCallback() {
    super.connectedCallback();
    work.start();
  }

  render() {
    const under = work.underWay;
    if (under.length === 0) {
      return html`<span class="said-only" role="status"></span>`;
    }
    const words = language.words;
    return html`<section role="status">
      <strong>${words.workUnderWay(under.length)}</strong>
      <span class="what">${under.map((window) => html`<span title=${`${window.reason} (${window.author})`}>${this.one(window)}</span>`)}</span>
      ${work.failed ? html`<span>${words.workOld}</span>` : ''}
    </section>`;
  }

  one(window) {
    const words = language.words;
    const where = [window.device ?? window.asset ?? window.domain, window.quantity].filter(Boolean).join('.');
    return `${where} · ${words.workKinds[window.kind] ?? window.kind} · ${words.workUntil(dateTime(window.until))} · ${window.author}`;
  }

  static styles = [
    shared,
    css`
      section {
        display: flex;
        align-items: center;
        gap: var(--gap-3);
        padding: var(--gap-1) var(--gap-3);
        background: #43310b;
        color: var(--warn);
        font-size: var(--small);
      }
      strong {
        white-space: nowrap;
      }
      .what {
        flex: 1;
        min-width: 0;
        display: flex;
        gap: var(--gap-3);
        overflow: hidden;
        white-space: nowrap;
        text-overflow: ellipsis;
      }
    `,
  ];
}

customElements.define('ll-work-band', WorkBand);
