import { html } from 'lit';
import { incidents } from '../state/incidents.js';
import { language } from '../text/language.js';

/** Leads from an alert to the incident it is part of. */
export function incidentLink(incident) {
  if (!incident) {
    return '';
  }
  const show = () => {
    incidents.choose(incident);
    incidents.toggle(true);
  };
  return html`<button class="incident" @click=${show}>${language.words.incidentOf(incident)}</button>`;
}
