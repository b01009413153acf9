import { Observable } from '../state/observable.js';
import { EventParser } from './event-parser.js';

const SILENCE_MILLIS = 25_000;
const RETRY_MILLIS = [1_000, 2_000, 4_000, 8_000];

/**
 * The live stream of alerts, resumed from the last event seen. It reads the stream itself, as the browser's EventSource
 * hides the heartbeats: a connection that says nothing for 25 s is taken for dead and made anew.
 */
export class AlertStream extends Observable {
  constructor(onAlert, onReload) {
    super();
    this.onAlert = onAlert;
    this.onReload = onReload;
    this.state = 'connecting';
    this.lostAt = null;
    this.lastEventId = '';
    this.failures = 0;
  }

  /** Starts after this event and keeps the connection up from then on. */
  async follow(lastEventId) {
    this.lastEventId = String(lastEventId ?? '');
    for (;;) {
      await this.connect().catch(() => undefined);
      this.lose();
      const wait = RETRY_MILLIS[Math.min(this.failures++, RETRY_MILLIS.length - 1)];
      await new Promise((resume) => setTimeout(resume, wait));
    }
  }

  async connect() {
    const abort = new AbortController();
    let watchdog = setTimeout(() => abort.abort(), SILENCE_MILLIS);
    try {
      const response = await fetch('/api/v1/alerts/stream', {
        headers: { accept: 'text/event-stream', ...(this.lastEventId && { 'Last-Event-ID': this.lastEventId }) },
        cache: 'no-store',
        signal: abort.signal,
      });
      if (!response.ok) {
        return;
      }
      this.live();
      const parser = new EventParser((event) => this.take(event));
      const pieces = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let next = await pieces.read(); !next.done; next = await pieces.read()) {
        clearTimeout(watchdog);
        watchdog = setTimeout(() => abort.abort(), SILENCE_MILLIS);
        parser.feed(next.value);
      }
    } finally {
      clearTimeout(watchdog);
    }
  }

  take({ type, id, data }) {
    if (id !== '') {
      this.lastEventId = id;
    }
    if (type === 'alert') {
      this.onAlert(JSON.parse(data));
    } else if (type === 'exercise' || type === 'incident') {
      this.dispatchEvent(new Event(type));
    } else if (type === 'reset') {
      this.onReload();
    }
  }

  /** After a loss the list is read anew as well: whatever happened to the service meanwhile, the page is then right. */
  live() {
    if (this.state === 'lost') {
      this.onReload();
      this.dispatchEvent(new Event('incident'));
    }
    this.state = 'live';
    this.lostAt = null;
    this.failures = 0;
    this.changed();
  }

  lose() {
    this.state = 'lost';
    this.lostAt ??= Date.now();
    this.changed();
  }

  /** For how long there has been no stream. */
  get lostSeconds() {
    return this.lostAt === null ? 0 : Math.round((Date.now() - this.lostAt) / 1000);
  }
}
