import { AlertStream } from '../api/alert-stream.js';
import { read } from '../api/http.js';
import { Observable } from './observable.js';
import { byGravity } from './severity.js';

const PAGE = 200;

const WAITING = ['DETECTED', 'NOTIFIED'];
/** Stages in which nobody waits for a next step once the condition has gone, but for the last one. */
const CALM = ['ACKNOWLEDGED', 'ANALYSED', 'RESOLVED'];

/** Whether nobody has taken it yet. */
export function isWaiting(alert) {
  return WAITING.includes(alert.stage);
}

/** Whether somebody still has to do something about it: the same words as the service's `state=open`. */
export function isOpen(alert) {
  return alert.stage !== 'CLOSED' && (alert.machine === 'ACTIVE' || !CALM.includes(alert.stage));
}

/** Recovered and taken, but nobody has closed it: the last step of the loop. */
export function isToBeClosed(alert) {
  return CALM.includes(alert.stage) && alert.machine === 'RECOVERED';
}

/** A red hazard of the real city that nobody has taken yet: what must not be overlooked, least of all for an exercise. */
export function isRedWaiting(alert) {
  return !alert.exercise && alert.severity === 'RED' && alert.track === 'HAZARD' && isWaiting(alert) && alert.machine === 'ACTIVE';
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
    Number(isWaiting(b)) - Number(isWaiting(a)) ||
    newestFirst(a, b)
  );
}

/** Whether it is at a place of that name, as the service's `text=` finds it, or at a device of it. */
function isAt({ asset, device }, text) {
  const names = [asset?.id, asset?.title?.zh, asset?.title?.en, asset?.place?.zh, asset?.place?.en, device];
  return names.some((name) => (name ?? '').toLowerCase().includes(text));
}

/** All pages of the open alerts, with the place in the stream from which nothing is missed. */
async function readOpen() {
  const first = await read('alerts', { state: 'open', limit: PAGE });
  const items = [...first.items];
  for (let page = first.items; page.length === PAGE; ) {
    page = (await read('alerts', { state: 'open', limit: PAGE, before: page.at(-1).id })).items;
    items.push(...page);
  }
  return { items, lastEventId: first.lastEventId };
}

/** All alerts the page knows: what was read at first, kept true by the stream. Also the one chosen and the filters. */
class Alerts extends Observable {
  constructor() {
    super();
    this.byId = new Map();
    this.phase = 'loading';
    this.failure = null;
    this.oldest = undefined;
    this.hasOlder = false;
    this.chosen = null;
    this.filter = { state: 'open', domain: '', severity: '', text: '' };
    this.stream = new AlertStream(
      (event) => this.heard(event),
      () => this.load(),
    );
  }

  /** Reads the alerts and follows the stream from there. */
  async start() {
    const lastEventId = await this.load();
    if (lastEventId === undefined) {
      setTimeout(() => this.start(), 3_000);
      return;
    }
    this.stream.follow(lastEventId);
  }

  /** Reads all open alerts and the newest of the others; afterwards the page knows these and nothing older. */
  async load() {
    try {
      const open = await readOpen();
      const done = await this.readDone();
      this.byId = new Map([...done.items, ...open.items].map((alert) => [alert.id, alert]));
      this.noteOldest(done.items);
      this.phase = 'ready';
      this.failure = null;
      this.changed();
      return open.lastEventId;
    } catch (failure) {
      this.failure = failure;
      this.phase = this.phase === 'ready' ? 'ready' : 'failed';
      this.changed();
      return undefined;
    }
  }

  /** Reads the next older page of alerts that are not open. */
  async loadOlder() {
    try {
      const { items } = await this.readDone(this.oldest);
      items.forEach((alert) => this.byId.set(alert.id, alert));
      this.noteOldest(items);
      this.failure = null;
    } catch (failure) {
      this.failure = failure;
    }
    this.changed();
  }

  /** The newest of those that are done at the place that is looked for, before one of them. */
  readDone(before) {
    return read('alerts', { state: 'closed', limit: PAGE, before, text: this.filter.text });
  }

  /** Narrows the list down to a place: what is open at once, what is done once the service has found it. */
  async find(text) {
    if (text !== this.filter.text) {
      this.narrow({ text });
      this.oldest = undefined;
      await this.loadOlder();
    }
  }

  noteOldest(items) {
    this.oldest = items.at(-1)?.id;
    this.hasOlder = items.length === PAGE;
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
    this.changed();
  }

  get redWaiting() {
    return [...this.byId.values()].filter(isRedWaiting).sort(newestFirst);
  }

  /** What the filters leave, in the order in which it should be looked at. */
  get shown() {
    const { state, domain, severity, text } = this.filter;
    return [...this.byId.values()]
      .filter((alert) => state === 'all' || (alert.stage === 'CLOSED') === (state === 'closed'))
      .filter((alert) => domain === '' || alert.domain === domain)
      .filter((alert) => severity === '' || alert.severity === severity)
      .filter((alert) => text === '' || isAt(alert, text.toLowerCase()))
      .sort(inOrder);
  }
}

export const alerts = new Alerts();
