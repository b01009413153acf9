import { html } from 'lit';
import { change, read } from '../../api/http.js';
import { dateTime } from '../../format/time.js';
import { alerts } from '../../state/alerts.js';
import { city } from '../../state/city.js';
import { office } from '../../state/office.js';
import { session } from '../../state/session.js';
import { language } from '../../text/language.js';
import { Panel, panelStyle, table } from './panel.js';

const HOURS = [1, 2, 4, 8, 24];
const CONDITION = /([a-z]+)\s*(=~|!~|!=|=)\s*("[^"]*"|[^\s,，]+)/gu;

/** As people type them: domain=gas severity=~"RED|ORANGE". */
export function conditions(text) {
  return [...text.matchAll(CONDITION)].map(([, label, op, value]) => ({ label, op, value: value.replaceAll('"', '') }));
}

/** What is silenced, what waits for a second person, storms, and which pages were held back and why. */
class Silences extends Panel {
  async fetch() {
    const [silences, storms, held] = await Promise.all([read('silences'), read('storms'), read('suppressions')]);
    return { silences, storms, held };
  }

  content({ silences, storms, held }) {
    const words = language.words;
    return html`<h2>${words.silences}</h2>
      ${this.form()} ${table(words.silenceColumns, silences.map((one) => this.silence(one)))}
      <h2>${words.storms}</h2>
      ${table(words.stormColumns, storms.map((one) => this.storm(one)))}
      <h2>${words.heldBack}</h2>
      ${table(words.heldColumns, held.map((one) => this.held(one)))}`;
  }

  form() {
    const words = language.words;
    return html`<form @submit=${(event) => event.preventDefault()}>
        <input name="matchers" maxlength="1000" placeholder=${words.silenceWhat} aria-label=${words.silenceWhat} />
        <select name="hours" aria-label=${words.silenceHours}>
          ${HOURS.map((hours) => html`<option value=${hours}>${words.hours(hours)}</option>`)}
        </select>
        <input name="reason" maxlength="1000" placeholder=${words.silenceReason} aria-label=${words.silenceReason} />
        <button id="silence" class="primary" ?disabled=${this.busy} @click=${() => this.act(() => this.silenceIt())}>${words.silence}</button>
      </form>
      <p class="soft">${words.silenceHint}</p>`;
  }

  async silenceIt() {
    const words = language.words;
    const matchers = conditions(this.field('matchers'));
    if (matchers.length === 0) {
      return words.silenceWhat;
    }
    const made = await change('silences', { matchers, endsAt: office.later(Number(this.field('hours'))), reason: this.field('reason') });
    return made.state === 'PROPOSED' ? words.silenceProposed : words.silenceMade;
  }

  silence(one) {
    const words = language.words;
    const asked = (path, done) => () => this.act(() => change(`silences/${one.id}/${path}`, { reason: words.byConsole }).then(() => done));
    const approve = one.needsTwo && !one.approvedAt;
    return [
      html`<span class=${one.state === 'ACTIVE' ? 'good' : 'soft'}>${words.silenceStates[one.state]}</span>`,
      one.matchers.map(({ label, op, value }) => `${label}${op}${value}`).join('，'),
      `${dateTime(one.startsAt)} – ${dateTime(one.endsAt)}`,
      `${one.author}：${one.reason}`,
      one.approvedAt ? one.approvedBy : approve ? html`<span class="bad">${words.silenceNeedsTwo}</span>` : '',
      html`${approve ? html`<button class="approve" ?disabled=${this.busy || one.author === session.user} @click=${asked('approve', words.silenceApproved)}>${words.silenceApprove}</button>` : ''}
        <button class="expire" ?disabled=${this.busy} @click=${asked('expire', words.silenceEnded)}>${words.silenceEnd}</button>`,
    ];
  }

  storm(one) {
    const words = language.words;
    const where = one.domain ? `${language.pick(city.domainTitle(one.domain))} ${one.district}` : words.wholeCity;
    return [words.stormKinds[one.kind], where, one.alerts, dateTime(one.beganAt), one.endedAt ? dateTime(one.endedAt) : html`<span class="bad">${words.lasts}</span>`];
  }

  held(one) {
    const words = language.words;
    return [
      html`<button class="plain" @click=${() => this.show(one.alert)}>${words.alertNumber(one.alert)}</button>`,
      words.heldReasons[one.reason] ?? one.reason,
      one.by,
      dateTime(one.at),
      one.endedAt ? `${dateTime(one.endedAt)} ${words.heldOutcomes[one.outcome] ?? ''}` : words.lasts,
    ];
  }

  show(alert) {
    office.toggle(false);
    alerts.choose(alert);
  }

  static styles = panelStyle;
}

customElements.define('ll-silences', Silences);
