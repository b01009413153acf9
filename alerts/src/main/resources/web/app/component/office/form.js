import { css, html } from 'lit';
import { language } from '../../text/language.js';

/** Weihai's time is eight hours ahead, all year. */
const AHEAD = '+08:00';
const AHEAD_MILLIS = 8 * 3_600_000;

/** Fields of a form, called by `word` where their name alone would not do: something typed, one of some values with what they are called, several of a kind, or several by name. */
export const typed = (type, limits = {}) => ({ type, ...limits });
export const choice = (options) => ({ options });
export const list = (of, empty) => ({ of, empty });
export const group = (fields) => ({ fields });

/** What is kept, as the field shows it, and back. */
const SHOWN = {
  time: (value) => value.slice(0, 5),
  'datetime-local': (value) => (value === '' ? '' : new Date(Date.parse(value) + AHEAD_MILLIS).toISOString().slice(0, 16)),
};
const KEPT = {
  number: (value) => Number(value),
  'datetime-local': (value) => (value === '' ? '' : new Date(`${value}:00${AHEAD}`).toISOString()),
};

/** A field over `value`; `set` puts another in its place, and `changed` draws the form anew where it may have other fields then. */
export function field(spec, label, value, set, changed) {
  if (spec.fields) {
    return grouped(spec, label, value, changed);
  }
  if (spec.of) {
    return listed(spec, label, value, changed);
  }
  return html`<label><span>${label}</span>${spec.options ? chosen(spec, label, value, set, changed) : written(spec, label, value, set)}</label>`;
}

function grouped({ fields }, label, value, changed) {
  const inside = Object.entries(fields).map(([name, spec]) =>
    field(spec, language.words.formFields[spec.word ?? name], value[name], (next) => (value[name] = next), changed),
  );
  return label === '' ? inside : html`<fieldset><legend>${label}</legend>${inside}</fieldset>`;
}

function listed({ of, empty }, label, items, changed) {
  const { formMore, formLess } = language.words;
  const drop = (at) => {
    items.splice(at, 1);
    changed();
  };
  const add = () => {
    items.push(structuredClone(empty));
    changed();
  };
  return html`<fieldset class="list">
    <legend>${label}</legend>
    ${items.map(
      (item, at) => html`<div class="item">
        ${field(of, of.fields ? '' : String(at + 1), item, (next) => (items[at] = next), changed)}
        <button type="button" class="less" title=${formLess} aria-label=${`${formLess} ${label} ${at + 1}`} @click=${() => drop(at)}>−</button>
      </div>`,
    )}
    <button type="button" class="more" aria-label=${`${formMore} ${label}`} @click=${add}>＋ ${formMore}</button>
  </fieldset>`;
}

function chosen({ options }, label, value, set, changed) {
  const known = options.some(([one]) => one === value) ? options : [[value, value], ...options];
  const choose = (event) => {
    set(known[event.target.selectedIndex][0]);
    changed();
  };
  return html`<select aria-label=${label} @change=${choose}>
    ${known.map(([one, word]) => html`<option value=${String(one)} ?selected=${one === value}>${word}</option>`)}
  </select>`;
}

function written({ type, ...limits }, label, value, set) {
  const shown = SHOWN[type] ?? ((kept) => kept);
  const kept = KEPT[type] ?? ((text) => text.trim());
  return html`<input type=${type} maxlength=${limits.most ?? 200} min=${limits.min ?? ''} max=${limits.max ?? ''} aria-label=${label}
    .value=${String(shown(value ?? ''))} @change=${(event) => set(kept(event.target.value))} />`;
}

export const formStyle = css`
  fieldset {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--gap-2);
    flex-basis: 100%;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    padding: var(--gap-1) var(--gap-2) var(--gap-2);
  }
  legend {
    color: var(--text-soft);
    font-size: var(--small);
  }
  label {
    display: flex;
    flex-direction: column;
    font-size: var(--small);
  }
  label span {
    color: var(--text-faint);
  }
  form label input {
    flex: none;
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--gap-2);
    flex-basis: 100%;
  }
  .item {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--gap-2);
  }
`;
