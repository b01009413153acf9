import { read } from '../api/http.js';
import { alerts } from './alerts.js';
import { exercises } from './exercises.js';
import { Observable } from './observable.js';

/** What the stream could not tell is not missed for longer. */
const POLL_MILLIS = 30_000;
/** Not read again sooner: alerts may come by the hundred. */
const PAUSE_MILLIS = 1_000;
const KEPT = 200;
/** The address of the page of incidents: it can be kept and sent. */
const HASH = '#incidents';

/** Incidents: the list, and the one that is looked at with its alerts. Read again when the live stream tells of a change. */
class Incidents extends Observable {
  constructor() {
    super();
    this.open = location.hash === HASH;
    this.state = 'open';
    this.list = null;
    this.failure = null;
    this.openCount = 0;
    this.chosen = null;
    this.detail = null;
    this.isStale = false;
    this.wake = () => undefined;
    alerts.stream.addEventListener('incident', () => {
      this.isStale = true;
      this.wake();
    });
    exercises.addEventListener('opened', () => this.leave());
  }

  async start() {
    for (;;) {
      this.isStale = false;
      await this.load();
      await new Promise((resume) => setTimeout(resume, PAUSE_MILLIS));
      if (!this.isStale) {
        await this.toldOrPolled();
      }
    }
  }

  toldOrPolled() {
    return new Promise((resume) => {
      const timer = setTimeout(resume, POLL_MILLIS);
      this.wake = () => {
        clearTimeout(timer);
        resume();
      };
    });
  }

  async load() {
    try {
      const open = await read('incidents', { state: 'open', limit: KEPT });
      this.openCount = open.items.length;
      this.list = this.state === 'open' ? open.items : (await read('incidents', { state: this.state, limit: KEPT })).items;
      this.failure = null;
      await this.loadDetail();
    } catch (failure) {
      this.failure = failure;
    }
    this.changed();
  }

  async loadDetail() {
    const wanted = this.shownId;
    if (this.open && wanted !== undefined) {
      const detail = await read(`incidents/${wanted}`);
      if (wanted === this.shownId) {
        this.detail = detail;
      }
    }
  }

  /** The one chosen, or the newest. */
  get shownId() {
    return this.chosen ?? this.list?.[0]?.id;
  }

  async toggle(open = !this.open) {
    if (open && exercises.open) {
      await exercises.toggle(false);
    }
    this.open = open;
    history.replaceState(null, '', open ? HASH : location.pathname);
    this.changed();
    await this.load();
  }

  leave() {
    this.open = false;
    this.changed();
  }

  choose(id) {
    this.chosen = id;
    this.detail = this.detail?.id === id ? this.detail : null;
    this.changed();
    return this.load();
  }

  narrow(state) {
    this.state = state;
    this.chosen = null;
    return this.load();
  }
}

export const incidents = new Incidents();
