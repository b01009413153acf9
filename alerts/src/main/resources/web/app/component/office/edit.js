import { html } from 'lit';
import { put, remove } from '../../api/http.js';
import { language } from '../../text/language.js';
import { Panel, panelStyle } from './panel.js';

/** Makes and changes what has an id and a version, as the API has it: the text is JSON, and the service says what is wrong with it. */
class Edit extends Panel {
  static properties = { ...Panel.properties, path: {}, form: { attribute: false }, pick: { attribute: false }, item: { state: true } };

  constructor() {
    super();
    this.shown = {};
    this.item = null;
    this.pick = (item) => item;
  }

  async fetch() {
    return {};
  }

  /** Shows what is kept, or where nothing is given an empty form. */
  open(item) {
    this.said = '';
    this.item = item ?? { isNew: true };
  }

  content() {
    const words = language.words;
    if (this.item === null) {
      return html`<button class="new" @click=${() => this.open(null)}>${words.editNew}</button>`;
    }
    const { id, isNew } = this.item;
    const text = JSON.stringify(isNew ? this.form : this.pick(this.item), null, 2);
    return html`<form @submit=${(event) => event.preventDefault()}>
      ${isNew ? html`<input name="id" maxlength="64" placeholder=${words.editId} aria-label=${words.editId} />` : html`<strong>${id}</strong>`}
      <button class="primary save" ?disabled=${this.busy} @click=${() => this.save()}>${words.editSave}</button>
      ${isNew || this.path === 'channels' ? '' : html`<button class="remove" ?disabled=${this.busy} @click=${() => this.discard()}>${words.editRemove}</button>`}
      <button @click=${() => (this.item = null)}>${words.cancel}</button>
      <textarea name="text" spellcheck="false" aria-label=${words.editText} .value=${text}></textarea>
    </form>`;
  }

  save() {
    return this.act(async () => {
      let body;
      try {
        body = JSON.parse(this.renderRoot.querySelector('textarea').value);
      } catch (fault) {
        return language.words.editNotJson(fault.message);
      }
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

  static styles = panelStyle;
}

customElements.define('ll-edit', Edit);

/** A button that opens what is kept in the editor of its kind beside it. */
export function editButton(root, kind, item) {
  return html`<button class="edit" @click=${() => root.renderRoot.querySelector(`ll-edit.${kind}`).open(item)}>${language.words.edit}</button>`;
}

