import { LitElement, css, html } from 'lit';
import { dateTime, duration } from '../format/time.js';
import { Watch } from '../state/observable.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';

/** What was true so long before it was told came from readings that were late. */
const LATE_MILLIS = 120_000;

/** Who did what with the alert and when, newest first; null while it is not yet read. */
class AuditTrail extends LitElement {
  static properties = { audit: { attribute: false } };

  constructor() {
    super();
    this.audit = null;
    new Watch(this, language);
  }

  render() {
    const words = language.words;
    if (this.audit === null) {
      return html`<p class="faint">${words.alertLoading}</p>`;
    }
    if (this.audit.length === 0) {
      return html`<p class="faint">${words.auditNone}</p>`;
    }
    return html`<ol>
      ${[...this.audit].sort((a, b) => b.seq - a.seq).map((entry) => this.line(entry))}
    </ol>`;
  }

  line({ at, actor, action, comment, cause, trueFrom }) {
    const words = language.words;
    const machine = actor === 'machine';
    const late = trueFrom ? Date.parse(at) - Date.parse(trueFrom) : 0;
    return html`<li class=${machine ? '' : 'person'}>
      <span class="at">${dateTime(at)}</span>
      <span><b>${!machine && action === 'REOPEN' ? words.steps.reopen : (words.actions[action] ?? action)}</b> ${cause ? html`<span class="chip">${words.causes[cause] ?? cause}</span>` : ''} ${late > LATE_MILLIS ? html`<span class="chip" title=${dateTime(trueFrom)}>${words.auditLate(duration(late))}</span>` : ''} <span class="who">${machine ? words.machine : actor}</span></span>
      ${comment ? html`<span class="comment">${action === 'OVERDUE' ? (words.stages[comment] ?? comment) : comment}</span>` : ''}
    </li>`;
  }

  static styles = [
    shared,
    css`
      .faint {
        color: var(--text-faint);
      }
      li {
        display: grid;
        grid-template-columns: 8.6rem minmax(0, 1fr);
        gap: 0 var(--gap-2);
        padding: 0.15rem 0 0.15rem var(--gap-3);
        border-left: 2px solid var(--line-strong);
      }
      li.person {
        border-left-color: var(--accent);
      }
      b {
        font-weight: 600;
      }
      .at,
      .who {
        color: var(--text-soft);
        font-size: var(--small);
      }
      .at {
        line-height: 1.7;
      }
      .comment {
        grid-column: 2;
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
    `,
  ];
}

customElements.define('ll-audit-trail', AuditTrail);
