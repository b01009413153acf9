import { AlertStream } from '../api/alert-stream.js';
import { read } from '../api/http.js';
import { Observable } from './observable.js';
import { byGravity } from './severity.js';

const PAGE = 200;

/** Whether somebody still has to do something about it: the same words as the service's `state=open`. */
export function isOpen(alert) {
  return alert.stage !== 'CLOSED' && (alert.machine === 'ACTIVE' || alert.stage === 'DETECTED');
}

/** A red hazard that nobody has taken yet: what must not be overlooked. */
export function isRedWaiting(alert) {
  return alert.severity === 'RED' && alert.track === 'HAZARD' && alert.stage === 'DETECTED' && alert.machine === 'ACTIVE';
}

function newestFirst(a, b) {
  return Date.parse(b.raisedAt) - Date.parse(a.raisedAt) || b.id - a.id;
}

/** Open before done; among the open the gravest, then those nobody has taken, then the newest. */
export function inOrder(a, b) {
  if (!isOpen(a) && !isOpen(b)) {
    return newestFirst(a, b);
  }
  return (
    Number(isOpen(b)) - Number(isOpen(a)) ||
    byGravity(a.severity, b.severity) ||
    Number(b.stage === 'DETECTED') - Number(a.stage === 'DETECTED') ||
    newestFirst(a, b)
  );
}

/** All alerts the page knows: what was read at first, kept true by the stream. Also the one chosen and the filters. */
class Alerts extends Observable {
  constructor() {
    super();
    this.byId = new Map();
    this.phase = 'loading';
    this.failure = null;
    this.oldestDone = null;
    this.moreDone = true;
    this.chosen = null;
    this.filter = { state: 'open', domain: '', severity: '' };
    this.stream = new AlertStream(
      (event) => this.heard(event),
      () => this.load(),
    );
  }

  /** Reads the open alerts and follows the stream from there. */
  async start() {
    const lastEventId = await this.load();
    if (lastEventId === undefined) {
      setTimeout(() => this.start(), 3_000);
      return;
    }
    this.stream.follow(lastEventId);
  }

  /** Reads the open alerts; what was open before and is not among them is read again one by one when it is shown. */
  async load() {
    try {
      const { items, lastEventId } = await read('alerts', { state: 'open', limit: PAGE });
      for (const alert of this.byId.values()) {
        if (isOpen(alert)) {
          this.byId.delete(alert.id);
        }
      }
      items.forEach((alert) => this.byId.set(alert.id, alert));
      this.phase = 'ready';
      this.failure = null;
      this.changed();
      return lastEventId;
    } catch (failure) {
      this.failure = failure;
      this.phase = this.phase === 'ready' ? 'ready' : 'failed';
      this.changed();
      return undefined;
    }
  }

  /** Reads the next older page of alerts that are done. */
  async loadDone() {
    try {
      const { items } = await read('alerts', { state: 'closed', limit: PAGE, before: this.oldestDone });
      items.forEach((alert) => this.byId.set(alert.id, alert));
      this.oldestDone = items.at(-1)?.id ?? this.oldestDone;
      this.moreDone = items.length === PAGE;
      this.failure = null;
    } catch (failure) {
      this.failure = failure;
    }
    this.changed();
  }

  heard({ action, alert }) {
    this.put(alert);
    const grew = action === 'RAISE' || action === 'ESCALATE';
    if (grew && isRedWaiting(alert)) {
      this.dispatchEvent(new CustomEvent('red', { detail: alert }));
    }
    this.dispatchEvent(new CustomEvent('touched', { detail: alert.id }));
  }

  put(alert) {
    this.byId.set(alert.id, alert);
    this.changed();
  }

  choose(id) {
    this.chosen = id;
    this.changed();
  }

  narrow(filter) {
    this.filter = { ...this.filter, ...filter };
    if (this.filter.state !== 'open' && this.oldestDone === null) {
      this.loadDone();
    }
    this.changed();
  }

  get redWaiting() {
    return [...this.byId.values()].filter(isRedWaiting).sort(newestFirst);
  }

  /** What the filters leave, in the order in which it should be looked at. */
  get shown() {
    const { state, domain, severity } = this.filter;
    return [...this.byId.values()]
      .filter((alert) => state === 'all' || isOpen(alert) === (state === 'open'))
      .filter((alert) => domain === '' || alert.domain === domain)
      .filter((alert) => severity === '' || alert.severity === severity)
      .sort(inOrder);
  }
}

export const alerts = new Alerts();
