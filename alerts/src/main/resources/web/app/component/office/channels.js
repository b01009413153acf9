import { html } from 'lit';
import { change, read } from '../../api/http.js';
import { dateTime } from '../../format/time.js';
import { language } from '../../text/language.js';
import './edit.js';
import { editButton } from './edit.js';
import { channelForm, tidyChannel } from './forms.js';
import { Panel, panelStyle, table } from './panel.js';

const EMPTY = { kind: 'DINGTALK', title: '', settings: { url: '', token: '', secret: '' }, enabled: true };

/** The ways messages leave by, with what went over them, a test, and the log of each. */
class Channels extends Panel {
  static properties = { ...Panel.properties, logOf: { state: true } };

  constructor() {
    super();
    this.logOf = null;
  }

  async fetch() {
    const channels = await read('channels');
    const log = this.logOf === null ? [] : await read(`channels/${encodeURIComponent(this.logOf)}/log`);
    return { channels, log };
  }

  content({ channels, log }) {
    const words = language.words;
    const pick = ({ kind, title, settings, enabled }) => ({ kind, title, settings, enabled });
    return html`<h2>${words.channels}</h2>
      ${table(words.channelColumns, channels.map((one) => this.channel(one)))}
      <ll-edit class="channels" path="channels" .empty=${EMPTY} .spec=${channelForm} .tidy=${tidyChannel} .pick=${pick} @changed=${() => this.load()}></ll-edit>
      <p class="soft">${words.channelSecrets}</p>
      ${this.logOf === null ? '' : html`<h2>${words.channelLog(this.logOf)}</h2>
          ${table(words.logColumns, log.map((line) => this.line(line)))}`}`;
  }

  channel(one) {
    const words = language.words;
    const id = encodeURIComponent(one.id);
    const test = async () => {
      await change(`channels/${id}/test`, { address: this.renderRoot.querySelector(`[data-test="${CSS.escape(one.id)}"]`).value.trim() });
      this.logOf = one.id;
      await new Promise((resume) => setTimeout(resume, 1_500));
      return words.channelTested;
    };
    const blocked = one.blockedUntil ? html` <span class="bad">${words.channelBlocked(dateTime(one.blockedUntil))}</span>` : '';
    return [
      html`${one.id}${one.enabled ? '' : html` <span class="chip">${words.channelOff}</span>`}${blocked}`,
      one.kind,
      one.title,
      one.waiting,
      one.sent,
      one.failed > 0 ? html`<span class="bad">${one.failed}</span>` : 0,
      html`<span class="line">
        <input data-test=${one.id} maxlength="200" placeholder=${words.channelAddress} aria-label=${words.channelAddress} />
        <button class="test" ?disabled=${this.busy} @click=${() => this.act(test)}>${words.channelTest}</button>
        <button class="log" @click=${() => this.showLog(one.id)}>${words.channelShowLog}</button>
        ${editButton(this, 'channels', one)}
      </span>`,
    ];
  }

  showLog(id) {
    this.logOf = id;
    return this.load();
  }

  line(line) {
    const words = language.words;
    const outcome = words.outcomes[line.outcome] ?? line.outcome ?? '';
    return [
      dateTime(line.beganAt),
      line.alert ? words.alertNumber(line.alert) : '',
      line.transition,
      line.person,
      line.attempt,
      html`<span class=${line.outcome === 'SENT' ? 'good' : 'bad'}>${outcome}</span>`,
      `${line.status ?? ''} ${line.answer ?? ''}`,
    ];
  }

  static styles = panelStyle;
}

customElements.define('ll-channels', Channels);
