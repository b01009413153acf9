import { html } from 'lit';
import { put, read, remove, sendFile } from '../../api/http.js';
import { ago } from '../../format/time.js';
import { city } from '../../state/city.js';
import { language } from '../../text/language.js';
import { Panel, panelStyle, table } from './panel.js';

const PAGE = 100;

/** The registry: devices found by domain and text, entered, changed, taken out, and whole files of them and of assets. */
class Devices extends Panel {
  static properties = { ...Panel.properties, item: { state: true }, faults: { state: true } };

  constructor() {
    super();
    this.query = { domain: '', q: '', all: '' };
    this.item = null;
    this.faults = [];
  }

  fetch() {
    return read('devices', { ...this.query, limit: PAGE });
  }

  find() {
    this.query = { domain: this.field('domain'), q: this.field('q'), all: this.renderRoot.querySelector('[name=all]').checked ? 'true' : '' };
    return this.load();
  }

  async more() {
    const next = await read('devices', { ...this.query, limit: PAGE, after: this.shown.next });
    this.shown = { items: [...this.shown.items, ...next.items], next: next.next };
  }

  content({ items, next }) {
    const words = language.words;
    return html`<form @submit=${(event) => event.preventDefault() ?? this.find()}>
        <select name="domain" aria-label=${words.domains}>
          <option value="">${words.allDomains}</option>
          ${(city.domains ?? []).map(({ id, title }) => html`<option value=${id}>${language.pick(title)}</option>`)}
        </select>
        <input name="q" maxlength="100" placeholder=${words.deviceFind} aria-label=${words.deviceFind} />
        <label><input name="all" type="checkbox" /> ${words.deviceAll}</label>
        <button id="find">${words.find}</button>
        <button type="button" id="enter" @click=${() => (this.item = { quantities: [], periodS: 300 })}>${words.deviceEnter}</button>
      </form>
      ${this.item === null ? '' : this.form(this.item)} ${this.files()}
      ${table(words.deviceColumns, items.map((one) => this.row(one)))}
      ${next ? html`<button id="more" @click=${() => this.more()}>${words.officeMore}</button>` : ''}`;
  }

  row(one) {
    const words = language.words;
    const state = one.registered ? '' : one.retiredAt ? words.deviceRetired : words.deviceStranger;
    return [
      html`${one.id} ${state ? html`<span class="chip stranger">${state}</span>` : ''}`,
      one.asset,
      language.pick(city.domainTitle(one.domain)),
      words.seconds(one.periodS),
      one.quantities.join(' '),
      one.firstSeenAt ? ago(city.now - Date.parse(one.firstSeenAt)) : html`<span class="bad">${words.deviceNever}</span>`,
      html`<button class="edit" @click=${() => (this.item = one)}>${words.edit}</button>
        ${one.registered ? html`<button class="retire" ?disabled=${this.busy} @click=${() => this.retire(one)}>${words.deviceRetire}</button>` : ''}`,
    ];
  }

  form(item) {
    const words = language.words;
    const input = (name, value, word) => html`<input name=${name} maxlength="300" .value=${String(value ?? '')} placeholder=${word} aria-label=${word} />`;
    return html`<form class="item" @submit=${(event) => event.preventDefault()}>
      ${item.id ? html`<strong>${item.id}</strong>` : input('id', '', words.deviceId)} ${input('asset', item.asset, words.deviceAsset)}
      <select name="of" aria-label=${words.domains}>
        ${(city.domains ?? []).map(({ id, title }) => html`<option value=${id} ?selected=${id === item.domain}>${language.pick(title)}</option>`)}
      </select>
      ${input('period', item.periodS, words.devicePeriod)} ${input('quantities', item.quantities.join(' '), words.deviceQuantities)}
      <button id="save" class="primary" ?disabled=${this.busy} @click=${() => this.act(() => this.save(item))}>${words.editSave}</button>
      <button @click=${() => (this.item = null)}>${words.cancel}</button>
    </form>`;
  }

  async save(item) {
    const id = item.id ?? this.field('id');
    const device = {
      asset: this.field('asset'),
      domain: this.field('of'),
      periodS: Number(this.field('period')) || 0,
      quantities: this.field('quantities').split(/\s+/u).filter(Boolean),
    };
    await put(`devices/${encodeURIComponent(id)}`, device, item.version);
    this.item = null;
    return language.words.deviceSaved(id);
  }

  retire(one) {
    return this.act(() => remove(`devices/${encodeURIComponent(one.id)}`, one.version).then(() => language.words.deviceGone(one.id)));
  }

  files() {
    const words = language.words;
    return html`<form @submit=${(event) => event.preventDefault()}>
        <select name="kind" aria-label=${words.fileOf}>
          <option value="devices">${words.devices}</option>
          <option value="assets">${words.assets}</option>
        </select>
        <input name="file" type="file" accept=".csv,text/csv" aria-label=${words.file} />
        <button id="trial" ?disabled=${this.busy} @click=${() => this.act(() => this.send(true))}>${words.fileTrial}</button>
        <button id="import" class="primary" ?disabled=${this.busy} @click=${() => this.act(() => this.send(false))}>${words.fileImport}</button>
        <a href="/api/v1/devices/export" download="devices.csv">${words.fileExport(words.devices)}</a>
        <a href="/api/v1/assets/export" download="assets.csv">${words.fileExport(words.assets)}</a>
      </form>
      ${this.faults.length === 0 ? '' : table(words.faultColumns, this.faults.map(({ line, message }) => [line, message]))}`;
  }

  async send(isTrial) {
    const words = language.words;
    const file = this.renderRoot.querySelector('[name=file]').files[0];
    if (!file) {
      return words.file;
    }
    try {
      const told = await sendFile(`${this.field('kind')}/import${isTrial ? '?trial=true' : ''}`, file);
      this.faults = [];
      return (isTrial ? words.fileTried : words.fileImported)(told.made, told.changed, told.same);
    } catch (refusal) {
      this.faults = refusal.problem?.faults ?? [];
      throw refusal;
    }
  }

  static styles = panelStyle;
}

customElements.define('ll-devices', Devices);
