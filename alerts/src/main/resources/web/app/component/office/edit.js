import { html } from 'lit';
import { put, remove } from '../../api/http.js';
import { language } from '../../text/language.js';
import { field, formStyle } from './form.js';
import { Panel, panelStyle } from './panel.js';

/**
 * Makes and changes what has an id and a version: with a form where there is one for it ({@link spec}, of what is typed so far), and
 * as the API has it, in JSON. The service says what is wrong with it.
 */
class Edit extends Panel {
  static properties = { ...Panel.properties, path: {}, empty: { attribute: false }, spec: { attribute: false }, tidy: { attribute: false }, pick: { attribute: false }, item: { state: true }, asText: { state: true } };

  constructor() {
    super();
    this.shown = {};
    this.item = null;
    this.spec = null;
    this.pick = (item) => item;
    this.tidy = (value) => value;
  }

  async fetch() {
    return {};
  }

  /** Shows what is kept, or where nothing is given an empty form. */
  open(item) {
    this.said = '';
    this.item = item ?? { isNew: true };
    this.value = structuredClone(item ? this.pick(item) : this.empty);
    this.asText = this.spec === null;
  }

  /** From the form to the text and back; what is typed comes along. */
  turn() {
    const value = this.typed();
    if (value !== undefined) {
      this.value = value;
      this.asText = !this.asText;
    }
  }

  /** What is to be kept; undefined, and said why, where the text is no JSON. */
  typed() {
    if (!this.asText) {
      return this.tidy(this.value);
    }
    try {
      return JSON.parse(this.renderRoot.querySelector('textarea').value);
    } catch (fault) {
      this.said = language.words.editNotJson(fault.message);
      return undefined;
    }
  }

  content() {
    const words = language.words;
    if (this.item === null) {
      return html`<button class="new" @click=${() => this.open(null)}>${words.editNew}</button>`;
    }
    const { id, isNew } = this.item;
    const turn = html`<button class="turn" @click=${() => this.turn()}>${this.asText ? words.editForm : words.editAsText}</button>`;
    return html`<form @submit=${(event) => event.preventDefault()}>
      ${isNew ? html`<input name="id" maxlength="64" placeholder=${words.editId} aria-label=${words.editId} />` : html`<strong>${id}</strong>`}
      <button class="primary save" ?disabled=${this.busy} @click=${() => this.save()}>${words.editSave}</button>
      ${isNew || this.path === 'channels' ? '' : html`<button class="remove" ?disabled=${this.busy} @click=${() => this.discard()}>${words.editRemove}</button>`}
      <button @click=${() => (this.item = null)}>${words.cancel}</button>
      ${this.spec === null ? '' : turn} ${this.asText ? this.text() : this.fields()}
    </form>`;
  }

  fields() {
    return html`<div class="fields">${field(this.spec(this.value), '', this.value, () => {}, () => this.requestUpdate())}</div>`;
  }

  text() {
    return html`<textarea name="text" spellcheck="false" aria-label=${language.words.editText} .value=${JSON.stringify(this.value, null, 2)}></textarea>`;
  }

  save() {
    const body = this.typed();
    if (body === undefined) {
      return undefined;
    }
    return this.act(async () => {
      const { id, isNew, version } = this.item;
      await put(`${this.path}/${encodeURIComponent(isNew ? this.field('id') : id)}`, body, isNew ? undefined : version);
      this.done();
      return '';
    });
  }

  discard() {
    return this.act(async () => {
      await remove(`${this.path}/${encodeURIComponent(this.item.id)}`, this.item.version);
      this.done();
    });
  }

  done() {
    this.item = null;
    this.dispatchEvent(new Event('changed'));
  }

  static styles = [...panelStyle, formStyle];
}

customElements.define('ll-edit', Edit);

/** A button that opens what is kept in the editor of its kind beside it. */
export function editButton(root, kind, item) {
  return html`<button class="edit" @click=${() => root.renderRoot.querySelector(`ll-edit.${kind}`).open(item)}>${language.words.edit}</button>`;
}

