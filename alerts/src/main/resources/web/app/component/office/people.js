import { html } from 'lit';
import { change, read, remove } from '../../api/http.js';
import { city } from '../../state/city.js';
import { language } from '../../text/language.js';
import { severityMark, severityStyle } from '../severity-mark.js';
import { editButton } from './edit.js';
import { EMPTY, formOf } from './forms.js';
import { Panel, panelStyle, table } from './panel.js';

/** Who is called for what: responsibilities, chains, rosters, teams and people, each as it is kept. */
class People extends Panel {
  async fetch() {
    const kinds = ['people', 'teams', 'rosters', 'chains', 'responsibilities', 'channels'];
    const lists = await Promise.all(kinds.map((kind) => read(kind)));
    return Object.fromEntries(kinds.map((kind, at) => [kind, lists[at]]));
  }

  /** The targets of a step by the names of those they mean. */
  targets(call) {
    const { people, rosters } = this.shown;
    const names = new Map([...people.map(({ id, name }) => [`person:${id}`, name]), ...rosters.map(({ id }) => [`roster:${id}`, language.words.roster(id)])]);
    return call.map((target) => names.get(target) ?? target).join('、');
  }

  content({ people, teams, rosters, chains, responsibilities }) {
    const words = language.words;
    const { line, chain, roster, team, person } = words.peopleColumns;
    return html`<h2>${words.responsibilities}</h2>
      ${table(line, responsibilities.map((one) => this.line(one)))} ${this.addLine(chains)}
      <h2>${words.chains}</h2>
      ${table(chain, chains.map((one) => [one.id, one.title, this.steps(one.plan), editButton(this, 'chains', one)]))}
      ${this.editor('chains', ({ title, plan }) => ({ title, plan }))}
      <h2>${words.rosters}</h2>
      ${table(roster, rosters.map((one) => [one.id, one.team, this.shifts(one.plan), editButton(this, 'rosters', one)]))}
      ${this.editor('rosters', ({ team: of, plan }) => ({ team: of, plan }))}
      <h2>${words.teams}</h2>
      ${table(team, teams.map((one) => [one.id, one.title, one.phone, editButton(this, 'teams', one)]))}
      ${this.editor('teams', ({ title, phone }) => ({ title, phone }))}
      <h2>${words.people}</h2>
      ${table(person, people.map((one) => [one.id, one.name, one.phone, this.contacts(one.contacts), editButton(this, 'people', one)]))}
      ${this.editor('people', ({ name, phone, language: written, contacts }) => ({ name, phone, language: written, contacts }))}`;
  }

  editor(kind, pick) {
    return html`<ll-edit class=${kind} path=${kind} .empty=${EMPTY[kind]} .spec=${() => formOf(kind, this.shown)} .pick=${pick} @changed=${() => this.load()}></ll-edit>`;
  }

  line(one) {
    const words = language.words;
    const any = (text) => text || html`<span class="soft">${words.any}</span>`;
    return [
      one.domain ? language.pick(city.domainTitle(one.domain)) : any(''),
      any(one.district),
      any(one.owner),
      words.tracks[one.track],
      severityMark(one.severity, { track: one.track }),
      words.occasions[one.occasion],
      one.chain,
      html`<button ?disabled=${this.busy} @click=${() => this.act(() => remove(`responsibilities/${one.id}`, 0).then(() => ''))}>${words.editRemove}</button>`,
    ];
  }

  addLine(chains) {
    const words = language.words;
    const severities = ['blue', 'yellow', 'orange', 'red'];
    const optional = (name) => this.field(name) || undefined;
    const add = () =>
      change('responsibilities', {
        domain: optional('domain'),
        district: optional('district'),
        owner: optional('owner'),
        track: this.field('track'),
        severity: this.field('severity'),
        occasion: this.field('occasion'),
        chain: this.field('chain'),
      }).then(() => '');
    return html`<form @submit=${(event) => event.preventDefault()}>
      <select name="domain" aria-label=${words.domains}>
        <option value="">${words.allDomains}</option>
        ${(city.domains ?? []).map(({ id, title }) => html`<option value=${id}>${language.pick(title)}</option>`)}
      </select>
      <input name="district" maxlength="64" placeholder=${words.district} aria-label=${words.district} />
      <input name="owner" maxlength="64" placeholder=${words.owner} aria-label=${words.owner} />
      <select name="track" aria-label=${words.track}>
        ${Object.entries(words.tracks).map(([track, word]) => html`<option value=${track.toLowerCase()}>${word}</option>`)}
      </select>
      <select name="severity" aria-label=${words.fromSeverity}>
        ${severities.map((severity) => html`<option value=${severity}>${words.severities[severity.toUpperCase()]}</option>`)}
      </select>
      <select name="occasion" aria-label=${words.occasion}>
        ${Object.entries(words.occasions).map(([occasion, word]) => html`<option value=${occasion.toLowerCase()}>${word}</option>`)}
      </select>
      <select name="chain" aria-label=${words.chains}>
        ${chains.map(({ id, title }) => html`<option value=${id}>${title}</option>`)}
      </select>
      <button class="primary" ?disabled=${this.busy || chains.length === 0} @click=${() => this.act(add)}>${words.lineAdd}</button>
    </form>`;
  }

  steps({ steps, repeats }) {
    const words = language.words;
    const told = steps.map(({ call, patience }) => words.chainStep(this.targets(call), patience)).join(' → ');
    return `${told} · ${repeats === 'until-answered' ? words.untilAnswered : words.repeats(repeats)}`;
  }

  shifts({ shifts }) {
    return shifts.map(({ name, from, to }) => `${name} ${from.slice(0, 5)}–${to.slice(0, 5)}`).join('；');
  }

  contacts(contacts) {
    return contacts.map(({ channel, address }) => `${channel} ${address}`).join(' → ');
  }

  static styles = [...panelStyle, severityStyle];
}

customElements.define('ll-people', People);
