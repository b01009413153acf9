import { change, end, read } from '../api/http.js';
import { city } from './city.js';
import { Observable } from './observable.js';

const POLL_MILLIS = 5_000;

/** Windows of work: places no rule judges for a while, because people work there. */
class Work extends Observable {
  constructor() {
    super();
    this.list = [];
    this.failed = false;
  }

  async start() {
    for (;;) {
      await this.load();
      await new Promise((resume) => setTimeout(resume, POLL_MILLIS));
    }
  }

  /** What was known stays shown when it cannot be read, and is said to be old. */
  async load() {
    try {
      this.list = await read('work-windows');
      this.failed = false;
    } catch {
      this.failed = true;
    }
    this.changed();
  }

  get underWay() {
    return this.list.filter(({ startsAt, until }) => Date.parse(startsAt) <= city.now && city.now < Date.parse(until));
  }

  async declare(window) {
    await change('work-windows', window);
    await this.load();
  }

  async end(id, reason) {
    await end(`work-windows/${id}`, reason);
    await this.load();
  }
}

export const work = new Work();
