import { html } from 'lit';
import { change, read } from '../../api/http.js';
import { dateTime } from '../../format/time.js';
import { city } from '../../state/city.js';
import { office } from '../../state/office.js';
import { session } from '../../state/session.js';
import { language } from '../../text/language.js';
import { Panel, panelStyle, table } from './panel.js';

const DAYS = 7;

/** Who is on duty now and in the next days, when nobody is, and the shifts that were handed over. */
class Duty extends Panel {
  async fetch() {
    const [rosters, people, handovers] = await Promise.all([read('rosters'), read('people'), read('handovers')]);
    const from = new Date(city.now).toISOString();
    const to = office.later(DAYS * 24);
    const duties = await Promise.all(rosters.map(({ id }) => read(`rosters/${encodeURIComponent(id)}/duties`, { from, to })));
    return { rosters, duties, handovers, names: new Map(people.map(({ id, name }) => [id, name])) };
  }

  content({ rosters, duties, handovers, names }) {
    const words = language.words;
    const name = (id) => names.get(id) ?? id;
    return html`${rosters.length === 0 ? html`<p class="none">${words.dutyNoRoster}</p>` : ''}
      ${rosters.map((roster, at) => this.roster(roster, duties[at], name))}
      <h2>${words.handovers}</h2>
      ${rosters.length === 0 ? '' : this.give(rosters)}
      ${table(words.handoverColumns, handovers.map((one) => this.handover(one)))}`;
  }

  roster(roster, duties, name) {
    const words = language.words;
    return html`<h2>${words.roster(roster.id)}</h2>
      <p class="now">
        ${words.dutyNow}
        ${roster.now.length === 0 ? html`<span class="bad">${words.dutyNobody}</span>` : roster.now.map((duty) => html`<strong>${name(duty.person)}</strong> <span class="soft">${duty.shift} · ${words.until(dateTime(duty.to))}</span> `)}
      </p>
      ${roster.gaps.map((gap) => html`<p class="bad">${words.dutyGap(dateTime(gap.from), dateTime(gap.to))}</p>`)}
      ${table(words.dutyColumns, duties.map((duty) => [dateTime(duty.from), dateTime(duty.to), duty.shift, name(duty.person)]))}`;
  }

  give(rosters) {
    const words = language.words;
    return html`<form @submit=${(event) => event.preventDefault()}>
      <select name="roster" aria-label=${words.rosterChoose}>
        ${rosters.map(({ id }) => html`<option value=${id}>${words.roster(id)}</option>`)}
      </select>
      <input name="note" maxlength="4000" placeholder=${words.handoverNote} aria-label=${words.handoverNote} />
      <button id="give" class="primary" ?disabled=${this.busy} @click=${() => this.act(() => change('handovers', { roster: this.field('roster'), note: this.field('note') }).then(() => words.handoverGiven))}>${words.handoverGive}</button>
    </form>`;
  }

  handover(one) {
    const words = language.words;
    const taken = one.acceptedAt
      ? html`${one.acceptedBy} ${dateTime(one.acceptedAt)} ${one.remark}`
      : html`<button class="take" ?disabled=${this.busy || one.givenBy === session.user} title=${words.handoverNotOwn} @click=${() => this.act(() => change(`handovers/${one.id}/accept`, {}).then(() => words.handoverTaken))}>${words.handoverTake}</button>`;
    const { alertCount, workWindows } = one.matters;
    return [one.roster, `${one.givenBy} ${dateTime(one.givenAt)}`, words.handoverMatters(alertCount ?? 0, workWindows?.length ?? 0), one.note, taken];
  }

  static styles = panelStyle;
}

customElements.define('ll-duty', Duty);
