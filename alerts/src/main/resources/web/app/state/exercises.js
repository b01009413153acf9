import { change, read } from '../api/http.js';
import { alerts } from './alerts.js';
import { Observable } from './observable.js';

const POLL_MILLIS = 5_000;
const KEPT = 20;
/** The address of the page of exercises: it can be kept and sent. */
const HASH = '#exercises';

/** Whether it is asked for, played or scored. */
export function isUnderWay(exercise) {
  return ['REQUESTED', 'RUNNING', 'SCORING'].includes(exercise?.state);
}

/** Exercises: what can be exercised, what has been, the one under way. The live stream tells when to read again. */
class Exercises extends Observable {
  constructor() {
    super();
    this.open = location.hash === HASH;
    this.scenarios = null;
    this.list = null;
    this.failure = null;
    this.chosen = null;
    this.own = new Map();
    alerts.stream.addEventListener('exercise', () => this.load());
  }

  /** Reads them now, and now and then: what the stream could not tell is not missed for long. */
  async start() {
    if (this.open) {
      await this.loadScenarios();
    }
    for (;;) {
      await this.load();
      await new Promise((resume) => setTimeout(resume, POLL_MILLIS));
    }
  }

  async load() {
    try {
      const before = this.underWay?.id;
      this.list = await read('exercises', { limit: KEPT });
      this.failure = null;
      if (this.underWay && this.underWay.id !== before) {
        this.chosen = this.underWay.id;
      }
      await this.loadAlerts();
    } catch (failure) {
      this.failure = failure;
    }
    this.changed();
  }

  /** The alerts of the one that is shown: an old one's are not in the live list. */
  async loadAlerts() {
    const shown = this.shown;
    if (this.open && shown) {
      const { items } = await read('alerts', { state: 'all', exercise: shown.id, limit: 200 });
      this.own.set(shown.id, items);
    }
  }

  async toggle(open = !this.open) {
    this.open = open;
    if (open) {
      this.dispatchEvent(new Event('opened'));
    }
    history.replaceState(null, '', open ? HASH : location.pathname);
    this.changed();
    if (open) {
      await this.loadScenarios();
      await this.load();
    }
  }

  async loadScenarios() {
    try {
      this.scenarios ??= await read('exercises/scenarios');
    } catch (failure) {
      this.failure = failure;
    }
  }

  choose(id) {
    this.chosen = id;
    this.load();
  }

  async begin(scenario, seed) {
    const begun = await change('exercises', { scenario, seed });
    this.chosen = begun.id;
    await this.load();
  }

  async cancel(id) {
    await change(`exercises/${id}/cancel`);
    await this.load();
  }

  get underWay() {
    return this.list?.find(isUnderWay);
  }

  /** The one chosen, or the newest. */
  get shown() {
    return this.list?.find(({ id }) => id === this.chosen) ?? this.list?.[0];
  }

  /** Alerts of an exercise, oldest first. */
  alertsOf(id) {
    const known = new Map((this.own.get(id) ?? []).map((alert) => [alert.id, alert]));
    [...alerts.byId.values()].filter(({ exercise }) => exercise === id).forEach((alert) => known.set(alert.id, alert));
    return [...known.values()].sort((a, b) => Date.parse(a.raisedAt) - Date.parse(b.raisedAt) || a.id - b.id);
  }
}

export const exercises = new Exercises();
