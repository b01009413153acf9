import { read } from '../api/http.js';
import { city } from './city.js';
import { exercises } from './exercises.js';
import { incidents } from './incidents.js';
import { Observable } from './observable.js';

/** The address of the page of rules: it can be kept and sent. */
const HASH = '#rules';
const DAY_MILLIS = 86_400_000;
/** The spans to choose from, in days. */
export const SPANS = { d7: 7, d30: 30, d90: 90, d365: 365 };

/** The rules of a domain with their records, and who changed them. Read when the page of rules is opened. */
class Rules extends Observable {
  constructor() {
    super();
    this.open = location.hash === HASH;
    this.domain = null;
    this.span = 'd90';
    this.list = null;
    this.history = null;
    this.chosen = null;
    this.failure = null;
    for (const other of [exercises, incidents]) {
      other.addEventListener('change', () => this.open && other.open && this.leave());
    }
    city.addEventListener('change', () => this.open && this.domain === null && this.load());
  }

  toggle(open = !this.open) {
    if (!open) {
      history.replaceState(null, '', location.pathname);
      this.leave();
      return;
    }
    if (exercises.open) {
      exercises.toggle(false);
    }
    if (incidents.open) {
      incidents.leave();
    }
    history.replaceState(null, '', HASH);
    this.open = true;
    this.load();
  }

  leave() {
    this.open = false;
    this.changed();
  }

  show(domain) {
    this.domain = domain;
    this.list = null;
    this.chosen = null;
    this.load();
  }

  over(span) {
    this.span = span;
    this.load();
  }

  choose(id) {
    this.chosen = id;
    this.changed();
  }

  async load() {
    this.domain ??= city.domains?.[0]?.id ?? null;
    this.changed();
    const { domain, span } = this;
    if (domain === null) {
      return;
    }
    try {
      const from = new Date(city.now - SPANS[span] * DAY_MILLIS).toISOString();
      const [list, changes] = await Promise.all([read('rules', { domain, from }), read(`rules/${domain}`)]);
      if (domain === this.domain && span === this.span) {
        this.list = list.items;
        this.history = changes;
        this.failure = null;
      }
    } catch (failure) {
      this.failure = failure;
    }
    this.changed();
  }

  /** The one chosen, or the first that raised anything, or the first. */
  get shown() {
    const list = this.list ?? [];
    return list.find(({ id }) => id === this.chosen) ?? list.find(({ record }) => record.raised > 0) ?? list[0];
  }
}

export const rules = new Rules();
